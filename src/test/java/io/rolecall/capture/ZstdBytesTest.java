package io.rolecall.capture;

import static io.rolecall.capture.CaptureBytes.body;
import static io.rolecall.capture.CaptureBytes.little;
import static io.rolecall.capture.CaptureBytes.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.capture.CaptureBytes.Outcome;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Zstandard data made by hand, of blocks that hold their bytes as they are, so that every block's end is known: what lies
 * before damage is read, whatever later blocks may refer to.
 */
class ZstdBytesTest {
    private static final int MAGIC = 0xfd2fb528;
    private static final int SKIPPABLE = 0x184d2a50;
    private static final int EIGHT_MEBIBYTES = 13 << 3;
    private static final int RAW = 0;
    private static final int COMPRESSED = 2;
    private static final int RESERVED = 3;
    /** A capture packed with a dictionary that has no number. */
    private static final String UNNUMBERED = "28b52ffd0458450000000100a95b550104cdec1941";
    private static final int RECORD = 16 + 34;
    private static final int PART = 10 * RECORD;

    /** A capture of that many frames, all of one length: {@link #PART} bytes hold ten. */
    private static byte[] capture(int frames) {
        CaptureBytes file = little().pcapHeader(CaptureBytes.MICRO, 65535, 1);
        for (int i = 0; i < frames; i++) {
            file.record(1 + i, 0, body(34));
        }
        return file.build();
    }

    private static CaptureBytes frame() {
        return little().u32(MAGIC).bytes((byte) 0, (byte) EIGHT_MEBIBYTES);
    }

    private static CaptureBytes block(CaptureBytes out, int type, boolean last, byte[] content) {
        int header = content.length << 3 | type << 1 | (last ? 1 : 0);
        return out.bytes((byte) header, (byte) (header >>> 8), (byte) (header >>> 16)).bytes(content);
    }

    /** The file header and then ten frames a block, as one Zstandard frame without its last block. */
    private static CaptureBytes parts(byte[] plain, int blocks) {
        CaptureBytes out = block(frame(), RAW, false, Arrays.copyOf(plain, 24));
        for (int i = 0; i < blocks; i++) {
            block(out, RAW, false, Arrays.copyOfRange(plain, 24 + i * PART, 24 + (i + 1) * PART));
        }
        return out;
    }

    private static byte[] whole(byte[] plain) {
        return block(frame(), RAW, true, plain).build();
    }

    private static void assertReadInPart(int frames, String why, byte[] packed) {
        Outcome outcome = read(packed);
        assertEquals(frames, outcome.frames().size());
        assertNotNull(outcome.failure());
        assertTrue(outcome.failure().getMessage().contains(why), outcome.failure().getMessage());
        assertEquals(frames + 1, outcome.failure().frameNumber());
    }

    @Test
    void shouldReadEveryWholeBlockWhenTheDataIsCut() {
        byte[] packed = parts(capture(30), 3).build();
        assertReadInPart(30, "ends early", packed);
        assertReadInPart(30, "ends early", little().bytes(packed).bytes((byte) 1, (byte) 0).build());
        assertReadInPart(20, "ends early", Arrays.copyOf(packed, packed.length - 1));
        assertReadInPart(20, "ends early", Arrays.copyOf(packed, packed.length - PART));
        assertReadInPart(10, "ends early", Arrays.copyOf(packed, packed.length - PART - 4));
    }

    @Test
    void shouldReadTheFirstFrameWhenTheSecondIsCut() {
        byte[] plain = capture(20);
        byte[] first = whole(Arrays.copyOf(plain, 24 + PART));
        byte[] second = whole(Arrays.copyOfRange(plain, 24 + PART, plain.length));
        for (int length = 4; length < second.length; length++) {
            assertReadInPart(10, "ends early", little().bytes(first).bytes(Arrays.copyOf(second, length)).build());
        }
    }

    @Test
    void shouldReadWhatLiesBeforeWhenABlockIsDamaged() {
        byte[] garbage = new byte[40];
        Arrays.fill(garbage, (byte) 0xff);
        for (boolean last : new boolean[] {false, true}) {
            assertReadInPart(20, "the zstd data is damaged; what it held before was read",
                    block(parts(capture(20), 2), COMPRESSED, last, garbage).build());
            assertReadInPart(20, "damaged", block(parts(capture(20), 2), RESERVED, last, garbage).build());
            assertReadInPart(20, "damaged", block(parts(capture(20), 2), COMPRESSED, last, new byte[2]).build());
            assertReadInPart(20, "damaged", block(parts(capture(20), 2), RAW, last, new byte[(128 << 10) + 1]).build());
        }
    }

    @Test
    void shouldReadAllFramesWhenTheChecksumDoesNotAgreeOrIsMissing() {
        byte[] content = capture(20);
        byte[] packed = block(little().u32(MAGIC).bytes((byte) 4, (byte) EIGHT_MEBIBYTES), RAW, true, content).build();
        assertReadInPart(20, "its checksum does not agree", little().bytes(packed).u32(0).build());
        assertReadInPart(20, "ends before its checksum", little().bytes(packed).u16(0).build());
        XxHash64 hash = new XxHash64();
        hash.update(content, 0, content.length);
        assertNull(read(little().bytes(packed).u32((int) hash.value()).build()).failure());
    }

    @Test
    void shouldPassOverSkippableFramesWhereverTheyStand() {
        byte[] plain = capture(20);
        byte[] first = whole(Arrays.copyOf(plain, 24 + PART));
        byte[] second = whole(Arrays.copyOfRange(plain, 24 + PART, plain.length));
        byte[] skippable = little().u32(SKIPPABLE + 7, 5).text("12345").u32(SKIPPABLE, 0).build();
        Outcome outcome = read(little().bytes(skippable).bytes(first).bytes(skippable).bytes(second).bytes(skippable).build());
        assertNull(outcome.failure());
        assertEquals(20, outcome.frames().size());
        assertEquals(List.of(), outcome.facts().warnings);
        assertReadInPart(10, "ends early", little().bytes(first).u32(SKIPPABLE, 1000).build());
        assertEquals("inside the zstd data: the file is empty", read(skippable).failure().getMessage());
        assertTrue(read(little().bytes(skippable).text("something else").build()).failure().getMessage()
                .contains("comes no zstd data"));
    }

    @Test
    void shouldWarnWhenOtherBytesFollow() {
        for (String stray : List.of("x", "trailing bytes")) {
            Outcome outcome = read(little().bytes(whole(capture(20))).text(stray).build());
            assertNull(outcome.failure());
            assertEquals(20, outcome.frames().size());
            assertEquals(List.of("bytes after the zstd data were ignored"), outcome.facts().warnings);
        }
    }

    @Test
    void shouldSayThatADictionaryIsNeededWhenTheDataRefersToOne() {
        byte[] numbered = block(little().u32(MAGIC).bytes((byte) 2, (byte) EIGHT_MEBIBYTES, (byte) 0x39, (byte) 0x30), RAW,
                true, capture(3)).build();
        assertEquals("the zstd data needs the dictionary that it was packed with (number 12345); unpack it first:"
                + " zstd -d -D DICTIONARY", read(numbered).failure().getMessage());
        byte[] unnumbered = HexFormat.of().parseHex(UNNUMBERED);
        assertTrue(read(unnumbered).failure().getMessage().contains("or packed with a dictionary (unpack it first:"));
    }

    @Test
    void shouldReadTheFrameWhenItsHeaderAllowsForMoreThanIsThere() {
        byte[] plain = capture(20);
        // A window of 2 GiB; a single segment whose size is told in 2 bytes less 256, in 4 and in 8.
        CaptureBytes wide = little().u32(MAGIC).bytes((byte) 0, (byte) (21 << 3));
        CaptureBytes two = little().u32(MAGIC).bytes((byte) 0x60).u16(plain.length - 256);
        CaptureBytes four = little().u32(MAGIC).bytes((byte) 0xa0).u32(plain.length);
        CaptureBytes eight = little().u32(MAGIC).bytes((byte) 0xe0).u64(plain.length);
        for (CaptureBytes header : List.of(wide, two, four, eight)) {
            Outcome outcome = read(block(header, RAW, true, plain).build());
            assertNull(outcome.failure());
            assertEquals(20, outcome.frames().size());
        }
        byte[] huge = block(little().u32(MAGIC).bytes((byte) 0xe0).u64(-1), COMPRESSED, true, body(50)).build();
        assertTrue(read(huge).failure().getMessage().contains("zstd -d --long=31"), read(huge).failure().getMessage());
    }
}
