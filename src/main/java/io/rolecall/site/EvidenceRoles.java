package io.rolecall.site;

import io.rolecall.catalog.Catalog;
import io.rolecall.observe.Communication;
import io.rolecall.observe.Evidence;
import io.rolecall.observe.Observations;
import io.rolecall.wire.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Roles that payload proves or hints at, by the rows of {@code payloads.csv} and {@code rpc-interfaces.csv}. A request
 * shows what its sender believes, so it proves a role only when the other end took it; what was asked of a host that
 * refused says nothing. A verb alone never names a role. Made in one walk; asked by the judge.
 */
public final class EvidenceRoles implements RoleSource {
    private final Map<String, RoleMark> marks;
    private final RoleBook book;
    private final Map<IpAddress, Map<String, RoleCase>> hosts = new HashMap<>();

    private EvidenceRoles(Map<String, RoleMark> marks, RoleBook book) {
        this.marks = marks;
        this.book = book;
    }

    /** Reads the evidence of a run; one walk over the communications. */
    public static EvidenceRoles of(Observations observations, Catalog catalog, RoleBook book) {
        EvidenceRoles roles = new EvidenceRoles(RoleMark.of(catalog), book);
        for (Communication seen : observations.withEvidence()) {
            if (!seen.evidence().isEmpty()) {
                roles.add(seen);
            }
        }
        for (Map<String, RoleCase> cases : roles.hosts.values()) {
            roles.weighClients(cases);
        }
        return roles;
    }

    private void add(Communication seen) {
        boolean taken = seen.evidence().stream().anyMatch(piece -> provesResponder(seen, piece));
        for (Evidence piece : seen.evidence()) {
            RoleMark mark = marks.get(piece.signature());
            if (mark != null) {
                add(seen, piece, mark, taken);
            }
        }
    }

    /** Whether the responder took a request that only hosts of one role take. */
    private boolean provesResponder(Communication seen, Evidence piece) {
        RoleMark mark = marks.get(piece.signature());
        return mark != null && mark.proof() && !mark.ofInitiator(seen.port()) && Acceptance.of(seen, piece);
    }

    private void add(Communication seen, Evidence piece, RoleMark mark, boolean taken) {
        boolean ofInitiator = mark.ofInitiator(seen.port());
        IpAddress host = ofInitiator ? seen.initiator() : seen.responder();
        if (host.isMulticast() || host.isLimitedBroadcast() || host.isUnspecified()
                || book.isCloud(mark.role()) && !host.isPublic()) {
            return;
        }
        boolean accepted = ofInitiator && !mark.ofSender() ? taken : Acceptance.of(seen, piece);
        if (mark.proof() && !accepted && Acceptance.wouldShow(seen)) {
            return;
        }
        RoleCase matter = hosts.computeIfAbsent(host, key -> new TreeMap<>())
                .computeIfAbsent(mark.role(), key -> new RoleCase());
        if (mark.proof() && accepted) {
            matter.prove(words(mark, piece, seen, "answered"), piece.frame());
        } else {
            matter.hint(mark.family(), words(mark, piece, seen, "was asked"), piece.frame(), mark.alone());
        }
    }

    private static String words(RoleMark mark, Evidence piece, Communication seen, String request) {
        if (mark.family().equals(RoleMark.RPC)) {
            return mark.words();
        }
        String words = mark.words().equals("answered") ? request : mark.words();
        String text = (words + " " + (piece.detail().isEmpty() ? piece.signature() : piece.detail())).strip();
        return mark.ofInitiator(seen.port()) && !mark.ofSender() ? text + " at " + seen.responder() : text;
    }

    /**
     * A site system speaks to the management point in a client's own words, and under a client's agent. Of a host that
     * proves to be one, such words are no more than a hint at a client, and the agent is none.
     */
    private void weighClients(Map<String, RoleCase> roles) {
        RoleCase client = roles.get(RoleBook.CLIENT);
        boolean server = roles.entrySet().stream().anyMatch(other -> other.getValue().proven()
                && book.isMember(other.getKey()) && book.isServer(other.getKey()));
        if (client == null || !server) {
            return;
        }
        if (client.proven()) {
            client.weaken(", as site systems do too");
        } else {
            roles.remove(RoleBook.CLIENT);
        }
    }

    @Override
    public List<HostRole> roles(IpAddress host) {
        Map<String, RoleCase> cases = hosts.get(host);
        if (cases == null) {
            return List.of();
        }
        List<HostRole> roles = new ArrayList<>(cases.size());
        cases.forEach((id, matter) -> {
            HostRole role = matter.role(id);
            if (role != null) {
                roles.add(role);
            }
        });
        return roles;
    }
}
