package io.rolecall.site;

import io.rolecall.wire.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The roles of every host: the site file's word where it names the host, else what the other sources see in it. Where
 * two sources see one role, the better founded of the two stays.
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
        if (site.names(host)) {
            return site.roles(host);
        }
        Map<String, HostRole> best = new LinkedHashMap<>();
        for (RoleSource source : sources) {
            for (HostRole role : source.roles(host)) {
                best.merge(role.role(), role, (one, other) -> other.grade().compareTo(one.grade()) < 0 ? other : one);
            }
        }
        List<HostRole> roles = new ArrayList<>(best.values());
        roles.addAll(site.roles(host));
        roles.sort(Comparator.comparing(HostRole::grade).thenComparing(HostRole::role));
        return List.copyOf(roles);
    }
}
