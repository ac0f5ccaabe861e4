package io.rolecall.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The roles by all their names. Refuses unknown references, circles and names that two roles share. */
final class Roles {
    private static final List<String> COLUMNS =
            List.of("id", "name", "aliases", "kind", "same_as", "implies", "description");
    private static final int ID = 0;
    private static final int NAME = 1;
    private static final int ALIASES = 2;
    private static final int KIND = 3;
    private static final int SAME_AS = 4;
    private static final int IMPLIES = 5;
    private static final int DESCRIPTION = 6;

    private final Map<String, Role> byId = new LinkedHashMap<>();
    private final String file;
    private Map<String, Role> byName;

    Roles(SignatureFolder folder) {
        file = folder.name("roles.csv");
        Map<String, Role> raw = new LinkedHashMap<>();
        for (Role role : Table.read(folder, "roles.csv", COLUMNS, new Unique<>(new RoleMaker()))) {
            raw.put(role.id(), role);
        }
        for (Role role : raw.values()) {
            byId.put(role.id(), withClosure(role, raw));
        }
        if (!folder.checked()) {
            names();
        }
    }

    /** The roles by all their names; made when first asked for, for most runs never do. */
    private synchronized Map<String, Role> names() {
        if (byName == null) {
            Map<String, Role> names = new HashMap<>();
            for (Role role : byId.values()) {
                name(names, role.id(), role);
                name(names, role.name(), role);
                for (String alias : role.aliases()) {
                    name(names, alias, role);
                }
            }
            byName = names;
        }
        return byName;
    }

    /** Makes roles, their closure left open. */
    private static final class RoleMaker implements Table.Maker<Role> {
        @Override
        public Role make(Row row) {
            RoleKind kind = RoleKind.of(row.required(KIND));
            if (kind == null) {
                throw row.wrong(KIND, "site, site-system, client, console, infrastructure or cloud");
            }
            return new Role(row.required(ID), row.required(NAME), row.list(ALIASES), kind, row.text(SAME_AS),
                    row.list(IMPLIES), Set.of(), row.required(DESCRIPTION));
        }
    }

    private Role withClosure(Role role, Map<String, Role> raw) {
        if (!role.sameAs().isEmpty() && !raw.containsKey(role.sameAs())) {
            throw reference(role, "same_as", role.sameAs());
        }
        return new Role(role.id(), role.name(), role.aliases(), role.kind(), role.sameAs(), role.implies(),
                Collections.unmodifiableSet(closure(role, raw)), role.description());
    }

    private Set<String> closure(Role role, Map<String, Role> raw) {
        Set<String> closure = new LinkedHashSet<>();
        List<Role> open = new ArrayList<>(List.of(role));
        while (!open.isEmpty()) {
            Role next = open.remove(0);
            closure.add(next.id());
            for (String implied : next.implies()) {
                Role target = raw.get(implied);
                if (target == null) {
                    throw reference(next, "implies", implied);
                }
                if (target == role) {
                    throw new CatalogException("%s: the role %s implies itself.".formatted(file, role.id()));
                }
                if (!closure.contains(implied)) {
                    open.add(target);
                }
            }
        }
        return closure;
    }

    private CatalogException reference(Role role, String column, String found) {
        return new CatalogException("%s, role %s, column %s: found \"%s\", expected the id of a role in this table."
                .formatted(file, role.id(), column, found));
    }

    private void name(Map<String, Role> names, String name, Role role) {
        Role other = names.putIfAbsent(Names.key(name), role);
        if (other != null && other != role) {
            throw new CatalogException("%s: the name \"%s\" belongs to both %s and %s.".formatted(file, name,
                    other.id(), role.id()));
        }
    }

    List<Role> all() {
        return List.copyOf(byId.values());
    }

    /** The role with this id, or null. */
    Role byId(String id) {
        return byId.get(id);
    }

    /** The role with this id, name or alias in any case and punctuation, or null. */
    Role named(String name) {
        return names().get(Names.key(name));
    }
}
