package io.rolecall.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes large made-up captures fast, to a file or into a pipe: nanosecond pcap, bare TCP segments over IPv4. */
public final class PcapStream implements AutoCloseable {
    private static final int MAGIC_NANOSECONDS = 0xA1B2_3C4D;
    private static final int RECORD = 16;
    private static final int PACKET = 40;

    private final OutputStream out;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);

    /** Begins a capture of raw IP or of another link type whose header the caller leaves out. */
    public PcapStream(OutputStream out, int linkType) {
        this.out = out;
        buffer.order(ByteOrder.LITTLE_ENDIAN).putInt(MAGIC_NANOSECONDS).putShort((short) 2).putShort((short) 4).putInt(0)
                .putInt(0).putInt(65_535).putInt(linkType);
    }

    /** Writes one segment between two ends, in either direction. */
    public void tcp(long nanos, int client, int server, int clientPort, int serverPort, boolean back, int flags,
            int sequence, int acknowledgment) throws IOException {
        if (buffer.remaining() < RECORD + PACKET) {
            flush();
        }
        buffer.order(ByteOrder.LITTLE_ENDIAN).putInt((int) (nanos / 1_000_000_000)).putInt((int) (nanos % 1_000_000_000))
                .putInt(PACKET).putInt(PACKET);
        buffer.order(ByteOrder.BIG_ENDIAN).putInt(0x4500_0000 | PACKET).putInt(sequence << 16 | 0x4000)
                .putInt(0x4006_0000).putInt(back ? server : client).putInt(back ? client : server)
                .putShort((short) (back ? serverPort : clientPort)).putShort((short) (back ? clientPort : serverPort))
                .putInt(sequence).putInt(acknowledgment).put((byte) 0x50).put((byte) flags).putShort((short) 1_024)
                .putInt(0);
    }

    private void flush() throws IOException {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        flush();
        out.close();
    }
}
