package io.rolecall.capture;

/**
 * How capture files are read.
 *
 * @param bufferBytes size of the read buffer
 * @param filter a BPF filter in tcpdump's language, or empty; needs libpcap or Npcap
 * @param dropsOnly whether the user says that the capture holds only packets which the host dropped
 *     ({@code pktmon etl2pcap --drop-only}): pktmon writes nothing into the file that would tell
 * @param stretches batches of frames ({@link FrameSource#next(FrameRows)}) that stay valid at the same time, the latest
 *     included
 * @param unpackedAhead whether a packed capture is unpacked by a thread of its own, a mebibyte ahead; too much where many
 *     captures are open at once
 */
public record CaptureOptions(int bufferBytes, String filter, boolean dropsOnly, int stretches, boolean unpackedAhead) {
    /** What nearly every caller wants. */
    public static final CaptureOptions DEFAULT = new CaptureOptions(Window.USUAL_BYTES, "", false, 1, true);

    /** The same with another filter. */
    public CaptureOptions withFilter(String newFilter) {
        return new CaptureOptions(bufferBytes, newFilter, dropsOnly, stretches, unpackedAhead);
    }

    /** The same with another size of the read buffer. */
    public CaptureOptions withBufferBytes(int bytes) {
        return new CaptureOptions(bytes, filter, dropsOnly, stretches, unpackedAhead);
    }

    /** The same, for a capture that holds only dropped packets, or not. */
    public CaptureOptions withDropsOnly(boolean value) {
        return new CaptureOptions(bufferBytes, filter, value, stretches, unpackedAhead);
    }

    /** The same with this many batches valid at the same time. */
    public CaptureOptions withStretches(int count) {
        return new CaptureOptions(bufferBytes, filter, dropsOnly, count, unpackedAhead);
    }

    /** The same, unpacked ahead or by whoever reads. */
    public CaptureOptions withUnpackedAhead(boolean value) {
        return new CaptureOptions(bufferBytes, filter, dropsOnly, stretches, value);
    }
}
