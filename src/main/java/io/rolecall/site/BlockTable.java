package io.rolecall.site;

import io.rolecall.wire.IpAddress;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * Values by address block, where the longest prefix wins. One hash look-up for each prefix length in use, so a site file
 * of many thousand rows costs no more than one of three.
 *
 * @param <T> what a block carries
 */
final class BlockTable<T> {
    private final TreeMap<Integer, Map<IpAddress, T>> byLength = new TreeMap<>(Collections.reverseOrder());

    /** Adds a value; two values of one block are joined. */
    void put(AddressBlock block, T value, BinaryOperator<T> join) {
        byLength.computeIfAbsent(key(block.prefixLength(), block.v4()), length -> new HashMap<>())
                .merge(block.network(), value, join);
    }

    /** The value of the longest prefix that holds the address, or null. */
    T find(IpAddress address) {
        if (byLength.isEmpty()) {
            return null;
        }
        for (Map.Entry<Integer, Map<IpAddress, T>> level : byLength.entrySet()) {
            int key = level.getKey();
            if ((key & 1) == 1 == address.isV4()) {
                T value = level.getValue().get(AddressBlock.mask(address, key >> 1));
                if (value != null) {
                    return value;
                }
            }
        }
        return null;
    }

    /** Families are kept apart: {@code ::/0} must not catch IPv4, which lives inside the same 128 bits. */
    private static int key(int prefixLength, boolean v4) {
        return prefixLength << 1 | (v4 ? 1 : 0);
    }
}
