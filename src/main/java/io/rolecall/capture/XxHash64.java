package io.rolecall.capture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * XXH64 with seed 0 (the XXH64 algorithm description of its author, Yann Collet), of which Zstandard's checksum is the lower
 * half. Takes its bytes in pieces of any length. For {@link ZstdBytes} only.
 */
final class XxHash64 {
    private static final long PRIME_1 = 0x9E37_79B1_85EB_CA87L;
    private static final long PRIME_2 = 0xC2B2_AE3D_27D4_EB4FL;
    private static final long PRIME_3 = 0x1656_67B1_9E37_79F9L;
    private static final long PRIME_4 = 0x85EB_CA77_C2B2_AE63L;
    private static final long PRIME_5 = 0x27D4_EB2F_1656_67C5L;
    private static final int STRIPE = 32;
    private static final long UNSIGNED = 0xFFFF_FFFFL;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] rest = new byte[STRIPE];
    private int restBytes;
    private long length;
    private long first;
    private long second;
    private long third;
    private long fourth;

    XxHash64() {
        reset();
    }

    /** Forgets all bytes. */
    void reset() {
        restBytes = 0;
        length = 0;
        first = PRIME_1 + PRIME_2;
        second = PRIME_2;
        third = 0;
        fourth = -PRIME_1;
    }

    /** Takes the next bytes. */
    void update(byte[] bytes, int from, int count) {
        length += count;
        int at = from;
        int end = from + count;
        if (restBytes > 0) {
            int taken = Math.min(STRIPE - restBytes, count);
            System.arraycopy(bytes, at, rest, restBytes, taken);
            restBytes += taken;
            at += taken;
            if (restBytes < STRIPE) {
                return;
            }
            stripes(rest, 0, STRIPE);
            restBytes = 0;
        }
        at = stripes(bytes, at, end);
        restBytes = end - at;
        System.arraycopy(bytes, at, rest, 0, restBytes);
    }

    /** Mixes whole stripes in; returns where they end. */
    private int stripes(byte[] bytes, int from, int end) {
        long a = first;
        long b = second;
        long c = third;
        long d = fourth;
        int at = from;
        for (; end - at >= STRIPE; at += STRIPE) {
            a = round(a, (long) LONGS.get(bytes, at));
            b = round(b, (long) LONGS.get(bytes, at + 8));
            c = round(c, (long) LONGS.get(bytes, at + 16));
            d = round(d, (long) LONGS.get(bytes, at + 24));
        }
        first = a;
        second = b;
        third = c;
        fourth = d;
        return at;
    }

    private static long round(long lane, long input) {
        return Long.rotateLeft(lane + input * PRIME_2, 31) * PRIME_1;
    }

    /** The hash of the bytes so far. */
    long value() {
        long hash = PRIME_5;
        if (length >= STRIPE) {
            hash = Long.rotateLeft(first, 1) + Long.rotateLeft(second, 7) + Long.rotateLeft(third, 12)
                    + Long.rotateLeft(fourth, 18);
            hash = merged(merged(merged(merged(hash, first), second), third), fourth);
        }
        hash = withRest(hash + length);
        hash = (hash ^ hash >>> 33) * PRIME_2;
        hash = (hash ^ hash >>> 29) * PRIME_3;
        return hash ^ hash >>> 32;
    }

    private static long merged(long hash, long lane) {
        return (hash ^ round(0, lane)) * PRIME_1 + PRIME_4;
    }

    /** Mixes in what filled no stripe: eight bytes at once, then four, then one. */
    private long withRest(long begun) {
        long hash = begun;
        int at = 0;
        for (; restBytes - at >= Long.BYTES; at += Long.BYTES) {
            hash = Long.rotateLeft(hash ^ round(0, (long) LONGS.get(rest, at)), 27) * PRIME_1 + PRIME_4;
        }
        if (restBytes - at >= Integer.BYTES) {
            hash = Long.rotateLeft(hash ^ ((int) INTS.get(rest, at) & UNSIGNED) * PRIME_1, 23) * PRIME_2 + PRIME_3;
            at += Integer.BYTES;
        }
        for (; at < restBytes; at++) {
            hash = Long.rotateLeft(hash ^ (rest[at] & 0xFF) * PRIME_5, 11) * PRIME_1;
        }
        return hash;
    }
}
