package io.rolecall.capture;

import static io.rolecall.capture.CaptureBytes.body;
import static io.rolecall.capture.CaptureBytes.little;
import static io.rolecall.capture.CaptureBytes.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureFilesTest {
    @TempDir
    private Path folder;

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static String refusal(Path path) {
        CaptureException refused = assertThrows(CaptureException.class,
                () -> CaptureFiles.open(path.toString(), CaptureOptions.DEFAULT).close());
        assertEquals(0, refused.frameNumber());
        assertTrue(refused.sentence().startsWith(path + ": "), refused.sentence());
        assertFalse(refused.sentence().contains("\n"), refused.sentence());
        return refused.getMessage();
    }

    @Test
    void shouldSayWhyWhenThereIsNothingToRead() throws IOException {
        assertEquals("there is no such file", refusal(folder.resolve("missing.pcap")));
        assertEquals("this is a directory, not a capture file", refusal(folder));
        assertEquals("the file is empty", refusal(file("empty.pcap", new byte[0])));
        assertTrue(refusal(file("one.pcap", new byte[] {1})).contains("single byte"));
        assertTrue(refusal(file("zeros.pcap", new byte[500])).contains("zeros"));
    }

    /** A Java that is started with standard input closed reads its own library there. */
    @Test
    void shouldSayThatStandardInputIsClosedWhenJavasOwnLibraryIsRead() throws IOException {
        byte[] library = {(byte) 0xda, (byte) 0xda, (byte) 0xfe, (byte) 0xca, 0, 0, 1, 0};
        CaptureException refused = assertThrows(CaptureException.class, () -> CaptureFiles.open("-",
                Channels.newChannel(new ByteArrayInputStream(library)), CaptureOptions.DEFAULT).close());
        assertEquals("-: standard input is closed", refused.sentence());
        assertTrue(refusal(file("modules", library)).contains("neither pcap nor pcapng"));
    }

    @ParameterizedTest
    @CsvSource({"736e6f6f70000000,snoop", "474d4255,Network Monitor 2", "52545353,Network Monitor 1", "504b0304,ZIP",
        "425a6839,bzip2", "fd377a585a00,xz", "04224d18,lz4", "7f454c46,program", "4d5a9000,Windows program",
        "584350002e303032,Sniffer", "3c3f786d6c,text", "fffe44006100,text", "255044462d,PDF", "8001020304050607,8001020304",
        "00000000aabbcc5f0100005e,neither pcap nor pcapng",
        "00000000aabbcc5f0100001200000002aaaa00000000abbbcc5f02000020,neither pcap nor pcapng",
        "00000000aabbcc5f0100001200000002aaaa00000000abbbcc5f0200002000000002,ERF",
        "00000000aabbcc5f0100001200000002aaaa00000000abbbcc1f0200002000000002,neither pcap nor pcapng",
        "00000000aabbcc5f0100001200000002aaaa,ERF", "00000000aabbcc5f0100001300000002aaaa,neither pcap nor pcapng"})
    void shouldNameTheFormatWhenItIsNotOurs(String hex, String expected) throws IOException {
        byte[] bytes = new byte[hex.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
        }
        String message = refusal(file("x.cap", bytes)).replace(" ", "");
        assertTrue(message.contains(expected.replace(" ", "")), message);
    }

    @Test
    void shouldNameNoFormatWhenTheBytesAreRandom() throws IOException {
        Random random = new Random(15);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[4096];
            random.nextBytes(bytes);
            // No magic number begins with a zero, except such as chance does not find.
            bytes[0] = 0;
            String message = refusal(file("r.cap", bytes));
            assertTrue(message.contains("neither pcap nor pcapng"), message);
        }
    }

    @Test
    void shouldSayHowToConvertWhenTheFileIsAnEventTrace() throws IOException {
        assertTrue(refusal(file("trace.ETL", new byte[] {0, 0, 1, 0, 5, 6, 7, 8})).contains("pktmon etl2pcap"));
    }

    @Test
    void shouldRefuseWhenTheFileHeaderIsCut() throws IOException {
        byte[] header = little().pcapHeader(CaptureBytes.MICRO, 65535, 1).build();
        assertEquals("the file ends inside its pcap header: 23 of 24 bytes are there",
                refusal(file("cut.pcap", Arrays.copyOf(header, 23))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BIG_ENDIAN", "LITTLE_ENDIAN"})
    void shouldRefuseWhenTheLongerHeaderOfIxiaIsCut(String order) throws IOException {
        for (int magic : new int[] {0x1c0001ac, 0x1c0001ab}) {
            byte[] header = CaptureBytes.in(order.startsWith("BIG") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
                    .pcapHeader(magic, 65535, 1).u32(0).build();
            for (int length = 4; length < header.length; length++) {
                assertEquals("the file ends inside its pcap header: " + length + " of 28 bytes are there",
                        refusal(file("cut.pcap", Arrays.copyOf(header, length))));
            }
        }
    }

    @Test
    void shouldGoByTheBytesWhenTheNameSaysOtherwise() throws IOException, CaptureException {
        byte[] bytes = little().pcapHeader(CaptureBytes.MICRO, 65535, 1).record(1, 2, body(60)).build();
        for (String name : new String[] {"a.gz", "a.zst", "a.etl", "a.txt", "a"}) {
            Path path = file(name, bytes);
            try (FrameSource source = CaptureFiles.open(path.toString(), CaptureOptions.DEFAULT)) {
                assertTrue(source.next(new Frame()));
                assertEquals(bytes.length, source.bytesTotal());
                assertEquals(bytes.length, source.bytesRead());
                assertEquals(path.toString(), source.facts().capture);
            }
        }
    }

    @Test
    void shouldHandOutDirectBigEndianBuffersAlways() throws CaptureException {
        byte[] bytes = little().pcapHeader(CaptureBytes.MICRO, 65535, 1).record(1, 2, body(60)).build();
        try (FrameSource source = CaptureBytes.open(bytes, CaptureOptions.DEFAULT)) {
            Frame frame = new Frame();
            assertTrue(source.next(frame));
            assertTrue(frame.buffer.isDirect());
            assertEquals(ByteOrder.BIG_ENDIAN, frame.buffer.order());
        }
    }

    @Test
    void shouldReadFilesBeyondTwoGigabytes() throws IOException, CaptureException {
        Path path = folder.resolve("large.pcapng");
        byte[] begin = little().section().interfaceBlock(1).build();
        byte[] packet = little().enhanced(0, 5, body(60)).build();
        // One unknown block of 3 GiB, a hole on disk, between two packets.
        int total = (int) (3L << 30);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(little().bytes(begin).bytes(packet).u32(0xbad, total).build()));
            channel.position(begin.length + packet.length + (3L << 30) - 4);
            channel.write(ByteBuffer.wrap(little().u32(total).bytes(packet).bytes((byte) 1, (byte) 2).build()));
        } catch (IOException e) {
            Assumptions.abort("no room for a sparse file of 3 GiB: " + e.getMessage());
        }
        try (FrameSource source = CaptureFiles.open(path.toString(), CaptureOptions.DEFAULT)) {
            Frame frame = new Frame();
            assertTrue(source.next(frame));
            assertTrue(source.next(frame));
            assertEquals(2, frame.number);
            CaptureException failure = assertThrows(CaptureException.class, () -> source.next(frame));
            assertEquals(begin.length + 2L * packet.length + (3L << 30), failure.byteOffset());
        }
    }

    @Test
    void shouldSeeTextWhenItIsUtf8() {
        assertTrue(read("Größe: 3 µm – ok\n".getBytes(StandardCharsets.UTF_8)).failure().getMessage().contains("text"));
    }
}
