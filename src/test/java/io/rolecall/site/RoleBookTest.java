package io.rolecall.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.site.RoleBook.Page;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleBookTest {
    private final RoleBook book = new RoleBook(List.of(
            new Page("site-system", "Site system", "site-system", List.of(), List.of(), List.of()),
            new Page("distribution-point", "Distribution point", "site-system", List.of("DP"), List.of(),
                    List.of("site-system")),
            new Page("distribution-point-pxe", "Distribution point for PXE", "site-system", List.of(),
                    List.of("pxe-service-point"), List.of("distribution-point")),
            new Page("pxe-service-point", "PXE service point", "site-system", List.of(), List.of(), List.of("site-system")),
            new Page("domain-controller", "Domain controller", "infrastructure", List.of(), List.of(), List.of())));

    @Test
    void shouldFollowImpliedRolesToTheEnd() {
        assertEquals(Set.of("distribution-point-pxe", "distribution-point", "site-system", "pxe-service-point"),
                book.standsFor("distribution-point-pxe"));
    }

    @Test
    void shouldTakeAnotherNameBothWaysButNotWhatItImplies() {
        assertEquals(Set.of("pxe-service-point", "site-system", "distribution-point-pxe"), book.standsFor("pxe-service-point"));
    }

    @Test
    void shouldResolveAnySpelling() {
        assertEquals("distribution-point", book.resolve(" dp "));
        assertEquals("distribution-point", book.resolve("DISTRIBUTION  point"));
        assertEquals("distribution-point-pxe", book.resolve("DistributionPointPxe"));
        assertEquals("distribution-point-pxe", book.resolve("distribution_point (PXE)"));
        assertEquals("internet", book.resolve("Internet"));
        assertEquals("proxy", book.resolve("PROXY"));
        assertNull(book.resolve("printer"));
    }

    @Test
    void shouldSuggestOnlyWhatIsNear() {
        assertEquals("distribution-point", book.nearest("distributon point"));
        assertEquals("distribution-point", book.nearest("DistributonPoint"));
        assertNull(book.nearest("mail relay of the fourth floor"));
    }

    @Test
    void shouldTellMembersFromInfrastructure() {
        assertTrue(book.isMember("distribution-point"));
        assertFalse(book.isMember("domain-controller"));
        assertTrue(book.isServer("domain-controller"));
        assertFalse(book.isMember("unheard-of"));
    }
}
