package io.rolecall.site;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the user says of one host or block.
 *
 * @param block its addresses
 * @param roles role ids, sorted, flags included
 * @param name its name, or empty
 * @param line where the file says so
 */
record SiteRow(AddressBlock block, List<String> roles, String name, long line) {
    /** Whether it gives its hosts a role, and not the flag alone. */
    boolean declares() {
        return roles.size() > 1 || !roles.contains(RoleBook.SITE_SERVER_INITIATES);
    }

    /** Two rows of one block say what both say; the first name stays. */
    SiteRow join(SiteRow later) {
        Set<String> both = new TreeSet<>(roles);
        both.addAll(later.roles);
        return new SiteRow(block, List.copyOf(both), name.isEmpty() ? later.name : name, line);
    }
}
