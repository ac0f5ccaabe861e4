package io.rolecall.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rolecall.observe.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ruling that is remembered is the one that would be made anew. */
class RulingsTest {
    /** Hosts of every kind that no role is known of, and some whose role is. */
    private static final List<String> HOSTS = List.of("172.16.0.1", "172.16.0.2", "8.8.8.8", "0.0.0.0", "239.1.2.3",
            "255.255.255.255", "2001:4860::1", "fd00::5", "ff02::1", "10.0.0.1", "10.0.0.10", "10.1.0.4");
    private static final int[] PROTOCOLS = {1, 6, 6, 6, 17, 17, 47, 58};

    /** Alone, a communication has no earlier one whose ruling it could share; after the first of its kind it has. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldRuleAsAnewWhenAnotherPortWasRuledBefore(boolean site) {
        Bench bench = site ? Bench.cb() : Bench.withoutSite();
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            int protocol = PROTOCOLS[random.nextInt(PROTOCOLS.length)];
            String initiator = HOSTS.get(random.nextInt(HOSTS.size()));
            String responder = HOSTS.get(random.nextInt(HOSTS.size()));
            int port = random.nextBoolean() ? random.nextInt(1_024) : random.nextInt(65_536);
            Traffic both = new Traffic().protocol(initiator, responder, protocol, 2).seen()
                    .protocol(initiator, responder, protocol, port).seen();
            List<String> alone = words(bench, new Traffic().protocol(initiator, responder, protocol, port).seen());
            List<String> after = words(bench, both);
            assertEquals(alone.get(0), after.get(port < 2 ? 0 : 1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {67, 68, 80, 135, 139, 433, 445, 10_123, 1_024, 5_000, 49_152, 63_500})
    void shouldRuleAsAnewWhenThePortHasAMeaning(int port) {
        for (String initiator : HOSTS) {
            for (String responder : HOSTS) {
                for (int protocol : new int[] {6, 17}) {
                    assertEquals(
                            words(Bench.cb(), new Traffic().protocol(initiator, responder, protocol, port).seen()).get(0),
                            words(Bench.cb(), new Traffic().protocol(initiator, responder, protocol, 2).seen()
                                    .protocol(initiator, responder, protocol, port).seen()).get(1));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 8_080})
    void shouldRuleAsAnewWhenTheSiteMovedThePort(int port) {
        Bench bench = Bench.cb().port("http=8080");
        for (String initiator : HOSTS) {
            for (String responder : HOSTS) {
                assertEquals(words(bench, new Traffic().tcp(initiator, responder, port).seen()).get(0),
                        words(bench, new Traffic().tcp(initiator, responder, 2).seen()
                                .tcp(initiator, responder, port).seen()).get(1));
            }
        }
    }

    private static List<String> words(Bench bench, Traffic traffic) {
        List<String> words = new ArrayList<>();
        for (Verdict verdict : bench.judge(traffic).verdicts()) {
            words.add(verdict.documentation() + " " + verdict.entries() + " " + verdict.features() + " " + verdict.service()
                    + " " + verdict.blocked() + " " + verdict.reason());
        }
        return words;
    }
}
