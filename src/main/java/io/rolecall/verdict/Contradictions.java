package io.rolecall.verdict;

import io.rolecall.site.HostDirectory;
import io.rolecall.site.HostRole;
import io.rolecall.site.HostRoles;
import io.rolecall.site.RoleBook;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Hosts of which payload proves another role than the site file gives them. The file is still what everything else is
 * judged by; here its author learns that it may be wrong.
 */
final class Contradictions {
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
        String seen = proven.stream().map(role -> "a " + name(book, role)).collect(Collectors.joining(" and "));
        String why = proven.stream().map(HostRole::evidence).collect(Collectors.joining("; "));
        return new Finding(FindingKind.ROLE_CONTRADICTION.label(), refined ? Severity.NOTICE : Severity.WARNING,
                writer.named(host.host()) + ": the file says " + declared + ", the traffic proves " + seen,
                why + "; everything here is judged by the site file (" + host.roles().get(0).evidence() + ")",
                proven.stream().map(HostRole::frame).filter(frame -> frame != null).distinct().limit(5).toList(), "",
                "If the traffic is right, add " + proven.stream().map(HostRole::role).collect(Collectors.joining(";"))
                        + " to the host's row; else find out why it answers as one.", proven.size());
    }

    private static String name(RoleBook book, HostRole role) {
        String name = book.name(role.role());
        boolean acronym = name.length() > 1 && Character.isUpperCase(name.charAt(1));
        return acronym || name.startsWith("Configuration Manager") ? name
                : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
