package io.rolecall.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.List;

/**
 * Writes frames to a capture file, buffered. {@link #pcap} for one link type and the widest use, {@link #pcapng} when
 * interfaces, link types or directions differ. One thread; the writer copies what it needs before it returns.
 */
public abstract class CaptureWriter implements AutoCloseable {
    private static final int BUFFER_BYTES = 256 << 10;

    /** Little-endian, as nearly every capture file is. */
    final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final WritableByteChannel channel;
    private long flushed;

    CaptureWriter(WritableByteChannel channel) {
        this.channel = channel;
    }

    /** A pcap file with nanosecond stamps; closes the channel at the end. */
    public static CaptureWriter pcap(WritableByteChannel channel, int linkType) {
        return new PcapWriter(channel, linkType);
    }

    /**
     * A pcapng file with nanosecond stamps; closes the channel at the end. An interface is described in front of its
     * first frame, by the one of {@code known} with the same index and link type where there is one.
     */
    public static CaptureWriter pcapng(WritableByteChannel channel, List<CaptureFacts.Interface> known) {
        return new PcapngWriter(channel, known);
    }

    /**
     * Writes one frame.
     *
     * @throws IOException when the file cannot take it, or its format cannot
     */
    public abstract void write(Frame frame) throws IOException;

    /** Makes room for a header of that many bytes. */
    final void room(int bytes) throws IOException {
        if (out.remaining() < bytes) {
            flush();
        }
    }

    /** Copies that many of the frame's bytes, through several buffers if need be. */
    final void body(Frame frame, int length) throws IOException {
        int done = 0;
        while (done < length) {
            room(1);
            int count = Math.min(out.remaining(), length - done);
            out.put(out.position(), frame.buffer, frame.offset + done, count);
            out.position(out.position() + count);
            done += count;
        }
    }

    /** Hands everything written so far to the file. */
    public final void flush() throws IOException {
        out.flip();
        flushed += out.remaining();
        while (out.hasRemaining()) {
            channel.write(out);
        }
        out.clear();
    }

    /** Size of the file so far, the buffered part included. */
    public final long bytesWritten() {
        return flushed + out.position();
    }

    @Override
    public final void close() throws IOException {
        try (channel) {
            flush();
        }
    }
}
