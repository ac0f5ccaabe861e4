package io.rolecall.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Tiny capture files, enough to run the whole program on. */
final class Captures {
    private static final int SYN = 0x02;
    private static final int RST_ACK = 0x14;

    private Captures() {
    }

    /** One refused connection: 10.0.0.1 asks 10.0.0.7 on tcp 445, which answers with a reset. */
    static Path small(Path folder) throws IOException {
        return write(folder.resolve("small.pcap"), segment(1, 50_000, 7, 445, SYN, 0), segment(7, 445, 1, 50_000, RST_ACK, 1));
    }

    /** The same as frames of a link type that nobody decodes. */
    static Path ofRadio(Path folder) throws IOException {
        byte[] bytes = Files.readAllBytes(small(folder));
        return Files.write(folder.resolve("radio.pcap"), ByteBuffer.wrap(bytes).putInt(20, 127).array());
    }

    /** A pcap file of raw IP packets, a millisecond apart. */
    static Path write(Path file, byte[]... packets) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(24 + packets.length * 64);
        bytes.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(65_535).putInt(101);
        for (int i = 0; i < packets.length; i++) {
            bytes.putInt(1_793_525_400).putInt(i * 1000).putInt(packets[i].length).putInt(packets[i].length).put(packets[i]);
        }
        return Files.write(file, Arrays.copyOf(bytes.array(), bytes.position()));
    }

    private static byte[] segment(int from, int fromPort, int to, int toPort, int flags, int acknowledged) {
        return ByteBuffer.allocate(40).putInt(0x45000028).putInt(from << 16).putInt(0x40060000)
                .putInt(0x0A000000 | from).putInt(0x0A000000 | to)
                .putShort((short) fromPort).putShort((short) toPort).putInt(0).putInt(acknowledged)
                .putInt(0x50000000 | flags << 16).putInt(0).array();
    }
}
