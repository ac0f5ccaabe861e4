package io.rolecall.site;

import io.rolecall.observe.HostName;
import io.rolecall.wire.IpAddress;
import java.util.Map;

/** The best name of a host: the user's own, else what traffic or capture call it. Names are unescaped. */
public final class HostNaming {
    private final Site site;
    private final Map<IpAddress, HostName> seen;

    /**
     * @param site the user's names
     * @param seen names that were observed
     */
    public HostNaming(Site site, Map<IpAddress, HostName> seen) {
        this.site = site;
        this.seen = seen;
    }

    /** The name, or empty. */
    public String of(IpAddress host) {
        String own = site.name(host);
        HostName observed = own.isEmpty() ? seen.get(host) : null;
        return observed == null ? own : observed.name();
    }
}
