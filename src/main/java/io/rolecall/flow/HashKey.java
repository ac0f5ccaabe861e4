package io.rolecall.flow;

import java.util.SplittableRandom;

/**
 * Odd numbers that this process alone multiplies by, so that nobody can choose addresses and ports that all share one place
 * of an index: with numbers that stand in the source, 6 MB of capture took half a minute, and twice as much four times as
 * long. They decide where an entry lies, never what comes out, nor in which order. Constants: compiled code has them as
 * such, and hashes as fast as before.
 */
final class HashKey {
    static final long FIRST;
    static final long SECOND;
    static final long THIRD;

    static {
        SplittableRandom random = new SplittableRandom();
        FIRST = odd(random);
        SECOND = odd(random);
        THIRD = odd(random);
    }

    private HashKey() {
    }

    /** A number with ones all over it, so that multiplying by it spreads. */
    private static long odd(SplittableRandom random) {
        while (true) {
            long number = random.nextLong() | 1;
            if (Long.bitCount(number ^ number >>> 1) >= Long.SIZE * 3 / 8) {
                return number;
            }
        }
    }
}
