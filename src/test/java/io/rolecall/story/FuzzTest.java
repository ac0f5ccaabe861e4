package io.rolecall.story;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged and invented captures through the whole program: always an outcome, never an exception. Seeds are fixed. */
class FuzzTest {
    private static final int PCAP_HEADER = 24;
    private static final int RECORD_HEADER = 16;

    @TempDir
    private Path folder;

    @Test
    void shouldSurviveRandomBytes() throws IOException {
        Random random = new Random(1);
        for (int round = 0; round < 60; round++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            survive(bytes);
        }
    }

    @Test
    void shouldSurviveRandomFramesInASoundFile() throws IOException {
        Random random = new Random(2);
        for (Link link : Link.values()) {
            for (int round = 0; round < 8; round++) {
                survive(soundFileOfNoise(random, link.linkType()));
            }
        }
    }

    @Test
    void shouldSurviveFlippedBitsInFrames() throws IOException {
        Random random = new Random(3);
        for (Story story : pcaps()) {
            for (int round = 0; round < 4; round++) {
                byte[] bytes = story.bytes().clone();
                flipInFrames(random, bytes);
                survive(bytes);
            }
        }
    }

    @Test
    void shouldSurviveFlippedBitsAnywhere() throws IOException {
        Random random = new Random(4);
        for (Story story : StoryBook.all()) {
            for (int round = 0; round < 4; round++) {
                byte[] bytes = story.bytes().clone();
                for (int i = 0; i <= bytes.length / 200; i++) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
                survive(bytes);
            }
        }
    }

    @Test
    void shouldSurviveEveryCut() throws IOException {
        byte[] whole = StoryBook.all().stream().filter(story -> story.name().equals("rpc-answer-in-pieces")).findFirst()
                .orElseThrow().bytes();
        for (int length = 0; length < whole.length; length += 7) {
            survive(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void shouldSurviveHostileLengthsOnTheWire() throws IOException {
        int[] hostile = {0, 1, -1, 0x7fffffff, 0x7fffff00, 0x7fff0000, 0x80000000, 0x10000};
        for (Story story : pcaps()) {
            for (int wire : hostile) {
                byte[] bytes = story.bytes().clone();
                setWireLengths(bytes, wire);
                survive(bytes);
            }
        }
    }

    private void survive(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("fuzz.pcap"), bytes);
        Program.Result result = Program.run("analyze", "--format", "csv", file.toString());
        assertTrue(result.exit() == 0 || result.exit() == 3, () -> result.exit() + ": " + result.err());
        for (String fault : List.of("\tat ", "Exception", "internal error", "out of memory")) {
            assertFalse((result.out() + result.err()).contains(fault), result.err());
        }
        assertTrue(result.exit() == 0 || !result.err().isBlank(), "a failure without a sentence");
    }

    private static List<Story> pcaps() {
        return StoryBook.all().stream().filter(story -> story.file().equals("capture.pcap")).toList();
    }

    /** Flips bits in frame bytes only, one in a hundred bytes, so that the file itself stays readable. */
    private static void flipInFrames(Random random, byte[] pcap) {
        int at = PCAP_HEADER;
        while (at < pcap.length) {
            int length = pcap[at + 8] & 0xff | (pcap[at + 9] & 0xff) << 8;
            for (int i = 0; i <= length / 100; i++) {
                pcap[at + RECORD_HEADER + random.nextInt(length)] ^= (byte) (1 << random.nextInt(8));
            }
            at += RECORD_HEADER + length;
        }
    }

    private static void setWireLengths(byte[] pcap, int wire) {
        ByteBuffer words = ByteBuffer.wrap(pcap).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = PCAP_HEADER; at < pcap.length; at += RECORD_HEADER + words.getInt(at + 8)) {
            words.putInt(at + 12, wire);
        }
    }

    private static byte[] soundFileOfNoise(Random random, int linkType) {
        Bytes file = new Bytes().u32le(0xa1b2c3d4L).u16le(2).u16le(4).u32le(0).u32le(0).u32le(65_535).u32le(linkType);
        for (int frame = 0; frame < 30; frame++) {
            byte[] bytes = new byte[1 + random.nextInt(120)];
            random.nextBytes(bytes);
            file.u32le(1_772_438_400L + frame).u32le(frame).u32le(bytes.length).u32le(bytes.length).add(bytes);
        }
        return file.bytes();
    }
}
