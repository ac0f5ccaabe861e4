package io.rolecall.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.decode.Fingerprint;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The short memory that tells copies. */
class RecentFramesTest {
    private static final long NOW = 1_700_000_000_000_000_000L;

    private final RecentFrames recent = new RecentFrames();

    @Test
    void shouldKnowACopyWhenItComesAtOnce() {
        long frame = Fingerprint.of(1, 2, 3);
        assertFalse(recent.copy(frame, NOW));
        assertTrue(recent.copy(frame, NOW));
        assertTrue(recent.copy(frame, NOW + RecentFrames.WINDOW_NANOS));
        assertTrue(recent.copy(frame, NOW + RecentFrames.WINDOW_NANOS - 1_000_000), "frames may step back in time");
    }

    @Test
    void shouldNotCallItACopyWhenItComesLate() {
        long frame = Fingerprint.of(1, 2, 3);
        for (long wait : new long[] {4_000_000, 1_000_000_000, 3_600_000_000_000L}) {
            recent.copy(frame, NOW);
            assertFalse(recent.copy(frame, NOW + wait), wait + " ns");
            recent.copy(frame, NOW + 1);
            assertFalse(recent.copy(frame, NOW + 1 - wait), wait + " ns back");
        }
    }

    @Test
    void shouldTellFramesApartWhenAnythingDiffers() {
        Set<Long> fingerprints = new HashSet<>();
        Random random = new Random(3);
        for (int i = 0; i < 100_000; i++) {
            fingerprints.add(Fingerprint.of(random.nextInt(50), random.nextInt(4), i));
        }
        assertEquals(100_000, fingerprints.size());
        assertFalse(fingerprints.contains(0L));
    }

    @Test
    void shouldKnowWhatAnotherNotedWhenMerged() {
        RecentFrames later = new RecentFrames();
        long mine = Fingerprint.of(1, 2, 3);
        long theirs = Fingerprint.of(4, 5, 6);
        recent.copy(mine, NOW);
        later.copy(theirs, NOW);
        recent.addAll(later);
        assertTrue(recent.copy(mine, NOW));
        assertTrue(recent.copy(theirs, NOW));
    }
}
