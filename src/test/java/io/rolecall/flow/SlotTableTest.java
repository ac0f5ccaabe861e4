package io.rolecall.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The store of slots, against a plain map on random traffic. */
class SlotTableTest {
    private static final int WORDS = 5;
    private static final int VALUE = 3;

    private record Key(long high, long low) {
    }

    private final SlotTable table = new SlotTable(WORDS);
    private final Map<Key, Integer> indexed = new HashMap<>();
    private final Map<Key, Long> values = new HashMap<>();
    private final List<Integer> detached = new ArrayList<>();
    private final Map<Integer, Long> detachedValues = new HashMap<>();
    private final Random random = new Random(42);

    /** Keys as flows have them: dense in few bits, so that places collide; addresses above, ports below. */
    private Key key(int range) {
        int number = random.nextInt(range);
        return new Key(0x0A00_0001_0A09_0000L + (number >>> 4), (long) (number & 15) << 48 | 443L << 32 | 6 << 24);
    }

    private void step(int range) {
        Key key = key(range);
        Integer known = indexed.get(key);
        assertEquals(known == null ? 0 : known, table.find(key.high, key.low));
        if (known == null) {
            insert(key);
        } else {
            int handle = known;
            assertEquals(values.get(key), table.word(handle, VALUE));
            switch (random.nextInt(4)) {
                case 0 -> remove(key, handle);
                case 1 -> detach(key, handle);
                default -> rewrite(key, handle);
            }
        }
        if (detached.size() > 100) {
            free(detached.remove(random.nextInt(detached.size())));
        }
    }

    private void insert(Key key) {
        int handle = table.insert(key.high, key.low);
        assertEquals(key.high, table.word(handle, SlotTable.KEY_HIGH));
        assertEquals(key.low, table.word(handle, SlotTable.KEY_LOW));
        for (int word = 2; word < WORDS; word++) {
            assertEquals(0, table.word(handle, word), "a new slot is zeroed");
        }
        assertFalse(indexed.containsValue(handle) && detached.contains(handle), "a handle in use is given again");
        indexed.put(key, handle);
        rewrite(key, handle);
    }

    private void rewrite(Key key, int handle) {
        long value = random.nextLong();
        table.word(handle, VALUE, value);
        assertEquals(value, table.chunk(handle)[table.base(handle) + VALUE]);
        values.put(key, value);
    }

    private void remove(Key key, int handle) {
        table.detach(handle);
        table.free(handle);
        indexed.remove(key);
        values.remove(key);
    }

    private void detach(Key key, int handle) {
        table.detach(handle);
        indexed.remove(key);
        detached.add(handle);
        detachedValues.put(handle, values.remove(key));
    }

    private void free(int handle) {
        assertEquals(detachedValues.remove(handle), table.word(handle, VALUE), "a detached slot is kept");
        assertTrue(table.holds(handle));
        table.free(handle);
        assertFalse(table.holds(handle));
    }

    private void assertSame() {
        assertEquals(indexed.size() + detached.size(), table.size());
        indexed.forEach((key, handle) -> {
            assertEquals(handle, table.find(key.high, key.low));
            assertTrue(table.holds(handle));
            assertEquals(values.get(key), table.word(handle, VALUE));
        });
        int held = 0;
        for (int handle = 1; handle <= table.highestHandle(); handle++) {
            held += table.holds(handle) ? 1 : 0;
        }
        assertEquals(table.size(), held);
    }

    @Test
    void shouldAgreeWithAMapWhenTrafficIsRandom() {
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < 10_000; i++) {
                step(round % 2 == 0 ? 3_000 : 50_000);
            }
            assertSame();
        }
    }

    @Test
    void shouldAgreeWithAMapWhenItGrowsFarBeyondItsFirstSize() {
        for (int i = 0; i < 200_000; i++) {
            Key key = new Key((long) i << 32 | 7, (long) (i % 60_000) << 48 | 6 << 24);
            indexed.put(key, table.insert(key.high, key.low));
            values.put(key, 0L);
        }
        assertSame();
        assertEquals(200_000, table.highestHandle());
    }

    @Test
    void shouldUseASlotAgainWhenOneWasFreed() {
        int first = table.insert(1, 2);
        table.insert(3, 4);
        table.detach(first);
        table.free(first);
        assertEquals(first, table.insert(5, 6));
        assertEquals(2, table.highestHandle());
        assertEquals(0, table.find(1, 2));
    }

    @Test
    void shouldKeepBothWhenARecordIsStoredBesideAnIndexedOne() {
        int indexedOne = table.insert(1, 2);
        int beside = table.store(1, 2);
        assertNotEquals(indexedOne, beside);
        assertEquals(indexedOne, table.find(1, 2));
        assertEquals(2, table.size());
        table.detach(indexedOne);
        assertEquals(0, table.find(1, 2), "what was stored beside is not found");
        assertTrue(table.holds(beside));
    }

    @Test
    void shouldFindTheRestWhenOneOfManyInARowIsTakenOut() {
        int count = 700;
        int[] handles = new int[count];
        for (int i = 0; i < count; i++) {
            handles[i] = table.insert(i, i);
        }
        for (int i = 0; i < count; i += 3) {
            table.detach(handles[i]);
        }
        for (int i = 0; i < count; i++) {
            assertEquals(i % 3 == 0 ? 0 : handles[i], table.find(i, i));
        }
    }

    /**
     * Whoever sends packets chooses their addresses and ports. With factors that stand in the source, the second half of a key
     * can be made up for in the first, so that all flows share one place and each looks at all before it.
     */
    @Test
    void shouldSpreadKeysWhenSomebodyChoseThemToCollide() {
        long inverse = BigInteger.valueOf(0x9E37_79B9_7F4A_7C15L).modInverse(BigInteger.ONE.shiftLeft(64)).longValue();
        Set<Long> hashes = new HashSet<>();
        for (int port = 1; port <= 10_000; port++) {
            long low = (long) port << 48 | 443L << 32 | 6L << 24;
            long high = (0x1234_5678_9ABC_DEF1L ^ Long.rotateLeft(low, 32) * 0xC2B2_AE3D_27D4_EB4FL) * inverse;
            hashes.add(SlotTable.hash(high, low));
        }
        assertTrue(hashes.size() > 9_900, hashes.size() + " hashes of 10000 keys");
    }

    /** Differences in the upper bits of two factors meet in the upper bits of both products, whatever these are. */
    @Test
    void shouldSpreadKeysWhenOnlyTheirUpperBitsDiffer() {
        Map<Long, Integer> hashes = new HashMap<>();
        for (long address = 0; address < 256; address++) {
            for (long protocol = 0; protocol < 256; protocol++) {
                long hash = SlotTable.hash(address << 56 | 0x0A00_0001_0A00_0002L, 443L << 32 | protocol << 24);
                hashes.merge(hash, 1, Integer::sum);
            }
        }
        assertTrue(Collections.max(hashes.values()) < 8, "some hash stands for " + Collections.max(hashes.values()) + " keys");
    }
}
