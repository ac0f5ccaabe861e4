/**
 * One walk through one frame, from the link layer down to transport, tunnels included.
 *
 * <p>{@link io.rolecall.decode.FrameDecoder} fills reused {@link io.rolecall.decode.Packet}s, outermost first, and answers
 * with a named {@link io.rolecall.decode.DecodeOutcome}; bad bytes are counted outcomes, never exceptions. It keeps no
 * state from one frame to the next: joining fragments to their first is the flow table's work.
 *
 * <p>Frames come in batches ({@link io.rolecall.decode.FrameBatch}). The most usual ones, plain TCP and UDP over IPv4 over
 * Ethernet, take a short way ({@link io.rolecall.decode.PlainFrames}): the same facts in one row of {@code long}s, without a
 * packet.
 *
 * <p>Hot: no allocation, no text, no clock.
 */
package io.rolecall.decode;
