package io.rolecall.verdict;

import io.rolecall.flow.Outcome;
import io.rolecall.observe.Communication;
import io.rolecall.observe.FrameRef;
import io.rolecall.wire.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Communications that say the same thing, told as one finding. Holds a handful of examples, never all. */
final class FindingGroup {
    private static final int EXAMPLES = 3;
    private static final int FRAMES = 5;
    /** Reporters told by name; one more says that there are others. */
    static final int REPORTERS = 3;

    /** What communications of one group have in common. A dynamic port counts as one port. */
    record Key(FindingKind kind, Severity severity, int protocol, int port, Outcome outcome, Anchor anchor, String entry)
            implements Comparable<Key> {
        /** Only so that keys which somebody chose to have one hash are still found quickly. */
        @Override
        public int compareTo(Key other) {
            int order = anchor.compareTo(other.anchor);
            order = order != 0 ? order : Integer.compare(port, other.port);
            order = order != 0 ? order : Integer.compare(protocol, other.protocol);
            order = order != 0 ? order : kind.compareTo(other.kind);
            order = order != 0 ? order : severity.compareTo(other.severity);
            order = order != 0 ? order : Integer.compare(rank(outcome), rank(other.outcome));
            return order != 0 ? order : entry.compareTo(other.entry);
        }

        private static int rank(Outcome outcome) {
            return outcome == null ? -1 : outcome.ordinal();
        }

        // Written out: linking the generated ones takes milliseconds of every start.
        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && kind == that.kind && severity == that.severity
                    && protocol == that.protocol && port == that.port && outcome == that.outcome
                    && anchor.equals(that.anchor) && entry.equals(that.entry);
        }

        @Override
        public int hashCode() {
            int hash = kind.hashCode();
            hash = 31 * hash + severity.hashCode();
            hash = 31 * hash + protocol;
            hash = 31 * hash + port;
            hash = 31 * hash + Objects.hashCode(outcome);
            hash = 31 * hash + anchor.hashCode();
            hash = 31 * hash + entry.hashCode();
            return hash;
        }

        Key with(Anchor other) {
            return new Key(kind, severity, protocol, port, outcome, other, entry);
        }
    }

    final Key key;
    final Judged first;
    final List<IpAddress> examples = new ArrayList<>(EXAMPLES);
    /** The earliest, in order: since when it fails is what people ask first. */
    final List<FrameRef> frames = new ArrayList<>(FRAMES + 1);
    /** Who reported the failures, other than the hosts that were asked: each filter needs its own rule. */
    final List<IpAddress> reporters = new ArrayList<>(0);
    /** Further ports, when groups of one anchor were joined. */
    final List<String> ports = new ArrayList<>();
    long communications;
    /** The latest {@link Communication#stoppedSecond} in the group. */
    long stoppedSecond;
    long hosts;
    private IpAddress lastHost;

    FindingGroup(Key key, Judged first) {
        this.key = key;
        this.first = first;
    }

    void add(Judged judged) {
        Communication seen = judged.verdict().communication();
        communications++;
        stoppedSecond = Math.max(stoppedSecond, seen.stoppedSecond());
        IpAddress varying = key.anchor().side() == Anchor.Side.INITIATOR ? seen.responder() : seen.initiator();
        if (!varying.equals(lastHost)) {
            lastHost = varying;
            hosts++;
            if (examples.size() < EXAMPLES) {
                examples.add(varying);
            }
        }
        FrameRef frame = seen.proof() != null ? seen.proof() : seen.firstFrame();
        // Of what got through at times, the first frame may well show how it worked.
        if (frame != null && key.kind() != FindingKind.MOSTLY_FAILED && key.kind() != FindingKind.STOPPED) {
            addFrame(frame);
        }
        if (seen.reporter() != null && !OutcomeWords.byResponder(seen)) {
            addReporter(seen.reporter());
        }
    }

    private void addFrame(FrameRef frame) {
        int at = frames.size();
        while (at > 0 && frame.compareTo(frames.get(at - 1)) < 0) {
            at--;
        }
        if (at < FRAMES) {
            frames.add(at, frame);
        }
        if (frames.size() > FRAMES) {
            frames.remove(FRAMES);
        }
    }

    private void addReporter(IpAddress reporter) {
        if (reporters.size() <= REPORTERS && !reporters.contains(reporter)) {
            reporters.add(reporter);
        }
    }

    private void addProof(FindingGroup other) {
        other.frames.forEach(this::addFrame);
        other.reporters.forEach(this::addReporter);
    }

    /** Takes in another group of the same anchor; its hosts are mostly the same, so the larger number stays. */
    void join(FindingGroup other) {
        ports.add(PortWords.of(other.key.protocol(), Math.max(0, other.key.port())));
        communications += other.communications;
        hosts = Math.max(hosts, other.hosts);
        addProof(other);
    }

    /** Takes in a group that was told about one further host which this group's own asked. */
    void joinTarget(FindingGroup other) {
        communications += other.communications;
        stoppedSecond = Math.max(stoppedSecond, other.stoppedSecond);
        hosts++;
        if (examples.size() < EXAMPLES) {
            examples.add(other.first.matter().responder().address());
        }
        addProof(other);
    }
}
