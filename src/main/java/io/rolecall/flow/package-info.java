/**
 * Connections in capture time: who began, how it went.
 *
 * <p>{@link io.rolecall.flow.FlowTracker} takes one {@link io.rolecall.decode.Packet} after the other and keeps one slot of
 * sixteen {@code long}s a flow in a {@link io.rolecall.flow.SlotTable}. A slot is a <em>summary</em>, not a state machine:
 * everything in it is a sum, a maximum, a first, a last or a bit that was seen, so that two slots of the same connection,
 * seen in two pieces of a capture, join into one ({@link io.rolecall.flow.FlowJoin}). Who began and how it went are
 * pure functions of a summary ({@link io.rolecall.flow.Orientation}, {@link io.rolecall.flow.FlowOutcomes}), asked only
 * when a flow ends.
 *
 * <p>The two ends of a flow are called A and B: A is the numerically lower (address, port). Which of them is the initiator
 * is not decided here until the end, because a later packet may prove it.
 *
 * <p>What costs is memory: a flow's place in the index and its slot are both somewhere else than the last flow's. So batches
 * are looked ahead at ({@link io.rolecall.flow.LookAhead}), and a reading thread may look up the index beforehand ({@link
 * io.rolecall.flow.FlowHints}).
 *
 * <p>Time is the frame's; no clock is asked. The find path allocates nothing. Knows nothing of roles or documents.
 */
package io.rolecall.flow;
