/**
 * The mergeable memory of a run.
 *
 * <p>A {@link io.rolecall.observe.Recorder} takes frames' packets, keeps the open flows (floor {@code flow}), folds every
 * flow that ends into its communication ({@link io.rolecall.observe.CommunicationTable}), and collects what the payload
 * announced. Two recorders that saw two pieces of a capture merge into one that saw the whole. {@link
 * io.rolecall.observe.Recorder#observations()} ends the run and gives the read-only {@link
 * io.rolecall.observe.Observations} that everything above judges and prints.
 *
 * <p>Memory follows communications and open flows, never frames or closed flows. Knows nothing of roles or documents.
 */
package io.rolecall.observe;
