package io.rolecall.capture;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/** Writes pcap with nanosecond stamps, one link type. */
final class PcapWriter extends CaptureWriter {
    /** No reader takes a longer frame from a pcap file; what is longer is cut here, and its wire length kept. */
    private static final int SNAP_LENGTH = 262_144;
    private static final int MAGIC_NANOSECONDS = 0xa1b23c4d;
    private static final short MAJOR = 2;
    private static final short MINOR = 4;
    private static final int RECORD_HEADER = 16;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final int linkType;

    PcapWriter(WritableByteChannel channel, int linkType) {
        super(channel);
        this.linkType = linkType;
        out.putInt(MAGIC_NANOSECONDS).putShort(MAJOR).putShort(MINOR).putInt(0).putInt(0);
        out.putInt(SNAP_LENGTH).putInt(linkType);
    }

    @Override
    public void write(Frame frame) throws IOException {
        if (frame.linkType != linkType) {
            throw new IOException("a pcap file holds one link type: " + linkType + " so far, now " + frame.linkType
                    + "; write pcapng instead");
        }
        room(RECORD_HEADER);
        out.putInt((int) Math.floorDiv(frame.timestampNanos, NANOS_PER_SECOND));
        out.putInt((int) Math.floorMod(frame.timestampNanos, NANOS_PER_SECOND));
        int captured = Math.min(frame.capturedLength, SNAP_LENGTH);
        out.putInt(captured).putInt(frame.wireLength);
        body(frame, captured);
    }
}
