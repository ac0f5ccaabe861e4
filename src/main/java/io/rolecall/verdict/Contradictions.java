package io.rolecall.verdict;

import io.rolecall.site.HostDirectory;
import io.rolecall.site.HostRole;
import io.rolecall.site.HostRoles;
import io.rolecall.site.RoleBook;
import io.rolecall.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Hosts of which payload proves another role than the site file gives them. The file is still what everything else is
 * judged by; here its author learns that it may be wrong.
 */
final class Contradictions {
    private static final String VOWELS = "AEIOU";
    /** Letters whose names begin with a vowel: an SMS Provider. SQL is a word, "sequel". */
    private static final String SPELLED_WITH_VOWEL = "AEFHILMNORSX";

    private Contradictions() {
    }

    /** One finding a host, for the hosts of a run. */
    static List<Finding> of(List<HostRoles> hosts, HostDirectory directory, FindingWriter writer) {
        List<Finding> findings = new ArrayList<>();
        for (HostRoles host : hosts) {
            List<HostRole> proven = directory.contradictions(host.host());
            if (!proven.isEmpty()) {
                findings.add(finding(host, proven, directory, writer));
            }
        }
        return findings;
    }

    private static Finding finding(HostRoles host, List<HostRole> proven, HostDirectory directory, FindingWriter writer) {
        RoleBook book = directory.site().book();
        boolean refined = proven.stream().allMatch(role -> directory.refines(host.host(), role));
        String declared = host.roles().stream().map(role -> name(book, role)).collect(Collectors.joining(" and "));
        String seen = proven.stream().map(role -> withArticle(name(book, role))).collect(Collectors.joining(" and "));
        String why = proven.stream().map(HostRole::evidence).collect(Collectors.joining("; "));
        return new Finding(FindingKind.ROLE_CONTRADICTION.label(), refined ? Severity.NOTICE : Severity.WARNING,
                writer.named(host.host()) + ": the file says " + declared + ", the traffic proves " + seen,
                why + "; everything here is judged by the site file (" + host.roles().get(0).evidence() + ")",
                proven.stream().map(HostRole::frame).filter(frame -> frame != null).distinct().limit(5).toList(), "",
                "If the traffic is right, " + remedy(host, proven, directory) + "; else find out why it answers as one.",
                proven.size());
    }

    /** A block's row speaks for others too: the host that differs gets its own, which then is all that is said of it. */
    private static String remedy(HostRoles host, List<HostRole> proven, HostDirectory directory) {
        Site site = directory.site();
        Set<String> roles = new TreeSet<>();
        proven.forEach(role -> roles.add(role.role()));
        if (site.declaresAlone(host.host())) {
            return "add " + String.join(";", roles) + " to the host's row";
        }
        host.roles().stream().map(HostRole::role).filter(role -> !implied(site.book(), role, roles)).forEach(roles::add);
        if (site.siteServerInitiates(host.host())) {
            roles.add(RoleBook.SITE_SERVER_INITIATES);
        }
        return "give the host a row of its own, " + host.host() + "," + String.join(";", roles)
                + ", less those of its block's roles that it has not";
    }

    /** Whether a role goes without saying beside these. */
    private static boolean implied(RoleBook book, String role, Set<String> roles) {
        return roles.stream().anyMatch(other -> book.standsFor(other).contains(role));
    }

    private static String withArticle(String name) {
        boolean spelled = name.length() > 1 && Character.isUpperCase(name.charAt(1)) && !name.startsWith("SQL");
        return ((spelled ? SPELLED_WITH_VOWEL : VOWELS).indexOf(Character.toUpperCase(name.charAt(0))) < 0 ? "a " : "an ")
                + name;
    }

    private static String name(RoleBook book, HostRole role) {
        String name = book.name(role.role());
        boolean acronym = name.length() > 1 && Character.isUpperCase(name.charAt(1));
        return acronym || name.startsWith("Configuration Manager") ? name
                : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
