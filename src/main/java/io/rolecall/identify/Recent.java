package io.rolecall.identify;

/**
 * The few most recent things by number: a ring that forgets its oldest. For what a reader remembers of one flow.
 *
 * @param <T> what is remembered
 */
final class Recent<T> {
    private final long[] keys;
    private final Object[] values;
    private int next;

    /** Room for so many. */
    Recent(int room) {
        keys = new long[room];
        values = new Object[room];
    }

    /** Remembers a thing under a number, instead of what had it before. */
    void put(long key, T value) {
        int at = find(key);
        if (at < 0) {
            at = next;
            next = (next + 1) % keys.length;
        }
        keys[at] = key;
        values[at] = value;
    }

    /** What has this number, or null. */
    @SuppressWarnings("unchecked")
    T get(long key) {
        int at = find(key);
        return at < 0 ? null : (T) values[at];
    }

    /** What has this number, or null; it is forgotten. */
    T take(long key) {
        T value = get(key);
        if (value != null) {
            values[find(key)] = null;
        }
        return value;
    }

    private int find(long key) {
        for (int i = 0; i < keys.length; i++) {
            if (values[i] != null && keys[i] == key) {
                return i;
            }
        }
        return -1;
    }
}
