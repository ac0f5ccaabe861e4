package io.rolecall.observe;

import io.rolecall.flow.FlowView;
import io.rolecall.wire.IpAddress;
import java.util.HashSet;
import java.util.Set;

/**
 * Which hosts were captured from one side only: their packets acknowledge what the other side sent, and of that nothing was
 * captured. What such a host sends unanswered proves nothing, nor does the silence of a host that is known to have sent what
 * was not captured; and where nothing at all was captured both ways, no silence proves anything. Bounded: beyond
 * {@link #MAX_PAIRS} pairs the whole capture counts as one-sided.
 */
final class OneSided {
    /** Pairs of hosts kept; a capture with more of them is one-sided as a whole. */
    static final int MAX_PAIRS = 1 << 16;

    /** Comparable, so that pairs which somebody chose to have one hash are still found quickly. */
    private record Pair(IpAddress seen, IpAddress unseen) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int order = seen.compareTo(other.seen);
            return order != 0 ? order : unseen.compareTo(other.unseen);
        }
    }

    private final Set<Pair> pairs = new HashSet<>();
    private final Set<IpAddress> hosts = new HashSet<>();
    private final Set<IpAddress> receivers = new HashSet<>();
    private final Set<Pair> answeredPairs = new HashSet<>();
    private final Set<IpAddress> unseen = new HashSet<>();
    private final Set<IpAddress> senders = new HashSet<>();
    private boolean bothWays;
    private long forgotten;

    /** Notes a flow that shows one side only. */
    void note(FlowView flow) {
        int seen = flow.frames(0) > 0 ? 0 : 1;
        add(new Pair(flow.address(seen), flow.address(1 - seen)));
    }

    private void add(Pair pair) {
        if (pairs.size() < MAX_PAIRS) {
            pairs.add(pair);
            hosts.add(pair.seen());
            unseen.add(pair.unseen());
        } else if (!pairs.contains(pair)) {
            forgotten++;
        }
    }

    /** Flows of pairs that found no place. */
    long forgotten() {
        return forgotten;
    }

    boolean isEmpty() {
        return pairs.isEmpty();
    }

    /** Notes that some communication was captured both ways; only asked for when there are notes. */
    void capturedBothWays() {
        bothWays = true;
    }

    /** Notes that frames from one host to another were captured after all; only asked for when there are notes. */
    void captured(IpAddress from, IpAddress to) {
        if (unseen.contains(from)) {
            senders.add(from);
        }
        if (hosts.contains(to)) {
            receivers.add(to);
            Pair pair = new Pair(to, from);
            if (pairs.contains(pair)) {
                answeredPairs.add(pair);
            }
        }
    }

    /** Whether what {@code responder} would have answered to {@code initiator} was out of this capture's sight. */
    boolean hides(IpAddress initiator, IpAddress responder) {
        Pair pair = new Pair(initiator, responder);
        return forgotten > 0 || !bothWays || pairs.contains(pair) && !answeredPairs.contains(pair)
                || hosts.contains(initiator) && !receivers.contains(initiator)
                || unseen.contains(responder) && !senders.contains(responder);
    }

    void addAll(OneSided later) {
        forgotten += later.forgotten;
        later.pairs.forEach(this::add);
    }
}
