package io.rolecall.capture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Builds capture files in memory, byte by byte, and reads them back: the tests' own hand, not the project's writers. */
final class CaptureBytes {
    static final int MICRO = 0xa1b2c3d4;
    static final int NANO = 0xa1b23c4d;
    static final int MODIFIED = 0xa1b2cd34;

    /** One frame as it was delivered, copied. */
    record Copy(long number, long nanos, int linkType, int interfaceIndex, int direction, int verdict, int wireLength,
            List<Byte> bytes) {
    }

    /** What a capture gave: its frames, how it ended, and what it said of itself. */
    record Outcome(List<Copy> frames, CaptureException failure, CaptureFacts facts) {
    }

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteOrder order;

    private CaptureBytes(ByteOrder order) {
        this.order = order;
    }

    static CaptureBytes in(ByteOrder order) {
        return new CaptureBytes(order);
    }

    static CaptureBytes little() {
        return in(ByteOrder.LITTLE_ENDIAN);
    }

    CaptureBytes u16(int... values) {
        for (int value : values) {
            bytes(ByteBuffer.allocate(2).order(order).putShort((short) value).array());
        }
        return this;
    }

    CaptureBytes u32(int... values) {
        for (int value : values) {
            bytes(ByteBuffer.allocate(4).order(order).putInt(value).array());
        }
        return this;
    }

    CaptureBytes u64(long value) {
        return bytes(ByteBuffer.allocate(8).order(order).putLong(value).array());
    }

    CaptureBytes bytes(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    CaptureBytes text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    CaptureBytes pcapHeader(int magic, int snapLength, int linkType) {
        return u32(magic).u16(2, 4).u32(0, 0, snapLength, linkType);
    }

    CaptureBytes record(int seconds, int fraction, byte[] body) {
        return record(seconds, fraction, body.length, body.length, body);
    }

    CaptureBytes record(int seconds, int fraction, int captured, int wire, byte[] body) {
        return u32(seconds, fraction, captured, wire).bytes(body);
    }

    CaptureBytes block(int type, byte[] body) {
        int padding = -body.length & 3;
        int total = 12 + body.length + padding;
        return u32(type, total).bytes(body).bytes(new byte[padding]).u32(total);
    }

    CaptureBytes section(CaptureBytes options) {
        return block(0x0a0d0d0a, same().u32(0x1a2b3c4d).u16(1, 0).u64(-1).bytes(options.build()).build());
    }

    CaptureBytes section() {
        return section(same());
    }

    CaptureBytes interfaceBlock(int linkType, int snapLength, CaptureBytes options) {
        return block(1, same().u16(linkType, 0).u32(snapLength).bytes(options.build()).build());
    }

    CaptureBytes interfaceBlock(int linkType) {
        return interfaceBlock(linkType, 0, same());
    }

    CaptureBytes option(int code, byte... value) {
        return u16(code, value.length).bytes(value).bytes(new byte[-value.length & 3]);
    }

    CaptureBytes enhanced(int id, long ticks, byte[] body, CaptureBytes options) {
        return enhanced(id, ticks, body.length, body, options);
    }

    CaptureBytes enhanced(int id, long ticks, int wire, byte[] body, CaptureBytes options) {
        return block(6, same().u32(id, (int) (ticks >>> 32), (int) ticks, body.length, wire).bytes(body)
                .bytes(new byte[-body.length & 3]).bytes(options.build()).build());
    }

    CaptureBytes enhanced(int id, long ticks, byte[] body) {
        return enhanced(id, ticks, body, same());
    }

    /** An empty builder of the same byte order, for a body or for options. */
    CaptureBytes same() {
        return in(order);
    }

    byte[] build() {
        return out.toByteArray();
    }

    /** A body of that length whose bytes tell their place. */
    static byte[] body(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 7 + length);
        }
        return bytes;
    }

    static FrameSource open(byte[] file, CaptureOptions options) throws CaptureException {
        return CaptureFiles.open("test.pcap", Channels.newChannel(new ByteArrayInputStream(file)), options);
    }

    /** Reads to the end, whatever the end is, in {@link BothWays}. */
    static Outcome read(byte[] file) {
        return read(file, CaptureOptions.DEFAULT);
    }

    static Outcome read(byte[] file, CaptureOptions options) {
        return BothWays.read(with -> open(file, with), options);
    }

    /** Reads to the end, frame by frame. */
    static Outcome drain(FrameSource source) {
        List<Copy> frames = new ArrayList<>();
        Frame frame = new Frame();
        CaptureException failure = null;
        try {
            while (source.next(frame)) {
                frames.add(copy(frame));
            }
        } catch (CaptureException e) {
            failure = e;
        }
        return new Outcome(frames, failure, source.facts());
    }

    static Copy copy(Frame frame) {
        byte[] bytes = new byte[frame.capturedLength];
        frame.buffer.get(frame.offset, bytes);
        return new Copy(frame.number, frame.timestampNanos, frame.linkType, frame.interfaceIndex, frame.direction,
                frame.verdict, frame.wireLength, list(bytes));
    }

    static List<Byte> list(byte[] bytes) {
        return new ByteList(bytes);
    }

    /** Bytes as a list without an object for each: captures of some megabytes are compared. */
    private static final class ByteList extends AbstractList<Byte> {
        private final byte[] bytes;

        ByteList(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public Byte get(int index) {
            return bytes[index];
        }

        @Override
        public int size() {
            return bytes.length;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ByteList list ? Arrays.equals(bytes, list.bytes) : super.equals(other);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }
}
