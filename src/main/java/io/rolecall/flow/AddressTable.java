package io.rolecall.flow;

import io.rolecall.wire.IpAddress;
import java.util.Arrays;

/**
 * Numbers for IPv6 addresses, so that a flow's key holds both families in 32 bits an address: an IPv4 address is its own
 * number, an IPv6 address the place where it was first seen. Open addressing over primitive arrays; looking up an address
 * that is known allocates nothing. Addresses are never removed: they live as long as the communications that name them.
 */
public final class AddressTable {
    /** Addresses that packets are given numbers for; joining two tables keeps the addresses of both. */
    static final int MAX_ADDRESSES = 1 << 22;
    private static final int INITIAL = 64;

    private long[] halves = new long[2 * INITIAL];
    private int[] index = new int[2 * INITIAL];
    private int size;
    private int shift = shift(index.length);

    /** The number of this address, from 1; given now if it has none, or 0 when {@link #MAX_ADDRESSES} have one. */
    public int number(long high, long low) {
        return number(high, low, MAX_ADDRESSES);
    }

    private int number(long high, long low, int most) {
        int mask = index.length - 1;
        int slot = place(high, low, shift);
        while (true) {
            int number = index[slot];
            if (number == 0) {
                return size < most ? add(slot, high, low) : 0;
            }
            if (halves[2 * number - 2] == high && halves[2 * number - 1] == low) {
                return number;
            }
            slot = slot + 1 & mask;
        }
    }

    /** The address of a number; of 0 the unspecified one. */
    public IpAddress address(int number) {
        return number == 0 ? new IpAddress(0, 0) : new IpAddress(halves[2 * number - 2], halves[2 * number - 1]);
    }

    /** The number that stands in this table for the address of a number in another. */
    public int translated(int number, AddressTable from) {
        return number == 0 ? 0 : number(from.high(number), from.low(number), Integer.MAX_VALUE);
    }

    /** Upper half of the address of a number. */
    long high(int number) {
        return halves[2 * number - 2];
    }

    /** Lower half of the address of a number. */
    long low(int number) {
        return halves[2 * number - 1];
    }

    private int add(int slot, long high, long low) {
        if (2 * size + 2 > halves.length) {
            halves = Arrays.copyOf(halves, 2 * halves.length);
        }
        halves[2 * size] = high;
        halves[2 * size + 1] = low;
        size++;
        index[slot] = size;
        if (size * 2 > index.length) {
            rehash();
        }
        return size;
    }

    private void rehash() {
        int[] larger = new int[2 * index.length];
        int mask = larger.length - 1;
        shift = shift(larger.length);
        for (int number = 1; number <= size; number++) {
            int slot = place(halves[2 * number - 2], halves[2 * number - 1], shift);
            while (larger[slot] != 0) {
                slot = slot + 1 & mask;
            }
            larger[slot] = number;
        }
        index = larger;
    }

    /**
     * Where an address belongs. Its sender chooses both halves and must not make them cancel, so the upper one is mixed whole
     * before the lower joins it; and a product's upper bits alone depend on all bits of both.
     */
    private static int place(long high, long low, int shift) {
        long mixed = high * HashKey.FIRST;
        mixed = ((mixed ^ mixed >>> 32) * HashKey.SECOND ^ low) * HashKey.THIRD;
        return (int) (mixed >>> shift);
    }

    private static int shift(int places) {
        return Integer.numberOfLeadingZeros(places) + 1 + Integer.SIZE;
    }
}
