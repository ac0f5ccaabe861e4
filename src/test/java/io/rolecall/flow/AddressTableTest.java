package io.rolecall.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.rolecall.wire.IpAddress;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers for IPv6 addresses. */
class AddressTableTest {
    private final AddressTable table = new AddressTable();

    @Test
    void shouldAgreeWithAMapWhenAddressesAreRandom() {
        Map<IpAddress, Integer> known = new HashMap<>();
        List<IpAddress> inOrder = new ArrayList<>();
        Random random = new Random(6);
        for (int i = 0; i < 100_000; i++) {
            IpAddress address = new IpAddress(0x2001_0DB8_0000_0000L | random.nextInt(100), random.nextInt(300));
            int number = table.number(address.high(), address.low());
            if (!known.containsKey(address)) {
                known.put(address, number);
                inOrder.add(address);
                assertEquals(known.size(), number, "numbers are given in order, from 1");
            }
            assertEquals(known.get(address), number);
        }
        for (int number = 1; number <= inOrder.size(); number++) {
            assertEquals(inOrder.get(number - 1), table.address(number));
            assertEquals(inOrder.get(number - 1), new IpAddress(table.high(number), table.low(number)));
        }
    }

    /** An IPv4 address written as an IPv6 one is as good as any: its number is none of its bits. */
    @Test
    void shouldKeepTheAddressWhenANumberIsTranslated() {
        AddressTable other = new AddressTable();
        for (String text : new String[] {"2001:db8::1", "::ffff:10.0.0.1", "2001:db8::1"}) {
            IpAddress address = IpAddress.parse(text);
            int number = table.translated(other.number(address.high(), address.low()), other);
            assertEquals(address, table.address(number));
        }
        assertEquals(1, table.number(0x2001_0DB8_0000_0000L, 1));
    }

    @Test
    void shouldTakeTheUnspecifiedAddressWhenItIsAsked() {
        assertEquals(1, table.number(0, 0));
        assertEquals(1, table.number(0, 0));
        assertEquals(new IpAddress(0, 0), table.address(1));
    }

    /** What is joined was bounded before; an address that got no number has none anywhere. */
    @Test
    void shouldGiveNoNumberWhenAsManyHaveOneAsMay() {
        for (int i = 0; i < AddressTable.MAX_ADDRESSES; i++) {
            table.number(1, i);
        }
        assertEquals(0, table.number(2, 0));
        assertEquals(7, table.number(1, 6));
        AddressTable other = new AddressTable();
        assertEquals(AddressTable.MAX_ADDRESSES + 1, table.translated(other.number(3, 0), other));
        assertEquals(0, table.translated(0, other));
        assertEquals("::", table.address(0).toString());
    }

    /** Any host may send from any address of its /64; four thousand million of these once shared one place. */
    @Test
    void shouldStayQuickWhenSomebodyChoseAddressesToCollide() {
        long inverse = BigInteger.valueOf(0xC2B2_AE3D_27D4_EB4FL).modInverse(BigInteger.ONE.shiftLeft(64)).longValue();
        long high = 0x2001_0DB8_0000_0001L;
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (long i = 1; i <= 300_000; i++) {
                table.number(high, (0x77L << 32 | i) * inverse ^ high * 0x9E37_79B9_7F4A_7C15L);
            }
        });
    }
}
