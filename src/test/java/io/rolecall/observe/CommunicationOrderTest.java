package io.rolecall.observe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.rolecall.flow.AddressTable;
import io.rolecall.flow.FlowSlot;
import io.rolecall.flow.SlotTable;
import io.rolecall.wire.IpAddress;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CommunicationOrderTest {
    private static final int COUNT = 20_000;

    private final Random random = new Random(1);
    private final SlotTable table = new SlotTable(CommunicationSlot.WORDS);
    private final AddressTable addresses = new AddressTable();

    @Test
    void shouldSortAsRecordsWouldWhenAllIsIpv4() {
        check(0);
    }

    @Test
    void shouldSortAsRecordsWouldWhenSomeIsIpv6() {
        check(7);
    }

    @Test
    void shouldSortAsRecordsWouldWhenAllIsIpv6() {
        check(1);
    }

    @Test
    void shouldFindNothingWhenThereIsNothing() {
        assertArrayEquals(new int[0], CommunicationOrder.of(table, addresses));
    }

    /** @param everyV6 every how many is IPv6; 0 for none */
    private void check(int everyV6) {
        while (table.size() < COUNT) {
            boolean v6 = everyV6 > 0 && random.nextInt(everyV6) == 0;
            long pair = v6 ? (long) number() << 32 | number() : (long) v4() << 32 | v4() & 0xFFFF_FFFFL;
            long ports = (long) random.nextInt(1 << 16) << 48 | (long) random.nextInt(256) << 24
                    | (random.nextBoolean() ? FlowSlot.KEY_TUNNELLED : 0) | (v6 ? FlowSlot.KEY_V6 : 0);
            if (table.find(pair, ports) == 0) {
                table.insert(pair, ports);
            }
        }
        Comparator<Integer> order = Comparator.<Integer, IpAddress>comparing(handle -> address(handle, 32))
                .thenComparing(handle -> address(handle, 0)).thenComparing(handle -> ports(handle) >>> 24 & 0xFF)
                .thenComparing(handle -> ports(handle) >>> 48).thenComparing(handle -> ports(handle) & 0xFF);
        int[] expected = IntStream.rangeClosed(1, COUNT).boxed().sorted(order).mapToInt(Integer::intValue).toArray();
        assertArrayEquals(expected, CommunicationOrder.of(table, addresses));
    }

    /** Few initiators with many communications each, from both ends of the numbers. */
    private int v4() {
        return (random.nextBoolean() ? 0x0A00_0000 : 0xE000_0000) | random.nextInt(300);
    }

    private int number() {
        return addresses.number(0xFE80L << 48 | random.nextInt(20), random.nextInt(20));
    }

    private long ports(int handle) {
        return table.word(handle, CommunicationSlot.PORT);
    }

    private IpAddress address(int handle, int shift) {
        int number = (int) (table.word(handle, CommunicationSlot.ADDRESSES) >>> shift);
        return (ports(handle) & FlowSlot.KEY_V6) != 0 ? addresses.address(number) : IpAddress.ofV4(number);
    }
}
