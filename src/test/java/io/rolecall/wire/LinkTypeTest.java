package io.rolecall.wire;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Which link types are read. */
class LinkTypeTest {
    @Test
    void shouldSupportWhatTheDecoderReadsWhenAsked() {
        for (int type : new int[] {0, 1, 9, 12, 14, 50, 101, 104, 108, 113, 228, 229, 276}) {
            assertTrue(LinkType.supported(type), "link type " + type);
        }
    }

    @Test
    void shouldNotSupportOthersWhenAsked() {
        for (int type : new int[] {-1, 2, 105, 127, 147, 189, 195, 220, 277, 65_535}) {
            assertFalse(LinkType.supported(type), "link type " + type);
        }
    }
}
