package io.rolecall.observe;

import io.rolecall.capture.CaptureFacts;
import io.rolecall.flow.Certainty;
import io.rolecall.flow.InitiatorBasis;
import io.rolecall.flow.Outcome;
import io.rolecall.flow.Visibility;
import io.rolecall.wire.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Observations written by hand, for tests of what stands above: sorted as the real memory sorts. */
public final class Traffic implements Observations {
    private final List<Communication> communications = new ArrayList<>();
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final Map<String, Long> limits = new LinkedHashMap<>();
    private final List<CaptureFacts> captures = new ArrayList<>();
    private long frame;

    /** One communication to be written; answered unless told otherwise. */
    public final class Line {
        private final IpAddress initiator;
        private final IpAddress responder;
        private final int protocol;
        private final int port;
        private String application = "";
        private String rpcInterface = "";
        private Outcome outcome = Outcome.ANSWERED;
        private Certainty certainty = Certainty.PROVEN;
        private InitiatorBasis basis = InitiatorBasis.SYN;
        private Visibility visibility = Visibility.BOTH;
        private IpAddress reporter;
        private int icmp = -1;
        private long carried = 120;
        private long framesOut = 3;
        private long framesBack = -1;
        private long flows = 1;
        private long failures;
        private long stopped = -1;
        private final List<Evidence> evidence = new ArrayList<>();

        private Line(String initiator, String responder, int protocol, int port) {
            this.initiator = address(initiator);
            this.responder = address(responder);
            this.protocol = protocol;
            this.port = port;
        }

        public Line application(String proven) {
            application = proven;
            return this;
        }

        public Line rpc(String uuid) {
            rpcInterface = uuid;
            return this;
        }

        public Line outcome(Outcome outcome, Certainty certainty) {
            this.outcome = outcome;
            this.certainty = certainty;
            return this;
        }

        public Line shows(String signature, String detail, boolean proof) {
            return shows(signature, detail, proof, 7);
        }

        public Line shows(String signature, String detail, boolean proof, long frame) {
            evidence.add(new Evidence(application, signature, detail, proof, new FrameRef(0, frame)));
            return this;
        }

        public Line refused() {
            return outcome(Outcome.REFUSED, Certainty.PROVEN);
        }

        public Line unanswered() {
            return outcome(Outcome.UNANSWERED, Certainty.SUSPECTED);
        }

        public Line prohibitedBy(String filter) {
            return error(filter, 13, Outcome.PROHIBITED);
        }

        /** What an ICMP error of type 3 with this code, sent by this host, leads to. */
        public Line error(String sender, int code, Outcome outcome) {
            reporter = address(sender);
            icmp = 3 << 8 | code;
            return outcome(outcome, Certainty.PROVEN);
        }

        public Line guessed() {
            basis = InitiatorBasis.PORT;
            return outcome(Outcome.MIDSTREAM, Certainty.INDETERMINATE);
        }

        /** How many bytes came back, where something did. */
        public Line carried(long bytesBack) {
            carried = bytesBack;
            return this;
        }

        /** How many frames of each direction were captured, where that is not what the outcome suggests. */
        public Line frames(long out, long back) {
            framesOut = out;
            framesBack = back;
            visibility = back == 0 ? Visibility.OUT_ONLY : out == 0 ? Visibility.BACK_ONLY : Visibility.BOTH;
            return this;
        }

        /** So many flows, of which so many failed although others got through. */
        public Line flows(long all, long failed) {
            flows = all;
            failures = failed;
            return this;
        }

        /** Nothing that began later than this second since 1970 got through. */
        public Line stopped(long second) {
            stopped = second;
            return this;
        }

        public Traffic seen() {
            frame++;
            boolean back = framesBack >= 0 ? framesBack > 0
                    : outcome == Outcome.ANSWERED || outcome == Outcome.REFUSED || outcome == Outcome.MIDSTREAM;
            boolean failed = outcome.failure();
            communications.add(new Communication(initiator, responder, protocol, port, false, basis, application,
                    rpcInterface, outcome, certainty, visibility, flows, failed ? flows : failures, 3, framesOut,
                    framesBack >= 0 ? framesBack : back ? 2 : 0, 180,
                    back ? carried : 0, 0, 1_000_000_000L * frame, 1_000_000_000L * frame + 1, new FrameRef(0, frame),
                    failed ? new FrameRef(0, frame) : null, reporter, icmp, false, false, stopped, List.copyOf(evidence)));
            return Traffic.this;
        }
    }

    public Line tcp(String initiator, String responder, int port) {
        return new Line(initiator, responder, 6, port);
    }

    public Line udp(String initiator, String responder, int port) {
        return new Line(initiator, responder, 17, port);
    }

    public Line protocol(String initiator, String responder, int protocol, int port) {
        return new Line(initiator, responder, protocol, port);
    }

    public Line echo(String initiator, String responder) {
        return address(initiator).isV4() ? protocol(initiator, responder, 1, 8 << 8)
                : protocol(initiator, responder, 58, 128 << 8);
    }

    public Traffic endpoint(String host, int port, String uuid) {
        endpoints.add(new Endpoint(address(host), 6, port, uuid, "ept_map", new FrameRef(0, 1)));
        return this;
    }

    public Traffic limit(String name, long count) {
        limits.put(name, count);
        return this;
    }

    public Traffic capture(CaptureFacts facts) {
        captures.add(facts);
        return this;
    }

    public static IpAddress address(String text) {
        IpAddress address = IpAddress.parse(text);
        if (address == null) {
            throw new IllegalArgumentException(text);
        }
        return address;
    }

    @Override
    public List<CaptureFacts> captures() {
        return captures;
    }

    @Override
    public Map<String, Long> limits() {
        return limits;
    }

    @Override
    public long earliestNanos() {
        return 1_000_000_000L;
    }

    @Override
    public long latestNanos() {
        return 1_000_000_000L * frame + 1;
    }

    @Override
    public int communicationCount() {
        return communications.size();
    }

    @Override
    public Iterable<Communication> communications() {
        communications.sort(Comparator.comparing(Communication::initiator).thenComparing(Communication::responder)
                .thenComparingInt(Communication::protocol).thenComparingInt(Communication::port));
        return List.copyOf(communications);
    }

    @Override
    public List<Endpoint> endpoints() {
        return endpoints;
    }
}
