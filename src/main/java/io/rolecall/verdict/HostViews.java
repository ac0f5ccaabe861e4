package io.rolecall.verdict;

import io.rolecall.site.RoleSource;
import io.rolecall.site.Site;
import io.rolecall.wire.IpAddress;

/**
 * Makes host views and remembers the latest, because a walk meets the same servers again and again. A responder has one
 * place; another responder of that place takes it over. Initiators come in order, and never again. Belongs to one walk.
 */
final class HostViews {
    private static final int PLACES = 1 << 14;

    private final RoleSource source;
    private final Site site;
    private final HostView[] latest = new HostView[PLACES];
    private HostView latestInitiator;

    HostViews(RoleSource source, Site site) {
        this.source = source;
        this.site = site;
    }

    HostView initiator(IpAddress address) {
        if (latestInitiator == null || !latestInitiator.address().equals(address)) {
            latestInitiator = HostView.of(address, source, site);
        }
        return latestInitiator;
    }

    HostView responder(IpAddress address) {
        int hash = address.hashCode();
        int place = (hash ^ hash >>> 14) & PLACES - 1;
        HostView known = latest[place];
        if (known == null || !known.address().equals(address)) {
            known = HostView.of(address, source, site);
            latest[place] = known;
        }
        return known;
    }
}
