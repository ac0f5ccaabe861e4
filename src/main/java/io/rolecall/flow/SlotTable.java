package io.rolecall.flow;

import java.util.Arrays;

/**
 * A store of fixed-size records under 128-bit keys, for flows and communications: a few {@code long}s a slot in chunks that
 * are never moved, and an open-addressing index of handles. Growing copies only the index, so a million flows cost
 * 128 MiB and nothing on top while growing. No object a record, no boxing.
 *
 * <p>Looking up costs one probe of the index and one slot; a removed slot is used again. Handles are from 1; 0 is none.
 * Not for more than one thread.
 */
public final class SlotTable {
    /** Word of a slot that holds the first half of its key. */
    public static final int KEY_HIGH = 0;
    /** Word of a slot that holds the second half of its key; all ones is no key. */
    public static final int KEY_LOW = 1;

    private static final int CHUNK_BITS = 11;
    private static final int CHUNK_SLOTS = 1 << CHUNK_BITS;
    private static final int CHUNK_MASK = CHUNK_SLOTS - 1;
    private static final int INITIAL_INDEX = 1 << 10;
    private static final long FREE = -1;

    private final int words;
    private long[][] chunks = new long[8][];
    /** Hash (upper half) and handle: a foreign slot is told by its hash and need not be touched. */
    private long[] index = new long[INITIAL_INDEX];
    private int used;
    private int freeList;
    /** A chunk of another table that needs it no more, or null. */
    private long[] spare;
    private int stored;
    private int indexed;

    /** An empty table of slots of this many {@code long}s, the two of the key included. */
    public SlotTable(int words) {
        this.words = words;
    }

    /** The chunk that holds a handle's slot. */
    public long[] chunk(int handle) {
        return chunks[handle >>> CHUNK_BITS];
    }

    /** Where in its chunk a handle's slot begins. */
    public int base(int handle) {
        return (handle & CHUNK_MASK) * words;
    }

    /** One word of a slot. */
    public long word(int handle, int word) {
        return chunks[handle >>> CHUNK_BITS][(handle & CHUNK_MASK) * words + word];
    }

    /** Sets one word of a slot. */
    public void word(int handle, int word, long value) {
        chunks[handle >>> CHUNK_BITS][(handle & CHUNK_MASK) * words + word] = value;
    }

    /** Records stored, in the index or beside it. */
    public int size() {
        return stored;
    }

    /** Handles lie in 1 to this number; some may be free. */
    public int highestHandle() {
        return used;
    }

    /** Whether a handle stands for a record. */
    public boolean holds(int handle) {
        return word(handle, KEY_LOW) != FREE;
    }

    /** The slot with this key, or 0. */
    public int find(long high, long low) {
        long hash = hash(high, low);
        long[] table = index;
        int mask = table.length - 1;
        int place = (int) hash & mask;
        while (true) {
            long entry = table[place];
            if (entry == 0) {
                return 0;
            }
            if ((entry ^ hash) >>> 32 == 0 && matches((int) entry, high, low)) {
                return (int) entry;
            }
            place = place + 1 & mask;
        }
    }

    /**
     * The first step of looking up many keys at once: for each hash the first handle of that hash, or 0. Nearly all of
     * them are right; the caller must ask {@link #matches}.
     *
     * @param hashes hashes from the array's beginning on
     * @param handles takes the handles, from {@code from} to before {@code to}
     * @return no meaning: what makes the reads ahead needed
     */
    public long probe(long[] hashes, int[] handles, int from, int to) {
        long[] table = index;
        int mask = table.length - 1;
        // So tight a loop that a processor has twice as many cache misses under way as in the next.
        long read = 0;
        for (int i = 0; i < to - from; i++) {
            read ^= table[(int) hashes[i] & mask];
        }
        for (int i = from; i < to; i++) {
            long hash = hashes[i - from];
            int place = (int) hash & mask;
            long home = table[place];
            long next = table[place + 1 & mask];
            // All ones where the hash is the same, without a branch: one that is guessed wrong waits for the cache.
            long here = ((home ^ hash) >>> 32) - 1 >> 63;
            long there = ((next ^ hash) >>> 32) - 1 >> 63;
            int handle = (int) (home & here | next & there & ~here);
            handles[i] = handle != 0 || home == 0 || next == 0 ? handle : probeOn(place, hash);
        }
        return read;
    }

    /** One of the few that lie two places or more behind their own. */
    private int probeOn(int place, long hash) {
        int mask = index.length - 1;
        int at = place + 2 & mask;
        long entry = index[at];
        while ((entry ^ hash) >>> 32 != 0 && entry != 0) {
            at = at + 1 & mask;
            entry = index[at];
        }
        return (int) entry;
    }

    /**
     * The second step: reads the first word of these slots and another, so that what lies between them is in the cache. The
     * answer has no meaning.
     */
    public long touch(int[] handles, int from, int to, int word) {
        long[][] all = chunks;
        long read = 0;
        for (int i = from; i < to; i++) {
            int handle = handles[i];
            long[] chunk = all[handle >>> CHUNK_BITS];
            if (chunk != null) {
                int base = (handle & CHUNK_MASK) * words;
                read ^= chunk[base] ^ chunk[base + word];
            }
        }
        return read;
    }

    /** The same for all words of some slots of up to sixteen, out of a list of handles that stand for records. */
    public long touchAll(int[] handles, int from, int to) {
        int half = words >>> 1;
        long read = 0;
        for (int i = from; i < to; i++) {
            long[] chunk = chunks[handles[i] >>> CHUNK_BITS];
            int base = (handles[i] & CHUNK_MASK) * words;
            read ^= chunk[base] ^ chunk[base + half] ^ chunk[base + words - 1];
        }
        return read;
    }

    /** Whether a handle's slot has this key. */
    public boolean matches(int handle, long high, long low) {
        long[] chunk = chunks[handle >>> CHUNK_BITS];
        int base = (handle & CHUNK_MASK) * words;
        return chunk[base] == high && chunk[base + KEY_LOW] == low;
    }

    /** A new, zeroed slot under a key that is not in the index. */
    public int insert(long high, long low) {
        int handle = store(high, low);
        if (2L * ++indexed > index.length) {
            grow();
        }
        place(index, hash(high, low), handle);
        return handle;
    }

    /** A new, zeroed slot beside the index: kept, but not found. */
    public int store(long high, long low) {
        int handle = freeList;
        if (handle != 0) {
            freeList = (int) word(handle, KEY_HIGH);
        } else {
            handle = ++used;
            int chunk = handle >>> CHUNK_BITS;
            if (chunk == chunks.length) {
                chunks = Arrays.copyOf(chunks, 2 * chunks.length);
            }
            if (chunks[chunk] == null) {
                chunks[chunk] = spare != null ? spare : new long[CHUNK_SLOTS * words];
                spare = null;
            }
        }
        long[] chunk = chunk(handle);
        int base = base(handle);
        Arrays.fill(chunk, base, base + words, 0);
        chunk[base] = high;
        chunk[base + KEY_LOW] = low;
        stored++;
        return handle;
    }

    /** Takes a record out of the index; it stays stored. */
    public void detach(int handle) {
        int mask = index.length - 1;
        int hole = (int) hash(word(handle, KEY_HIGH), word(handle, KEY_LOW)) & mask;
        while ((int) index[hole] != handle) {
            hole = hole + 1 & mask;
        }
        indexed--;
        int next = hole;
        while (true) {
            next = next + 1 & mask;
            long moved = index[next];
            if (moved == 0) {
                break;
            }
            int home = home(moved, mask);
            if ((next - home & mask) >= (next - hole & mask)) {
                index[hole] = moved;
                hole = next;
            }
        }
        index[hole] = 0;
    }

    /** Forgets a record that is not in the index. */
    public void free(int handle) {
        word(handle, KEY_LOW, FREE);
        word(handle, KEY_HIGH, freeList);
        freeList = handle;
        stored--;
    }

    /**
     * Drops the chunk before a handle's and everything in it: only while emptying the table for good, from the front.
     *
     * @return the chunk when this handle is the first behind it, else null
     */
    long[] dropChunkBefore(int handle) {
        int chunk = (handle >>> CHUNK_BITS) - 1;
        if (chunk < 0 || (handle & CHUNK_MASK) != 0) {
            return null;
        }
        long[] dropped = chunks[chunk];
        chunks[chunk] = null;
        return dropped;
    }

    /** Offers memory that is needed no more: taken instead of new memory, which is slow, if it is large enough. */
    public void offer(long[] chunk) {
        if (chunk.length >= CHUNK_SLOTS * words) {
            spare = chunk;
        }
    }

    private void grow() {
        long[] larger = new long[2 * index.length];
        for (long entry : index) {
            if (entry != 0) {
                int mask = larger.length - 1;
                int place = home(entry, mask);
                while (larger[place] != 0) {
                    place = place + 1 & mask;
                }
                larger[place] = entry;
            }
        }
        index = larger;
    }

    /** Where an entry belongs in an index of this size; its upper half holds the bits of the hash that decide it. */
    private static int home(long entry, int mask) {
        return (int) (entry >>> 32) & mask;
    }

    private static void place(long[] table, long hash, int handle) {
        int mask = table.length - 1;
        int place = (int) hash & mask;
        while (table[place] != 0) {
            place = place + 1 & mask;
        }
        table[place] = hash & 0xFFFF_FFFF_0000_0000L | handle;
    }

    /**
     * A hash whose two halves are equal, so that an entry's upper half tells its place. A difference in the upper bits of a
     * factor stays in the upper bits of the product, so these are, of a key's second half, the ones that are nearly always 0:
     * elsewhere two differences would make up for each other whatever the factors are.
     */
    public static long hash(long high, long low) {
        long mixed = high * HashKey.FIRST ^ Long.rotateLeft(low, 40) * HashKey.SECOND;
        mixed = (mixed ^ mixed >>> 32) * HashKey.THIRD;
        return mixed & 0xFFFF_FFFF_0000_0000L | mixed >>> 32;
    }
}
