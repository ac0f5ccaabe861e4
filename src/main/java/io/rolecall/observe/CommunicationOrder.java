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
 */
final class CommunicationOrder {
    /** Four digits make a key, so that what is dealt out lies where it lay before. */
    private static final int DIGIT_BITS = 8;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private final SlotTable table;
    private final AddressTable addresses;

    private CommunicationOrder(SlotTable table, AddressTable addresses) {
        this.table = table;
        this.addresses = addresses;
    }

    /** The handles of a communication table in order. */
    static int[] of(SlotTable table, AddressTable addresses) {
        return new CommunicationOrder(table, addresses).handles();
    }

    private int[] handles() {
        int count = table.size();
        int[] handles = new int[count];
        int[] initiators = new int[count];
        int v4 = 0;
        int v6 = count;
        for (int handle = 1; handle <= count; handle++) {
            if ((table.word(handle, CommunicationSlot.PORT) & FlowSlot.KEY_V6) == 0) {
                initiators[v4] = (int) (table.word(handle, CommunicationSlot.ADDRESSES) >>> 32);
                handles[v4++] = handle;
            } else {
                handles[--v6] = handle;
            }
        }
        deal(handles, initiators, v4);
        int[] work = Arrays.copyOf(handles, count);
        for (int from = 0; from < v4;) {
            int to = from + 1;
            while (to < v4 && initiators[to] == initiators[from]) {
                to++;
            }
            sort(work, handles, from, to);
            from = to;
        }
        if (v4 == count) {
            return handles;
        }
        sort(work, handles, v4, count);
        int[] merged = new int[count];
        merge(handles, merged, 0, v4, count);
        return merged;
    }

    /** Puts handles in the order of their keys, unsigned, by counting digits; equals stay as they are. */
    private static void deal(int[] handles, int[] keys, int count) {
        int[] fromHandles = handles;
        int[] fromKeys = keys;
        int[] toHandles = new int[count];
        int[] toKeys = new int[count];
        for (int shift = 0; shift < Integer.SIZE; shift += DIGIT_BITS) {
            int[] places = places(fromKeys, count, shift);
            for (int i = 0; i < count; i++) {
                int place = places[fromKeys[i] >>> shift & DIGITS - 1]++;
                toHandles[place] = fromHandles[i];
                toKeys[place] = fromKeys[i];
            }
            int[] handlesBefore = fromHandles;
            fromHandles = toHandles;
            toHandles = handlesBefore;
            int[] keysBefore = fromKeys;
            fromKeys = toKeys;
            toKeys = keysBefore;
        }
    }

    /** Where the first key of each digit goes. */
    private static int[] places(int[] keys, int count, int shift) {
        int[] places = new int[DIGITS + 1];
        for (int i = 0; i < count; i++) {
            places[(keys[i] >>> shift & DIGITS - 1) + 1]++;
        }
        for (int digit = 1; digit <= DIGITS; digit++) {
            places[digit] += places[digit - 1];
        }
        return places;
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
        long ports = table.word(one, CommunicationSlot.PORT);
        long otherPorts = table.word(other, CommunicationSlot.PORT);
        long pair = table.word(one, CommunicationSlot.ADDRESSES);
        long otherPair = table.word(other, CommunicationSlot.ADDRESSES);
        int order;
        if (((ports | otherPorts) & FlowSlot.KEY_V6) == 0) {
            order = Long.compareUnsigned(pair, otherPair);
        } else {
            order = address((int) (pair >>> 32), ports).compareTo(address((int) (otherPair >>> 32), otherPorts));
            if (order == 0) {
                order = address((int) pair, ports).compareTo(address((int) otherPair, otherPorts));
            }
        }
        if (order != 0) {
            return order;
        }
        order = Integer.compare((int) (ports >>> 24) & 0xFF, (int) (otherPorts >>> 24) & 0xFF);
        if (order == 0) {
            order = Integer.compare((int) (ports >>> 48), (int) (otherPorts >>> 48));
        }
        return order != 0 ? order : Long.compare(ports & 0xFF, otherPorts & 0xFF);
    }

    private IpAddress address(int number, long ports) {
        return (ports & FlowSlot.KEY_V6) != 0 ? addresses.address(number) : IpAddress.ofV4(number);
    }
}
