package io.rolecall.capture;

import static io.rolecall.capture.CaptureBytes.body;
import static io.rolecall.capture.CaptureBytes.little;
import static io.rolecall.capture.CaptureBytes.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.airlift.compress.zstd.ZstdOutputStream;
import io.rolecall.capture.CaptureBytes.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Captures packed with gzip and Zstandard: {@link GunzipBytes}, {@link ZstdBytes} and {@link ReadAheadBytes} together. */
class PackedCaptureTest {
    private interface Packer {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] packed(byte[] bytes, Packer packer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream stream = packer.over(out)) {
            stream.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] bytes) {
        return packed(bytes, GZIPOutputStream::new);
    }

    private static byte[] zstd(byte[] bytes) {
        return packed(bytes, ZstdOutputStream::new);
    }

    private static byte[] capture(int frames) {
        CaptureBytes file = little().pcapHeader(CaptureBytes.MICRO, 65535, 1);
        for (int i = 0; i < frames; i++) {
            file.record(i, 0, body(60 + i % 1400));
        }
        return file.build();
    }

    private static byte[] joined(byte[]... parts) {
        CaptureBytes all = little();
        for (byte[] part : parts) {
            all.bytes(part);
        }
        return all.build();
    }

    @Test
    void shouldDeliverTheSameFramesWhenPacked() {
        byte[] plain = capture(5_000);
        Outcome expected = read(plain);
        assertEquals(expected.frames(), read(gzip(plain)).frames());
        assertEquals("gzip", read(gzip(plain)).facts().compression);
        assertEquals(expected.frames(), read(zstd(plain)).frames());
        assertEquals("zstd", read(zstd(plain)).facts().compression);
        assertNull(read(zstd(plain)).failure());
    }

    /** As many captures that are read at once are: with little memory, and without a thread for each. */
    @Test
    void shouldDeliverTheSameFramesWhenNotUnpackedAhead() {
        byte[] plain = capture(5_000);
        CaptureOptions options = CaptureOptions.DEFAULT.withBufferBytes(1_000).withUnpackedAhead(false);
        Outcome expected = read(plain);
        for (byte[] packed : List.of(gzip(plain), zstd(plain))) {
            assertEquals(expected.frames(), read(packed, options).frames());
            Outcome cut = read(Arrays.copyOf(packed, packed.length * 3 / 4), options);
            assertTrue(cut.failure().getMessage().contains("ends early"), cut.failure().getMessage());
            assertEquals(cut.frames().size(), cut.facts().frames);
        }
    }

    @Test
    void shouldReadOnWhenMembersFollowOneAnother() {
        byte[] plain = capture(300);
        int middle = plain.length / 2;
        byte[] first = Arrays.copyOf(plain, middle);
        byte[] second = Arrays.copyOfRange(plain, middle, plain.length);
        Outcome members = read(joined(gzip(first), gzip(new byte[0]), gzip(second)));
        assertNull(members.failure());
        assertEquals(300, members.frames().size());
        Outcome frames = read(joined(zstd(first), zstd(second)));
        assertNull(frames.failure());
        assertEquals(300, frames.frames().size());
    }

    @Test
    void shouldReadTheMemberWhenItsHeaderCarriesEveryOptionalPart() {
        byte[] plain = capture(3);
        byte[] simple = gzip(plain);
        byte[] header = Arrays.copyOf(simple, 10);
        header[3] = 2 + 4 + 8 + 16;
        byte[] rest = Arrays.copyOfRange(simple, 10, simple.length);
        byte[] extra = {3, 0, 1, 2, 3};
        byte[] full = joined(header, extra, "a.pcap\0".getBytes(), "a comment\0".getBytes(), new byte[2], rest);
        assertEquals(3, read(full).frames().size());
        for (int length = 2; length < full.length; length++) {
            assertFalse(read(Arrays.copyOf(full, length)).failure() == null, "cut at " + length);
        }
    }

    @Test
    void shouldWarnWhenOtherBytesFollowTheGzipData() {
        Outcome outcome = read(joined(gzip(capture(3)), "trailing".getBytes()));
        assertNull(outcome.failure());
        assertEquals(List.of("bytes after the gzip data were ignored"), outcome.facts().warnings);
    }

    @Test
    void shouldDeliverWhatIsThereAndThenFailWhenThePackedDataEndsEarly() {
        byte[] plain = capture(3_000);
        for (byte[] packed : List.of(gzip(plain), zstd(plain))) {
            Outcome outcome = read(Arrays.copyOf(packed, packed.length * 3 / 4));
            assertTrue(outcome.failure().getMessage().contains("ends early"), outcome.failure().getMessage());
            assertTrue(outcome.frames().size() > 100, outcome.frames().size() + " frames");
            assertEquals(outcome.frames().size() + 1, outcome.failure().frameNumber());
        }
    }

    @Test
    void shouldFailWhenTheChecksumDoesNotAgree() {
        byte[] packed = gzip(capture(3));
        packed[packed.length - 6] ^= 1;
        Outcome outcome = read(packed);
        assertEquals(3, outcome.frames().size());
        assertTrue(outcome.failure().getMessage().contains("checksum"), outcome.failure().getMessage());
    }

    @Test
    void shouldNeverFailOtherwiseWhenPackedBytesAreDamaged() {
        byte[] plain = capture(40);
        for (byte[] packed : List.of(gzip(plain), zstd(plain))) {
            for (int at = 0; at < packed.length; at += 11) {
                byte[] damaged = packed.clone();
                damaged[at] ^= 0x55;
                Outcome outcome = read(damaged);
                assertTrue(outcome.frames().size() <= 64, "damaged at " + at);
            }
        }
    }

    @Test
    void shouldSayWhatLiesInsideWhenPackedDataIsNoCapture() {
        assertEquals("test.pcap: inside the gzip data: this is text, not a capture; a capture is written with tcpdump -w,"
                + " dumpcap, pktmon or Wireshark", read(gzip("hello, world\n".getBytes())).failure().sentence());
        assertEquals("test.pcap: inside the gzip data: the file is empty", read(gzip(new byte[0])).failure().sentence());
        assertTrue(read(gzip(gzip(capture(1)))).failure().getMessage().contains("gzip data inside other packed data"));
    }
}
