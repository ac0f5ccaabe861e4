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
 */
public record CaptureOptions(int bufferBytes, String filter, boolean dropsOnly, int stretches) {
    /** What nearly every caller wants. */
    public static final CaptureOptions DEFAULT = new CaptureOptions(Window.USUAL_BYTES, "", false, 1);

    /** The same with another filter. */
    public CaptureOptions withFilter(String newFilter) {
        return new CaptureOptions(bufferBytes, newFilter, dropsOnly, stretches);
    }

    /** The same with another size of the read buffer. */
    public CaptureOptions withBufferBytes(int bytes) {
        return new CaptureOptions(bytes, filter, dropsOnly, stretches);
    }

    /** The same, for a capture that holds only dropped packets, or not. */
    public CaptureOptions withDropsOnly(boolean value) {
        return new CaptureOptions(bufferBytes, filter, value, stretches);
    }

    /** The same with this many batches valid at the same time. */
    public CaptureOptions withStretches(int count) {
        return new CaptureOptions(bufferBytes, filter, dropsOnly, count);
    }
}
