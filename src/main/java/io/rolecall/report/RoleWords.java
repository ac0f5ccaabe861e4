package io.rolecall.report;

import io.rolecall.site.HostRole;

/** How a role is written: an inferred one never looks like one the user declared. */
final class RoleWords {
    private RoleWords() {
    }

    /** The role's id, with {@code ?} behind it when it is inferred. */
    static String marked(HostRole role) {
        return role.inferred() ? role.role() + "?" : role.role();
    }
}
