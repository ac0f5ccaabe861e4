package io.rolecall.capture;

/**
 * How capture files are read.
 *
 * @param bufferBytes size of the read buffer
 * @param filter a BPF filter in tcpdump's language, or empty; needs libpcap or Npcap
 * @param dropsOnly whether the user says that the capture holds only packets which the host dropped
 *     ({@code pktmon etl2pcap --drop-only}): pktmon writes nothing into the file that would tell
 */
public record CaptureOptions(int bufferBytes, String filter, boolean dropsOnly) {
    /** What nearly every caller wants. */
    public static final CaptureOptions DEFAULT = new CaptureOptions(Window.USUAL_BYTES, "", false);

    /** The same with another filter. */
    public CaptureOptions withFilter(String newFilter) {
        return new CaptureOptions(bufferBytes, newFilter, dropsOnly);
    }

    /** The same with another size of the read buffer. */
    public CaptureOptions withBufferBytes(int bytes) {
        return new CaptureOptions(bytes, filter, dropsOnly);
    }

    /** The same, for a capture that holds only dropped packets, or not. */
    public CaptureOptions withDropsOnly(boolean value) {
        return new CaptureOptions(bufferBytes, filter, value);
    }
}
