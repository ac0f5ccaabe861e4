package io.rolecall.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.catalog.Catalog;
import io.rolecall.observe.Traffic;
import io.rolecall.wire.IpAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortPatternRolesTest {
    private static final Catalog CATALOG = Catalog.load(null);

    private static List<HostRole> roles(Traffic traffic, String host) {
        return PortPatternRoles.of(traffic, Settings.of(CATALOG), RoleBook.of(CATALOG)).roles(IpAddress.parse(host));
    }

    @Test
    void shouldHintAtAManagementPointThatSeveralHostsKeepOpen() {
        Traffic traffic = new Traffic().tcp("10.1.0.1", "10.0.0.2", 10123).seen().tcp("10.1.0.2", "10.0.0.2", 10123).seen();
        HostRole role = roles(traffic, "10.0.0.2").get(0);
        assertEquals("management-point", role.role());
        assertEquals("answered 2 hosts on 10123/tcp", role.evidence());
        assertTrue(role.inferred() && role.grade() == RoleGrade.HINT);
        assertEquals("client", roles(traffic, "10.1.0.1").get(0).role());
    }

    @Test
    void shouldTakeNothingFromPortsThatOneHostAloneUses() {
        Traffic traffic = new Traffic().tcp("10.1.0.1", "10.0.0.2", 10123).seen().tcp("10.1.0.1", "10.0.0.2", 8530).seen()
                .tcp("10.1.0.1", "10.0.0.2", 8531).seen();
        assertEquals(List.of(), roles(traffic, "10.0.0.2"));
        assertEquals(List.of(), roles(traffic, "10.1.0.1"));
    }

    @Test
    void shouldTakeNothingFromPortsThatEverybodyUses() {
        Traffic traffic = new Traffic();
        for (int port : new int[] {80, 443, 445, 135, 1433}) {
            for (int i = 1; i <= 10; i++) {
                traffic.tcp("10.1.0." + i, "10.0.0.2", port).seen();
            }
        }
        assertEquals(List.of(), roles(traffic, "10.0.0.2"));
    }

    @Test
    void shouldTakeNothingFromFailuresAndGuesses() {
        Traffic failed = new Traffic().tcp("10.1.0.1", "10.0.0.2", 10123).refused().seen()
                .tcp("10.1.0.2", "10.0.0.2", 10123).unanswered().seen();
        assertEquals(List.of(), roles(failed, "10.0.0.2"));
        Traffic guessed = new Traffic().udp("10.1.0.1", "10.0.0.2", 53).guessed().seen();
        assertEquals(List.of(), roles(guessed, "10.0.0.2"));
    }

    @Test
    void shouldHintAtInfrastructure() {
        Traffic traffic = new Traffic().udp("10.1.0.1", "10.0.0.6", 53).seen().tcp("10.1.0.1", "10.0.0.6", 88).seen()
                .tcp("10.1.0.1", "10.0.0.6", 389).seen();
        assertEquals(List.of("dns-server", "domain-controller"),
                roles(traffic, "10.0.0.6").stream().map(HostRole::role).toList());
    }

    @Test
    void shouldLetTheSiteFileWinOverEveryHint() throws Exception {
        Traffic traffic = new Traffic().tcp("10.1.0.1", "8.8.8.8", 10123).seen().tcp("10.1.0.2", "8.8.8.8", 10123).seen();
        Site none = Site.none(CATALOG);
        PortPatternRoles hints = PortPatternRoles.of(traffic, Settings.of(CATALOG), none.book());
        List<HostRole> roles = new HostDirectory(none, List.of(hints)).roles(IpAddress.parse("8.8.8.8"));
        assertEquals(List.of("internet", "management-point"), roles.stream().map(HostRole::role).toList());
    }
}
