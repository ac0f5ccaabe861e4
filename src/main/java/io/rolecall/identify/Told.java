package io.rolecall.identify;

import java.util.Arrays;

/**
 * What a reader has told of one flow, so that it tells each thing once. Bounded: what was told longest ago may be told again,
 * which costs time and nothing else; what is new is never left out, for a connection may open a thousand files that mean
 * nothing before the one that does. Keeps hashes, not texts; that two things have the same one is too unlikely to matter, and
 * costs a piece of evidence then.
 */
final class Told {
    private static final int FIRST_ROOM = 8;
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final int room;
    private long[] told = new long[FIRST_ROOM];
    private int count;
    /** Where the next goes when there is no more room: what lies there is the oldest. */
    private int oldest;

    /** Room for so many things. */
    Told(int room) {
        this.room = room;
    }

    /** Whether this is new, as far as is remembered; remembers it. */
    boolean first(String signature, String detail, boolean proof) {
        long hash = hash(hash(FNV_BASIS + (proof ? 1 : 0), signature) * FNV_PRIME, detail);
        for (int i = 0; i < count; i++) {
            if (told[i] == hash) {
                return false;
            }
        }
        if (count == room) {
            told[oldest] = hash;
            oldest = (oldest + 1) % room;
            return true;
        }
        if (count == told.length) {
            told = Arrays.copyOf(told, Math.min(room, 2 * count));
        }
        told[count++] = hash;
        return true;
    }

    private static long hash(long start, String text) {
        long hash = start;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    /** Tells a piece of evidence, once. */
    void evidence(Learner learner, String signature, String detail, boolean proof) {
        if (!detail.isEmpty() && first(signature, detail, proof)) {
            learner.evidence(signature, detail, proof);
        }
    }

    /** Tells a field's value, once, and once more when it was accepted. */
    void field(Learner learner, String field, String value, boolean accepted) {
        if (!value.isEmpty() && first(field, value, accepted)) {
            learner.field(field, value, accepted);
        }
    }
}
