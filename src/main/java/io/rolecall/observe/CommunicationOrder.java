package io.rolecall.observe;

import io.rolecall.flow.AddressTable;
import io.rolecall.flow.FlowSlot;
import io.rolecall.flow.SlotTable;
import io.rolecall.wire.IpAddress;
import java.util.Arrays;

/**
 * The order of communications in every report: initiator, responder, protocol, port, tunnelled. Works on handles, so that a
 * million communications are put in order without an object each: those of IPv4 are dealt out by their initiator, which
 * needs no comparison, and the few of one initiator, and those of IPv6, go through a merge sort.
 *
 * <p>Long loops go in pieces: Java compiles a short method that is called often much sooner than a long loop.
 */
final class CommunicationOrder {
    /** Four digits make a key, so that what is dealt out lies where it lay before. */
    private static final int DIGIT_BITS = 8;
    private static final int DIGITS = 1 << DIGIT_BITS;
    private static final int PIECE = 64;

    private final SlotTable table;
    private final AddressTable addresses;
    private final int count;
    /** By handle, what a communication of IPv4 is sorted by behind its initiator: no slot need be looked up again. */
    private final long[] rests;
    private int[] handles;
    private int[] initiators;
    /** What the next digit is dealt out to. */
    private int[] nextHandles;
    private int[] nextInitiators;
    private int v4;
    private int v6;
    private boolean ofOneInitiator;

    private CommunicationOrder(SlotTable table, AddressTable addresses) {
        this.table = table;
        this.addresses = addresses;
        count = table.size();
        rests = new long[count + 1];
        handles = new int[count];
        initiators = new int[count];
        v6 = count;
    }

    /** The handles of a communication table in order. */
    static int[] of(SlotTable table, AddressTable addresses) {
        return new CommunicationOrder(table, addresses).handles();
    }

    private int[] handles() {
        for (int from = 1; from <= count; from += PIECE) {
            gather(from, Math.min(count + 1, from + PIECE));
        }
        nextHandles = Arrays.copyOf(handles, count);
        nextInitiators = new int[count];
        for (int shift = 0; shift < Integer.SIZE; shift += DIGIT_BITS) {
            deal(shift);
        }
        System.arraycopy(handles, 0, nextHandles, 0, v4);
        ofOneInitiator = true;
        for (int from = 0; from < v4;) {
            from = sortInitiators(from, Math.min(v4, from + PIECE));
        }
        ofOneInitiator = false;
        if (v4 == count) {
            return handles;
        }
        sort(nextHandles, handles, v4, count);
        int[] merged = new int[count];
        merge(handles, merged, 0, v4, count);
        return merged;
    }

    /** Reads the keys of some handles; those of IPv6 are put at the end. */
    private void gather(int from, int to) {
        for (int handle = from; handle < to; handle++) {
            long[] slot = table.chunk(handle);
            int base = table.base(handle);
            long ports = slot[base + CommunicationSlot.PORT];
            if ((ports & FlowSlot.KEY_V6) == 0) {
                long pair = slot[base + CommunicationSlot.ADDRESSES];
                rests[handle] = rest(pair, ports);
                initiators[v4] = (int) (pair >>> 32);
                handles[v4++] = handle;
            } else {
                handles[--v6] = handle;
            }
        }
    }

    /** Puts the handles of IPv4 in the order of one digit of their initiators; equals stay as they are. */
    private void deal(int shift) {
        int[] places = new int[DIGITS + 1];
        for (int from = 0; from < v4; from += PIECE) {
            tell(shift, places, from, Math.min(v4, from + PIECE));
        }
        for (int digit = 1; digit <= DIGITS; digit++) {
            if (places[digit] == v4) {
                return; // All of them have the same digit.
            }
            places[digit] += places[digit - 1];
        }
        for (int from = 0; from < v4; from += PIECE) {
            move(shift, places, from, Math.min(v4, from + PIECE));
        }
        int[] dealt = nextHandles;
        nextHandles = handles;
        handles = dealt;
        dealt = nextInitiators;
        nextInitiators = initiators;
        initiators = dealt;
    }

    private void tell(int shift, int[] places, int from, int to) {
        for (int i = from; i < to; i++) {
            places[(initiators[i] >>> shift & DIGITS - 1) + 1]++;
        }
    }

    private void move(int shift, int[] places, int from, int to) {
        for (int i = from; i < to; i++) {
            int place = places[initiators[i] >>> shift & DIGITS - 1]++;
            nextHandles[place] = handles[i];
            nextInitiators[place] = initiators[i];
        }
    }

    /** Sorts the communications of each initiator whose first lies in a piece; where the next initiator's begin. */
    private int sortInitiators(int first, int end) {
        int from = first;
        while (from < end) {
            int to = from + 1;
            while (to < v4 && initiators[to] == initiators[from]) {
                to++;
            }
            sort(nextHandles, handles, from, to);
            from = to;
        }
        return from;
    }

    /** Sorts {@code from..to} of {@code source} (which holds the same as {@code target}) into {@code target}. */
    private void sort(int[] source, int[] target, int from, int to) {
        if (to - from < 2) {
            return;
        }
        int middle = from + to >>> 1;
        sort(target, source, from, middle);
        sort(target, source, middle, to);
        merge(source, target, from, middle, to);
    }

    private void merge(int[] source, int[] target, int from, int middle, int to) {
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeLeft = left < middle && (right >= to || compare(source[left], source[right]) <= 0);
            target[i] = takeLeft ? source[left++] : source[right++];
        }
    }

    private int compare(int one, int other) {
        if (ofOneInitiator) {
            return Long.compareUnsigned(rests[one], rests[other]);
        }
        long ports = table.word(one, CommunicationSlot.PORT);
        long otherPorts = table.word(other, CommunicationSlot.PORT);
        long pair = table.word(one, CommunicationSlot.ADDRESSES);
        long otherPair = table.word(other, CommunicationSlot.ADDRESSES);
        int order = address((int) (pair >>> 32), ports).compareTo(address((int) (otherPair >>> 32), otherPorts));
        if (order == 0) {
            order = address((int) pair, ports).compareTo(address((int) otherPair, otherPorts));
        }
        return order != 0 ? order : Long.compare(rest(0, ports), rest(0, otherPorts));
    }

    /** Responder, protocol, port, flags, from the upper bits down. */
    private static long rest(long responder, long ports) {
        return responder << 32 | (ports >>> 24 & 0xFF) << 24 | ports >>> 48 << 8 | ports & 0xFF;
    }

    private IpAddress address(int number, long ports) {
        return (ports & FlowSlot.KEY_V6) != 0 ? addresses.address(number) : IpAddress.ofV4(number);
    }
}
