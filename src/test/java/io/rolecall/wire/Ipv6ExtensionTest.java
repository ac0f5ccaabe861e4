package io.rolecall.wire;

import static io.rolecall.wire.Octets.AT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** IPv6 extension headers, each with its own way to count. */
class Ipv6ExtensionTest {
    private static Octets.View of(int number) {
        return (buffer, at, end) -> Ipv6Extension.headerLength(buffer, at, end, number);
    }

    @Test
    void shouldRefuseEveryShorterLengthWhenCountedInEightBytes() {
        for (int number : new int[] {IpProtocol.HOP_BY_HOP, IpProtocol.ROUTING, IpProtocol.DESTINATION_OPTIONS,
                IpProtocol.MOBILITY, IpProtocol.HIP, IpProtocol.SHIM6}) {
            Octets.whole(of(number), "06 00 050200000100");
            Octets.whole(of(number), "06 02" + "00".repeat(22));
            Octets.whole(of(number), "06 ff" + "00".repeat(2046));
        }
    }

    @Test
    void shouldRefuseEveryShorterLengthWhenCountedInFourBytes() {
        Octets.whole(of(IpProtocol.AUTHENTICATION), "06 00" + "00".repeat(6));
        Octets.whole(of(IpProtocol.AUTHENTICATION), "06 04 0000 00000001 00000002 000000000000000000000000");
    }

    @Test
    void shouldHaveAFixedLengthWhenItIsAFragmentHeader() {
        Octets.whole(of(IpProtocol.FRAGMENT), "11 ff 0001 00000007");
    }

    @Test
    void shouldReadItsFieldsWhenItIsAFragmentHeader() {
        ByteBuffer buffer = Octets.of("ff 00 05a9 fedcba98");
        assertEquals(255, Ipv6Extension.nextHeader(buffer, AT));
        assertEquals(0xFEDCBA98, Ipv6Extension.identification(buffer, AT));
    }

    @Test
    void shouldTellFragmentsApartWhenTheirFieldsDiffer() {
        assertFragment("0000", false, false);
        assertFragment("0006", false, false);
        assertFragment("0001", true, false);
        assertFragment("0008", true, true);
        assertFragment("fff8", true, true);
        assertFragment("05a9", true, true);
    }

    private static void assertFragment(String field, boolean fragment, boolean later) {
        ByteBuffer buffer = Octets.of("11 00" + field + "00000001");
        assertEquals(fragment, Ipv6Extension.fragment(buffer, AT), field);
        assertEquals(later, Ipv6Extension.laterFragment(buffer, AT), field);
    }

    @Test
    void shouldWalkThroughExtensionsOnlyWhenAsked() {
        for (int number = 0; number < 256; number++) {
            boolean extension = switch (number) {
                case 0, 43, 44, 51, 60, 135, 139, 140 -> true;
                default -> false;
            };
            assertEquals(extension, Ipv6Extension.is(number), "next header " + number);
        }
    }
}
