package io.rolecall.observe;

import io.rolecall.flow.AddressTable;
import io.rolecall.flow.FlowSlot;
import io.rolecall.flow.SlotTable;
import io.rolecall.wire.IpAddress;
import java.util.Arrays;

/**
 * The order of communications in every report: initiator, responder, protocol, port, tunnelled. A merge sort over handles,
 * so that a million communications are put in order without an object each.
 */
final class CommunicationOrder {
    private final SlotTable table;
    private final AddressTable addresses;

    private CommunicationOrder(SlotTable table, AddressTable addresses) {
        this.table = table;
        this.addresses = addresses;
    }

    /** The handles of a communication table in order. */
    static int[] of(SlotTable table, AddressTable addresses) {
        int[] handles = new int[table.size()];
        for (int i = 0; i < handles.length; i++) {
            handles[i] = i + 1;
        }
        int[] work = Arrays.copyOf(handles, handles.length);
        new CommunicationOrder(table, addresses).sort(work, handles, 0, handles.length);
        return handles;
    }

    /** Sorts {@code from..to} of {@code source} (which holds the same as {@code target}) into {@code target}. */
    private void sort(int[] source, int[] target, int from, int to) {
        if (to - from < 2) {
            return;
        }
        int middle = from + to >>> 1;
        sort(target, source, from, middle);
        sort(target, source, middle, to);
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
