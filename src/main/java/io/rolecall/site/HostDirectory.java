package io.rolecall.site;

import io.rolecall.wire.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The roles of every host: the site file's word where it gives the host a role, else what the other sources see in it. Where
 * two sources see one role, the better founded of the two stays, and two hints of different sources make a role likely.
 * Of an inferred role and another that implies it, the more telling one is named.
 */
public final class HostDirectory implements RoleSource {
    private final Site site;
    private final List<RoleSource> sources;

    /**
     * @param site the user's word, which always wins
     * @param sources who else to ask
     */
    public HostDirectory(Site site, List<RoleSource> sources) {
        this.site = site;
        this.sources = List.copyOf(sources);
    }

    /** The user's word. */
    public Site site() {
        return site;
    }

    @Override
    public List<HostRole> roles(IpAddress host) {
        if (site.declares(host)) {
            return site.roles(host);
        }
        List<HostRole> inferred = inferred(host);
        if (inferred.isEmpty()) {
            return site.roles(host); // Nearly every host of a large capture: one role, or none.
        }
        List<HostRole> roles = new ArrayList<>(inferred);
        roles.addAll(site.roles(host));
        roles.sort(Comparator.comparing(HostRole::grade).thenComparing(HostRole::role));
        return List.copyOf(roles);
    }

    /**
     * What payload proves of a host although the site file gives it other roles. The proven role of a client is no news on
     * a host that the file calls a site system: most of them run the client too.
     */
    public List<HostRole> contradictions(IpAddress host) {
        List<HostRole> unexpected = new ArrayList<>();
        if (!site.declares(host)) {
            return unexpected;
        }
        for (HostRole proven : inferred(host)) {
            boolean told = proven.grade() == RoleGrade.PROVEN && !proven.role().equals(RoleBook.CLIENT);
            if (told && site.roles(host).stream().noneMatch(declared -> covers(declared.role(), proven.role()))) {
                unexpected.add(proven);
            }
        }
        unexpected.sort(Comparator.comparing(HostRole::role));
        return unexpected;
    }

    /** Whether a proven role only says more exactly what the file says: a kind of distribution point, of site system. */
    public boolean refines(IpAddress host, HostRole proven) {
        Set<String> standsFor = site.book().standsFor(proven.role());
        return site.roles(host).stream().anyMatch(declared -> standsFor.contains(declared.role()));
    }

    private boolean covers(String declared, String proven) {
        return site.book().standsFor(declared).contains(proven);
    }

    private List<HostRole> inferred(IpAddress host) {
        Map<String, HostRole> best = null;
        for (RoleSource source : sources) {
            for (HostRole role : source.roles(host)) {
                best = best == null ? new LinkedHashMap<>() : best;
                best.merge(role.role(), role, HostDirectory::join);
            }
        }
        return best == null ? List.of() : mostTelling(best);
    }

    private List<HostRole> mostTelling(Map<String, HostRole> best) {
        List<HostRole> roles = new ArrayList<>(best.values());
        roles.removeIf(role -> best.values().stream().anyMatch(other -> other != role
                && other.grade().compareTo(role.grade()) <= 0 && covers(other.role(), role.role())
                && !(covers(role.role(), other.role()) && other.role().compareTo(role.role()) > 0)));
        return roles;
    }

    private static HostRole join(HostRole one, HostRole other) {
        if (one.grade() == RoleGrade.HINT && other.grade() == RoleGrade.HINT) {
            return new HostRole(one.role(), true, one.evidence() + "; " + other.evidence(), RoleGrade.LIKELY,
                    one.frame() != null ? one.frame() : other.frame());
        }
        return other.grade().compareTo(one.grade()) < 0 ? other : one;
    }
}
