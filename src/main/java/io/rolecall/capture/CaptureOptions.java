package io.rolecall.capture;

/**
 * How capture files are read.
 *
 * @param bufferBytes size of the read buffer
 * @param filter a BPF filter in tcpdump's language, or empty; needs libpcap or Npcap
 * @param stretches batches of frames ({@link FrameSource#next(FrameRows)}) that stay valid at the same time, the latest
 *     included
 * @param unpackedAhead whether a packed capture is unpacked by a thread of its own, a mebibyte ahead; too much where many
 *     captures are open at once
 */
public record CaptureOptions(int bufferBytes, String filter, int stretches, boolean unpackedAhead) {
    /** What nearly every caller wants. */
    public static final CaptureOptions DEFAULT = new CaptureOptions(Window.USUAL_BYTES, "", 1, true);

    /** The same with another filter. */
    public CaptureOptions withFilter(String newFilter) {
        return new CaptureOptions(bufferBytes, newFilter, stretches, unpackedAhead);
    }

    /** The same with another size of the read buffer. */
    public CaptureOptions withBufferBytes(int bytes) {
        return new CaptureOptions(bytes, filter, stretches, unpackedAhead);
    }

    /** The same with this many batches valid at the same time. */
    public CaptureOptions withStretches(int count) {
        return new CaptureOptions(bufferBytes, filter, count, unpackedAhead);
    }

    /** The same, unpacked ahead or by whoever reads. */
    public CaptureOptions withUnpackedAhead(boolean value) {
        return new CaptureOptions(bufferBytes, filter, stretches, value);
    }
}
