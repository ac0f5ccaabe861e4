package io.rolecall.capture;

/** Frames by the number of their type, in the order in which the types came. Counting makes nothing. */
final class TypeTally {
    /** More types than these are a hostile capture; those beyond are counted together. */
    static final int MOST = 16;
    /** Stands for the types beyond {@link #MOST}. */
    static final int OTHERS = -1;

    private final int[] types = new int[MOST + 1];
    private final long[] counts = new long[MOST + 1];
    private int used;

    /** Counts a frame. */
    void count(int type) {
        int at = 0;
        while (at < used && types[at] != type && at < MOST) {
            at++;
        }
        if (at == used) {
            types[at] = at == MOST ? OTHERS : type;
            used++;
        }
        counts[at]++;
    }

    /** How many types were met. */
    int size() {
        return used;
    }

    /** A type, or {@link #OTHERS}. */
    int type(int index) {
        return types[index];
    }

    /** Its frames. */
    long frames(int index) {
        return counts[index];
    }

    /** Frames of all types. */
    long frames() {
        long sum = 0;
        for (int i = 0; i < used; i++) {
            sum += counts[i];
        }
        return sum;
    }
}
