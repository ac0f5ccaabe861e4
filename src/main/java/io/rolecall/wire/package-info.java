/**
 * What the bytes of one header mean. Each class is one header: its bit diagram, its offsets as named constants, and
 * accessors too small to be wrong.
 *
 * <p>The contract of every view, once: nothing is copied and nothing is kept. {@code headerLength(buffer, at, end)} looks at
 * the bytes from {@code at} to {@code end} and answers the header's length, or {@link io.rolecall.wire.Headers#SHORT}
 * when the bytes end before the header does, or {@link io.rolecall.wire.Headers#MALFORMED} when they contradict
 * themselves. Only after a positive answer may the accessors be called with the same {@code at}. Buffers are big-endian.
 *
 * <p>Hot: no allocation, no text, no exception. The one type that is not a view is {@link io.rolecall.wire.IpAddress},
 * the address as a value, which is made per host and never per frame.
 */
package io.rolecall.wire;
