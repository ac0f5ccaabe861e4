package io.rolecall.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.rolecall.catalog.Product;
import io.rolecall.observe.Communication;
import io.rolecall.observe.Traffic;
import io.rolecall.site.HostRole;
import io.rolecall.site.RoleGrade;
import io.rolecall.site.Settings;
import io.rolecall.site.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final int MANY = 100_000;

    private static Traffic manyClients() {
        Traffic traffic = new Traffic();
        for (int i = 0; i < MANY / 4; i++) {
            String client = "10.1." + i / 250 % 8 + "." + (1 + i % 250) ;
            String other = "172.16." + i / 250 + "." + (1 + i % 250);
            traffic.tcp(client, "10.0.0.2", 10_000 + i % 20_000).refused().seen();
            traffic.tcp(other, "10.0.0.2", 443).unanswered().seen();
            traffic.tcp(other, "10.0.0.3", 80).seen();
            traffic.udp(other, "192.168.1.1", 53).seen();
        }
        return traffic;
    }

    @Test
    void shouldJudgeAHundredThousandCommunicationsInBoundedTime() {
        Traffic traffic = manyClients();
        assertTimeout(Duration.ofSeconds(20), () -> {
            Judgement judgement = Bench.cb().judge(traffic);
            assertEquals(MANY, judgement.coverage().communications());
            long walked = 0;
            for (Verdict verdict : judgement.verdicts()) {
                walked += verdict.reason().isEmpty() ? 0 : 1;
            }
            assertEquals(MANY, walked);
        });
    }

    @Test
    void shouldSayTheSameAtEveryWalkAndEveryRun() {
        Traffic traffic = new Traffic().tcp("10.1.2.3", "10.0.0.2", 443).seen().tcp("10.1.2.3", "10.0.0.2", 22).refused().seen()
                .udp("10.1.2.3", "10.0.0.6", 53).seen().tcp("10.0.0.1", "10.1.2.3", 445).unanswered().seen();
        Judgement one = Bench.cb().judge(traffic);
        Judgement other = Bench.cb().judge(traffic);
        List<String> first = new ArrayList<>();
        one.verdicts().forEach(verdict -> first.add(verdict.reason()));
        List<String> second = new ArrayList<>();
        one.verdicts().forEach(verdict -> second.add(verdict.reason()));
        assertEquals(first, second);
        assertEquals(one.findings().stream().map(Finding::title).toList(),
                other.findings().stream().map(Finding::title).toList());
        assertEquals(one.features(), other.features());
        assertEquals(one.roles(), other.roles());
    }

    @Test
    void shouldKeepTheOrderOfTheCommunications() {
        Traffic traffic = manyClients();
        List<Communication> seen = new ArrayList<>();
        traffic.communications().forEach(seen::add);
        int[] index = {0};
        for (Verdict verdict : Bench.cb().judge(traffic).verdicts()) {
            assertEquals(seen.get(index[0]++).port(), verdict.communication().port());
        }
    }

    @Test
    void shouldCountEveryValueAndTheEntriesThatWereSeen() {
        Traffic traffic = new Traffic().tcp("10.1.2.3", "10.0.0.7", 80).seen().tcp("10.1.2.3", "10.0.0.2", 22).refused().seen()
                .tcp("10.1.2.3", "10.0.0.2", 443).refused().seen();
        Coverage coverage = Bench.cb().judge(traffic).coverage();
        assertEquals(Bench.CATALOG.entries(Product.CB).size(), coverage.entries());
        int entries = 0;
        for (Verdict verdict : Bench.cb().judge(traffic).verdicts()) {
            entries += verdict.entries().size();
        }
        assertEquals(entries, coverage.entriesSeen());
        Coverage baseline = Bench.cb().judge(new Traffic().udp("10.1.2.3", "10.0.0.6", 123).seen()).coverage();
        assertEquals(1, baseline.byDocumentation().get(Documentation.WINDOWS));
        assertEquals(0, baseline.entriesSeen(), "what only the Windows baseline has is none of the product's");
        assertEquals(Documentation.values().length, coverage.byDocumentation().size());
        assertEquals(2, coverage.byDocumentation().get(Documentation.DOCUMENTED));
        assertEquals(2, coverage.blocked());
    }

    @Test
    void shouldListTheHostsThatHaveARole() {
        Traffic traffic = new Traffic().tcp("10.1.2.3", "10.0.0.2", 443).seen().tcp("10.0.0.1", "8.8.8.8", 443).seen()
                .udp("10.0.0.1", "10.1.255.255", 9).seen();
        assertEquals(List.of("10.0.0.1", "10.0.0.2", "10.1.2.3"),
                Bench.cb().judge(traffic).roles().stream().map(host -> host.host().toString()).toList());
        assertEquals("MP01", Bench.cb().judge(traffic).roles().get(1).name());
    }

    @Test
    void shouldRestOnRolesThatPayloadProved() {
        Judge judge = new Judge(Bench.CATALOG, Product.CB, Site.none(Bench.CATALOG), Settings.of(Bench.CATALOG));
        Traffic traffic = new Traffic().tcp("192.168.1.1", "192.168.1.2", 10123).seen();
        Judgement judgement = judge.judge(traffic, List.of(host -> List.of(new HostRole(
                host.toString().endsWith(".2") ? "management-point" : "client", true, "its payload", RoleGrade.PROVEN))));
        assertEquals(Documentation.DOCUMENTED, judgement.verdicts().iterator().next().documentation());
    }
}
