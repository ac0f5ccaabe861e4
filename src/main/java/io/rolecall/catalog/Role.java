package io.rolecall.catalog;

import java.util.List;
import java.util.Set;

/**
 * A role that a host can play: a row of {@code roles.csv}.
 *
 * @param id kebab-case, as in entries and site files
 * @param name its name in reports
 * @param aliases other spellings in the documents and among people
 * @param kind what sort of host plays it
 * @param sameAs id of the role that is the same under another version's name, or empty
 * @param implies ids of the roles that a host with this role also plays, as written in the table
 * @param closure this role's id and all that it implies, directly or through others
 * @param description one sentence
 */
public record Role(String id, String name, List<String> aliases, RoleKind kind, String sameAs, List<String> implies,
        Set<String> closure, String description) {
}
