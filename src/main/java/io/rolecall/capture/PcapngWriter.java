package io.rolecall.capture;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes pcapng: one section, an interface description in front of an interface's first frame, enhanced packet blocks
 * with nanosecond stamps, and the direction where it is known. Verdicts are not written: the format asks who gave them.
 */
final class PcapngWriter extends CaptureWriter {
    private static final int SECTION_BYTES = 28;
    private static final int INTERFACE_BYTES = 32;
    private static final int PACKET_BYTES = 32;
    private static final int FLAGS_BYTES = 12;
    private static final int LONGEST_NAME = 255;
    private static final short IF_NAME = 2;
    private static final short IF_TSRESOL = 9;
    private static final short EPB_FLAGS = 2;
    private static final int NANOSECONDS = 9;
    /** The snap length of an interface that cuts nothing. */
    private static final int NO_LIMIT = 0;

    private record Written(int index, int linkType) {
    }

    private final List<CaptureFacts.Interface> known;
    private final List<Written> written = new ArrayList<>();

    PcapngWriter(WritableByteChannel channel, List<CaptureFacts.Interface> known) {
        super(channel);
        this.known = known;
        out.putInt(0x0a0d0d0a).putInt(SECTION_BYTES).putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0);
        out.putLong(-1).putInt(SECTION_BYTES);
    }

    @Override
    public void write(Frame frame) throws IOException {
        int id = idOf(frame.interfaceIndex, frame.linkType);
        int padding = -frame.capturedLength & 3;
        boolean flags = frame.direction != Frame.DIRECTION_UNKNOWN;
        int total = PACKET_BYTES + frame.capturedLength + padding + (flags ? FLAGS_BYTES : 0);
        room(PACKET_BYTES);
        out.putInt(6).putInt(total).putInt(id);
        out.putInt((int) (frame.timestampNanos >>> 32)).putInt((int) frame.timestampNanos);
        out.putInt(frame.capturedLength).putInt(frame.wireLength);
        body(frame, frame.capturedLength);
        room(FLAGS_BYTES + PACKET_BYTES);
        for (int i = 0; i < padding; i++) {
            out.put((byte) 0);
        }
        if (flags) {
            out.putShort(EPB_FLAGS).putShort((short) 4).putInt(frame.direction).putInt(0);
        }
        out.putInt(total);
    }

    private int idOf(int index, int linkType) throws IOException {
        for (int id = 0; id < written.size(); id++) {
            if (written.get(id).index() == index && written.get(id).linkType() == linkType) {
                return id;
            }
        }
        describe(index, linkType);
        written.add(new Written(index, linkType));
        return written.size() - 1;
    }

    private void describe(int index, int linkType) throws IOException {
        byte[] name = new byte[0];
        for (CaptureFacts.Interface each : known) {
            if (each.index() == index && each.linkType() == linkType) {
                name = each.name().getBytes(StandardCharsets.UTF_8);
            }
        }
        name = Arrays.copyOf(name, Math.min(name.length, LONGEST_NAME));
        int padded = name.length + 3 & ~3;
        int total = INTERFACE_BYTES + (name.length == 0 ? 0 : 4 + padded);
        room(total);
        out.putInt(1).putInt(total).putShort((short) linkType).putShort((short) 0).putInt(NO_LIMIT);
        if (name.length > 0) {
            out.putShort(IF_NAME).putShort((short) name.length).put(Arrays.copyOf(name, padded));
        }
        out.putShort(IF_TSRESOL).putShort((short) 1).put((byte) NANOSECONDS).put(new byte[3]);
        out.putInt(0).putInt(total);
    }
}
