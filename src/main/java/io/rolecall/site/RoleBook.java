package io.rolecall.site;

import io.rolecall.catalog.Catalog;
import io.rolecall.catalog.Names;
import io.rolecall.catalog.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The roles by every spelling, and what each stands for. Built from the catalog's roles; shared by the site file, the
 * inference and the judge, so that all three mean the same role by the same word.
 */
public final class RoleBook {
    /** Every public address that the site file does not name. */
    public static final String INTERNET = "internet";
    /** A proxy server: host → proxy → Internet satisfies an Internet entry. */
    public static final String PROXY = "proxy";
    /** Whoever: the Windows baseline's "any computer". */
    public static final String ANY = "any";
    /** A computer with the client, or about to get it. */
    public static final String CLIENT = "client";
    /** A gateway of whichever kind: the documents know only the kinds, people only the name. */
    public static final String GATEWAY = "cloud-management-gateway";
    /** Not a role but a switch of a site system: the site server must open its connections (2012, note 5). */
    public static final String SITE_SERVER_INITIATES = "site-server-initiates";

    private static final Set<String> MEMBER_KINDS = Set.of("site", "site-system", "client", "console");
    private static final Set<String> SERVER_KINDS = Set.of("site", "site-system", "infrastructure");

    /** One role as the book needs it. */
    record Page(String id, String name, String kind, List<String> aliases, List<String> sameAs, List<String> implies) {
    }

    private final Map<String, Page> pages = new LinkedHashMap<>();
    /** Made when a spelling is first asked for, and a role is first followed: most runs need few of them. */
    private Map<String, String> idBySpelling;
    private final Map<String, Set<String>> standsFor = new HashMap<>();

    RoleBook(Collection<Page> roles) {
        for (Page page : roles) {
            pages.put(page.id(), page);
        }
        addBuiltIn(INTERNET, "Internet", "cloud");
        addBuiltIn(PROXY, "Proxy server", "infrastructure");
        addBuiltIn(ANY, "Any computer", "infrastructure");
        addBuiltIn(SITE_SERVER_INITIATES, "Site server initiates", "flag");
    }

    private synchronized Map<String, String> spellings() {
        if (idBySpelling == null) {
            Map<String, String> ids = new HashMap<>();
            for (Page page : pages.values()) {
                ids.put(Names.key(page.id()), page.id());
            }
            for (Page page : pages.values()) {
                ids.putIfAbsent(Names.key(page.name()), page.id());
                page.aliases().forEach(alias -> ids.putIfAbsent(Names.key(alias), page.id()));
            }
            idBySpelling = ids;
        }
        return idBySpelling;
    }

    /** The book of a catalog's roles. */
    static RoleBook of(Catalog catalog) {
        List<Page> pages = new ArrayList<>();
        for (Role role : catalog.roles()) {
            List<String> sameAs = role.sameAs().isEmpty() ? List.of() : List.of(role.sameAs());
            pages.add(new Page(role.id(), role.name(), role.kind().label(), role.aliases(), sameAs, role.implies()));
        }
        return new RoleBook(pages);
    }

    private void addBuiltIn(String id, String name, String kind) {
        pages.putIfAbsent(id, new Page(id, name, kind, List.of(), List.of(), List.of()));
    }

    /** The role with this id, name or alias, whatever its case and punctuation; null when there is none. */
    public String resolve(String spelling) {
        if (pages.containsKey(spelling)) {
            return spelling; // The id itself, as the program writes it.
        }
        return spellings().get(Names.key(spelling));
    }

    /** The role id whose spelling lies nearest, or null when nothing is near enough to be a typing error. */
    public String nearest(String spelling) {
        return Spelling.nearest(Names.key(spelling), spellings());
    }

    /** Microsoft's name of a role; the id itself when the catalog has no such role. */
    public String name(String id) {
        Page page = pages.get(id);
        return page == null ? id : page.name();
    }

    /** The role itself, all it implies, and its other names over the product's versions. */
    public synchronized Set<String> standsFor(String id) {
        Set<String> known = standsFor.get(id);
        if (known == null) {
            known = pages.containsKey(id) ? follow(id) : Set.of(id);
            standsFor.put(id, known);
        }
        return known;
    }

    /** The roles that are special kinds of this one, as they say themselves. */
    public List<String> kindsOf(String id) {
        List<String> kinds = new ArrayList<>();
        for (Page page : pages.values()) {
            if (page.implies().contains(id)) {
                kinds.add(page.id());
            }
        }
        return kinds;
    }

    /**
     * Implied roles are followed to the end. Another name is taken as it is: what it would imply was true of the other
     * version only (a PXE service point of 2007 is no distribution point).
     */
    private Set<String> follow(String id) {
        Set<String> reached = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(id));
        while (!open.isEmpty()) {
            String role = open.pop();
            if (reached.add(role) && pages.containsKey(role)) {
                open.addAll(pages.get(role).implies());
            }
        }
        for (String role : List.copyOf(reached)) {
            reached.addAll(sameAs(role));
        }
        return Set.copyOf(reached);
    }

    /** {@code same_as} is written on one of the two roles, and holds for both. */
    private List<String> sameAs(String id) {
        List<String> others = new ArrayList<>(pages.containsKey(id) ? pages.get(id).sameAs() : List.of());
        for (Page page : pages.values()) {
            if (page.sameAs().contains(id)) {
                others.add(page.id());
            }
        }
        return others;
    }

    /** Whether a host with this role takes part in Configuration Manager. */
    public boolean isMember(String id) {
        return MEMBER_KINDS.contains(kind(id));
    }

    /** Whether a host with this role serves many others, so that trouble with it is told once for all of them. */
    public boolean isServer(String id) {
        return SERVER_KINDS.contains(kind(id)) && !id.equals(ANY);
    }

    /** Whether this role is played by a service on the public Internet. */
    public boolean isCloud(String id) {
        return kind(id).equals("cloud");
    }

    /** Whether this role is a client's or a device's, which may be anywhere, on the public Internet too. */
    public boolean isClient(String id) {
        return kind(id).equals("client");
    }

    private String kind(String id) {
        Page page = pages.get(id);
        return page == null ? "" : page.kind();
    }
}
