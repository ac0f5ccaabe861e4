package io.rolecall.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each ICMP error means: the whole table of types and codes. */
class IcmpErrorsTest {
    private static final Map<Integer, Outcome> V4 = Map.of(0, Outcome.UNREACHABLE, 1, Outcome.UNREACHABLE,
            3, Outcome.REFUSED, 9, Outcome.PROHIBITED, 10, Outcome.PROHIBITED, 13, Outcome.PROHIBITED);
    private static final Map<Integer, Outcome> V6 = Map.of(0, Outcome.UNREACHABLE, 1, Outcome.PROHIBITED,
            2, Outcome.UNREACHABLE, 3, Outcome.UNREACHABLE, 4, Outcome.REFUSED, 5, Outcome.PROHIBITED,
            6, Outcome.PROHIBITED);

    @Test
    void shouldKnowEveryUnreachableWhenIpv4() {
        for (int code = 0; code < 16; code++) {
            Outcome expected = code == 4 ? null : V4.getOrDefault(code, Outcome.UNREACHABLE);
            assertEquals(expected, IcmpErrors.outcome(3 << 8 | code, false), "code " + code);
        }
    }

    @Test
    void shouldKnowEveryUnreachableWhenIpv6() {
        for (int code = 0; code < 8; code++) {
            assertEquals(V6.getOrDefault(code, Outcome.UNREACHABLE), IcmpErrors.outcome(1 << 8 | code, true), "code " + code);
        }
    }

    @Test
    void shouldBeUnreachableWhenTheTimeIsExceededOnTheWay() {
        assertEquals(Outcome.UNREACHABLE, IcmpErrors.outcome(11 << 8, false));
        assertEquals(Outcome.UNREACHABLE, IcmpErrors.outcome(3 << 8, true));
        assertEquals(null, IcmpErrors.outcome(11 << 8 | 1, false), "reassembly");
        assertEquals(null, IcmpErrors.outcome(3 << 8 | 1, true), "reassembly");
    }

    @Test
    void shouldBeNoFailureWhenTheTypeReportsNone() {
        for (int type = 0; type < 256; type++) {
            if (type != 3 && type != 11) {
                assertEquals(null, IcmpErrors.outcome(type << 8, false), "ICMP type " + type);
            }
            if (type != 1 && type != 3) {
                assertEquals(null, IcmpErrors.outcome(type << 8, true), "ICMPv6 type " + type);
            }
        }
    }
}
