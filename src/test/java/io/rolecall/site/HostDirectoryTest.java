package io.rolecall.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.catalog.Catalog;
import io.rolecall.observe.Traffic;
import io.rolecall.wire.IpAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostDirectoryTest {
    private static final Catalog CATALOG = Catalog.load(null);
    private static final IpAddress HOST = Traffic.address("10.0.0.2");

    @TempDir
    private Path folder;

    private static HostRole inferred(String role, RoleGrade grade) {
        return new HostRole(role, true, "sign of " + role, grade);
    }

    private static RoleSource source(HostRole... roles) {
        return host -> List.of(roles);
    }

    private HostDirectory declared(String role, HostRole... proven) throws Exception {
        Path file = Files.writeString(folder.resolve("site.csv"), "host,roles\n10.0.0.2," + role + "\n");
        return new HostDirectory(Site.load(file, CATALOG), List.of(source(proven)));
    }

    @Test
    void shouldCallARoleLikelyWhenTwoSourcesHintAtIt() {
        HostDirectory directory = new HostDirectory(Site.none(CATALOG), List.of(
                source(inferred("management-point", RoleGrade.HINT)), source(inferred("management-point", RoleGrade.HINT))));
        HostRole role = directory.roles(HOST).get(0);
        assertEquals(RoleGrade.LIKELY, role.grade());
        assertEquals("sign of management-point; sign of management-point", role.evidence());
    }

    @Test
    void shouldNameTheMoreTellingOfTwoRolesWhenOneImpliesTheOther() {
        HostDirectory directory = new HostDirectory(Site.none(CATALOG), List.of(source(
                inferred("distribution-point", RoleGrade.PROVEN), inferred("distribution-point-pxe", RoleGrade.PROVEN))));
        assertEquals(List.of("distribution-point-pxe"), directory.roles(HOST).stream().map(HostRole::role).toList());
        HostDirectory unsure = new HostDirectory(Site.none(CATALOG), List.of(source(
                inferred("distribution-point", RoleGrade.PROVEN), inferred("distribution-point-pxe", RoleGrade.HINT))));
        assertEquals(2, unsure.roles(HOST).size());
    }

    @Test
    void shouldKeepTheSiteFilesWordAndSayWhatContradictsIt() throws Exception {
        HostDirectory directory = declared("distribution-point", inferred("management-point", RoleGrade.PROVEN));
        assertEquals(List.of("distribution-point"), directory.roles(HOST).stream().map(HostRole::role).toList());
        assertEquals("management-point", directory.contradictions(HOST).get(0).role());
        assertFalse(directory.refines(HOST, directory.contradictions(HOST).get(0)));
    }

    @Test
    void shouldLeaveWhatTrafficShowsWhenTheFileHasTheFlagAlone() throws Exception {
        HostDirectory directory = declared("site-server-initiates", inferred("management-point", RoleGrade.PROVEN));
        assertEquals(List.of(inferred("management-point", RoleGrade.PROVEN)), directory.roles(HOST));
        assertTrue(directory.contradictions(HOST).isEmpty());
        assertTrue(directory.site().siteServerInitiates(HOST));
    }

    @Test
    void shouldNotContradictWithLessThanProof() throws Exception {
        assertTrue(
                declared("distribution-point", inferred("management-point", RoleGrade.LIKELY)).contradictions(HOST).isEmpty());
        assertTrue(declared("distribution-point", inferred("client", RoleGrade.PROVEN)).contradictions(HOST).isEmpty());
        assertTrue(declared("distribution-point-pxe", inferred("distribution-point", RoleGrade.PROVEN)).contradictions(HOST)
                .isEmpty());
    }

    @Test
    void shouldSayThatAProvenKindOnlyRefinesWhatTheFileSays() throws Exception {
        HostDirectory directory = declared("distribution-point", inferred("distribution-point-pxe", RoleGrade.PROVEN));
        assertTrue(directory.refines(HOST, directory.contradictions(HOST).get(0)));
    }
}
