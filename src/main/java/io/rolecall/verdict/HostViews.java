package io.rolecall.verdict;

import io.rolecall.site.RoleSource;
import io.rolecall.site.Site;
import io.rolecall.wire.IpAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes host views and remembers the latest, because a walk meets the same servers again and again. */
final class HostViews {
    private static final int REMEMBERED = 65_536;

    private final RoleSource source;
    private final Site site;
    private final Map<IpAddress, HostView> latest = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<IpAddress, HostView> eldest) {
            return size() > REMEMBERED;
        }
    };

    HostViews(RoleSource source, Site site) {
        this.source = source;
        this.site = site;
    }

    HostView of(IpAddress address) {
        return latest.computeIfAbsent(address, host -> HostView.of(host, source, site));
    }
}
