package io.rolecall.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The bound on flows whose payload is followed, and how long a closed flow keeps its place. */
class FlowStoreTest {
    /** From so many flows on, room is made. */
    private static final int MANY = 1 << 16;
    private static final long NOW = 1_700_000_000_000_000_000L;

    private int ended;
    private final FlowStore store = new FlowStore(FlowLimits.defaults(), flow -> ended++);

    @Test
    void shouldRefuseAndCountWhenTooManyPayloadsAreFollowed() {
        follow(FlowStore.MAX_INSPECTIONS);
        assertFalse(store.beginInspection(flow(0), memory()));
        assertEquals(1, store.counters().uninspected);
    }

    @Test
    void shouldFollowAgainWhenOneIsDone() {
        int last = follow(FlowStore.MAX_INSPECTIONS);
        store.endInspection(last);
        assertTrue(store.beginInspection(flow(0), memory()));
        assertEquals(0, store.counters().uninspected);
    }

    @Test
    void shouldFollowAgainWhenAFollowedFlowEnds() {
        int last = follow(FlowStore.MAX_INSPECTIONS);
        store.end(last);
        assertTrue(store.beginInspection(flow(0), memory()));
    }

    @Test
    void shouldGiveNothingBackTwice() {
        int last = follow(FlowStore.MAX_INSPECTIONS);
        store.endInspection(last);
        store.end(last);
        assertTrue(store.beginInspection(flow(0), memory()));
        assertFalse(store.beginInspection(flow(-1), memory()));
    }

    @Test
    void shouldRefuseAndCountWhenFollowedPayloadsHoldTooMuch() {
        int one = flow(1);
        int other = flow(2);
        assertTrue(store.mayHold(one, (int) FlowStore.MAX_INSPECTED_BYTES - 1));
        assertFalse(store.mayHold(other, 2));
        assertEquals(1, store.counters().uninspected);
        assertTrue(store.mayHold(other, 1));
        store.end(one);
        assertTrue(store.mayHold(other, (int) FlowStore.MAX_INSPECTED_BYTES), "what an ended flow held is free again");
        store.endInspection(other);
        assertTrue(store.mayHold(flow(3), (int) FlowStore.MAX_INSPECTED_BYTES));
        assertEquals(1, store.counters().uninspected);
    }

    @Test
    void shouldKeepAClosedFlowForStragglersWhenRoomIsMade() {
        for (int i = 1; i <= MANY; i++) {
            store.table().word(flow(i), FlowSlot.LAST, NOW);
        }
        store.table().word(7, FlowSlot.STATE, FlowBits.FIN | FlowBits.of(FlowBits.FIN, 1));
        store.table().word(8, FlowSlot.STATE, FlowBits.of(FlowBits.RST, 1));
        store.advance(NOW + FlowStore.LINGER_NANOS);
        makeRoomEverywhere();
        assertEquals(0, ended, "a straggler may still come");
        store.advance(NOW + FlowStore.LINGER_NANOS + 1);
        makeRoomEverywhere();
        assertEquals(2, ended, "the closed ones, and none that only says nothing");
    }

    private void makeRoomEverywhere() {
        for (int i = 0; i < MANY; i++) {
            store.makeRoom();
        }
    }

    /** Follows this many new flows; the last one's handle. */
    private int follow(int count) {
        int handle = 0;
        for (int i = 1; i <= count; i++) {
            handle = flow(i);
            assertTrue(store.beginInspection(handle, memory()));
        }
        return handle;
    }

    private int flow(int address) {
        return store.table().insert(address, 6L << 24);
    }

    private static FlowMemory memory() {
        return new FlowMemory() {
            @Override
            public void swapEnds() {
                // Nothing is kept here.
            }

            @Override
            public void shiftCaptures(int captures) {
                // Nothing is kept here.
            }
        };
    }
}
