package io.rolecall.verdict;

import io.rolecall.wire.IpAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Joins groups that one cause made, once all are known: one host's many targets, and one host's many ports. */
final class FindingJoins {
    /** Ports of one host told apart, before they become one finding. */
    static final int PORTS_PER_ANCHOR = 8;

    private FindingJoins() {
    }

    static List<FindingGroup> joined(Collection<FindingGroup> groups) {
        return joinPorts(joinTargets(groups));
    }

    /**
     * Where no role says which end serves the other, a group is told about the host that was asked. One host that fails at
     * many of those is one cause all the same: a site server that nothing names, and the clients that it pushes to.
     */
    private static List<FindingGroup> joinTargets(Collection<FindingGroup> groups) {
        List<FindingGroup> joined = new ArrayList<>();
        for (List<FindingGroup> together : alike(groups, FindingJoins::fan)) {
            FindingGroup head = together.get(0);
            if (together.size() > 1) {
                IpAddress initiator = head.first.matter().initiator().address();
                head = new FindingGroup(head.key.with(new Anchor(Anchor.Side.INITIATOR, initiator)), head.first);
                together.forEach(head::joinTarget);
            }
            joined.add(head);
        }
        return joined;
    }

    private static Object fan(FindingGroup group) {
        Case matter = group.first.matter();
        boolean byChance = group.key.anchor().side() == Anchor.Side.RESPONDER && group.hosts == 1
                && !matter.responder().server() && !matter.responder().group();
        return byChance ? List.of(group.key.with(Anchor.NONE), matter.initiator().address()) : group.key;
    }

    /** Many undocumented ports of one host are one finding: a scan, an agent, another product. */
    private static List<FindingGroup> joinPorts(Collection<FindingGroup> groups) {
        List<FindingGroup> joined = new ArrayList<>();
        for (List<FindingGroup> together : alike(groups, group -> group.key.kind() == FindingKind.UNDOCUMENTED
                ? List.of(group.key.severity(), group.key.anchor()) : group.key)) {
            if (together.size() <= PORTS_PER_ANCHOR) {
                joined.addAll(together);
            } else {
                FindingGroup head = together.get(0);
                together.subList(1, together.size()).forEach(head::join);
                joined.add(head);
            }
        }
        return joined;
    }

    private static Collection<List<FindingGroup>> alike(Collection<FindingGroup> groups, Function<FindingGroup, Object> what) {
        Map<Object, List<FindingGroup>> alike = new LinkedHashMap<>();
        for (FindingGroup group : groups) {
            alike.computeIfAbsent(what.apply(group), key -> new ArrayList<>()).add(group);
        }
        return alike.values();
    }
}
