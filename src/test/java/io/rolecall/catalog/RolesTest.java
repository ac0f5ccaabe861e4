package io.rolecall.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Roles by all their names, what they imply, and what the table refuses. */
class RolesTest {
    @TempDir
    private Path folder;

    private final Catalog catalog = Catalog.load(null);

    @Test
    void shouldFindTheRoleWhenItIsSpeltAsTheDocumentsDo() {
        Map<String, String> spellings = Map.of("Provider", "sms-provider", "Microsoft SQL Server", "sql-server",
                "Primary Site Server", "site-server", "primary-site-server", "site-server",
                "DISTRIBUTION POINT (PXE)", "distribution-point-pxe", "Any member", "any",
                "WSUS Synchronization Server", "upstream-wsus-server", "mp", "management-point",
                "Global Catalog Domain Controller", "global-catalog", "distribution_point", "distribution-point");
        spellings.forEach((name, id) -> {
            assertNotNull(catalog.role(name), name);
            assertEquals(id, catalog.role(name).id(), name);
        });
        assertNull(catalog.role("no such role"));
        assertNull(catalog.role(""));
    }

    @Test
    void shouldImplyThroughOthersWhenRolesAreNested() {
        assertTrue(catalog.role("global-catalog").closure().contains("dns-server"));
        assertTrue(catalog.role("cmg-classic").closure().contains("internet"));
        assertTrue(catalog.role("pull-distribution-point").closure().contains("iis-site-system"));
        assertTrue(catalog.role("distribution-point-pxe").closure().contains("distribution-point"));
        assertTrue(!catalog.role("fallback-status-point").closure().contains("iis-site-system"), "E22");
    }

    @Test
    void shouldNameEachOtherWhenAVersionRenamedARole() {
        for (Role role : catalog.roles()) {
            if (!role.sameAs().isEmpty()) {
                assertEquals(role.id(), catalog.role(role.sameAs()).sameAs(), role.id());
            }
        }
        assertEquals("reporting-services-point", catalog.role("reporting-point").sameAs());
    }

    @Test
    void shouldRefuseARoleThatImpliesItself() {
        SignatureCopy copy = new SignatureCopy(folder);
        copy.append("roles.csv", "a,A,,client,,b,x");
        copy.append("roles.csv", "b,B,,client,,a,x");
        copy.refuses("roles.csv", "implies itself");
    }

    @Test
    void shouldRefuseANameOfTwoRoles() {
        SignatureCopy copy = new SignatureCopy(folder);
        copy.append("roles.csv", "new-role,New,Management Point,client,,,x");
        copy.refuses("roles.csv", "\"Management Point\"", "management-point", "new-role");
    }

    @Test
    void shouldRefuseAnUnknownRoleWhenItIsImplied() {
        SignatureCopy copy = new SignatureCopy(folder);
        copy.append("roles.csv", "new-role,New,,client,,nobody,x");
        copy.refuses("roles.csv", "new-role", "implies", "\"nobody\"");
    }

    @Test
    void shouldRefuseAnUnknownKind() {
        SignatureCopy copy = new SignatureCopy(folder);
        copy.append("roles.csv", "new-role,New,,server,,,x");
        copy.refuses("column kind", "\"server\"", "site-system");
    }

    @Test
    void shouldRefuseASecondRoleWithTheSameId() {
        SignatureCopy copy = new SignatureCopy(folder);
        copy.append("roles.csv", "client,Again,,client,,,x");
        copy.refuses("column id", "\"client\"", "no other row");
    }
}
