package io.rolecall.verdict;

import io.rolecall.observe.Communication;
import io.rolecall.observe.Endpoint;
import io.rolecall.observe.Listener;
import io.rolecall.observe.Observations;
import io.rolecall.site.RoleSource;
import io.rolecall.site.Site;
import io.rolecall.wire.IpAddress;
import io.rolecall.wire.IpProtocol;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

/**
 * Judges the communications one after the other, and keeps none. Relies on their order: all of one pair of hosts follow
 * each other, with the endpoint mapper (tcp 135) before the dynamic ports it hands out.
 */
final class VerdictWalk implements Iterable<Judged> {
    private final Observations observations;
    private final RoleSource roles;
    private final Site site;
    private final DocumentationJudge judge;
    private final VerdictMaker maker;
    private final DhcpPartners partners;
    private final Set<Listener> announced = new HashSet<>();

    VerdictWalk(Observations observations, RoleSource roles, Site site, DocumentationJudge judge,
            VerdictMaker maker) {
        this.observations = observations;
        this.roles = roles;
        this.site = site;
        this.judge = judge;
        this.maker = maker;
        this.partners = new DhcpPartners(observations);
        for (Endpoint endpoint : observations.endpoints()) {
            if (endpoint.database()) {
                continue;
            }
            announced.add(new Listener(endpoint.host(), endpoint.protocol(), endpoint.port()));
        }
    }

    @Override
    public Iterator<Judged> iterator() {
        return new Walk(observations.communications().iterator(), new HostViews(roles, site));
    }

    private final class Walk implements Iterator<Judged> {
        private final Iterator<Communication> communications;
        private final HostViews hosts;
        private final Rulings rulings = new Rulings(judge);
        private IpAddress mapperAsker;
        private IpAddress mapperAsked;

        Walk(Iterator<Communication> communications, HostViews hosts) {
            this.communications = communications;
            this.hosts = hosts;
        }

        @Override
        public boolean hasNext() {
            return communications.hasNext();
        }

        @Override
        public Judged next() {
            Communication seen = communications.next();
            if (seen.port() == Case.ENDPOINT_MAPPER && seen.protocol() == IpProtocol.TCP) {
                mapperAsker = seen.initiator();
                mapperAsked = seen.responder();
            }
            boolean usedMapper = seen.protocol() == IpProtocol.TCP && seen.initiator().equals(mapperAsker)
                    && seen.responder().equals(mapperAsked);
            Case matter = new Case(seen, hosts.initiator(seen.initiator()), hosts.responder(seen.responder()),
                    learned(seen), usedMapper);
            return maker.make(matter, rulings.of(matter), partners);
        }

        private boolean learned(Communication seen) {
            return !seen.rpcInterface().isEmpty() || !announced.isEmpty()
                    && announced.contains(new Listener(seen.responder(), seen.protocol(), seen.port()));
        }
    }
}
