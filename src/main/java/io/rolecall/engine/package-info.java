/**
 * The loop that joins floors 0 to 4: frames come in from captures, {@link io.rolecall.observe.Observations} come out.
 *
 * <p>Called by {@code cli}. Knows no roles, no documents, no output format and no option: what it needs of those is in
 * {@link io.rolecall.engine.EngineOptions}, and what it has to say on the way goes to a
 * {@link io.rolecall.engine.ProgressListener} and a {@link io.rolecall.engine.FlowLog}.
 *
 * <p>With several threads a large capture goes through a {@link io.rolecall.engine.Pipeline}: one thread reads and decodes,
 * the other observes. Several captures are shared by a {@link io.rolecall.engine.Team}, whose recorders are merged in
 * order. Neither changes what is seen, and of a capture that is named twice the same is seen on every machine. Captures that
 * turn out to overlap in time are read once more, all at once, in the order of their frames
 * ({@link io.rolecall.engine.Interleaved}).
 *
 * <p>Finished flows reach the log at the end, in the order of their first frames
 * ({@link io.rolecall.engine.OrderedFlows}); more than memory should hold lie in a temporary file until then
 * ({@link io.rolecall.engine.FlowSpill}).
 */
package io.rolecall.engine;
