package io.rolecall.report;

import io.rolecall.capture.CaptureException;
import io.rolecall.capture.CaptureFacts;
import io.rolecall.catalog.Catalog;
import io.rolecall.catalog.Entry;
import io.rolecall.catalog.Grade;
import io.rolecall.catalog.PortSpec;
import io.rolecall.catalog.Product;
import io.rolecall.flow.Certainty;
import io.rolecall.flow.InitiatorBasis;
import io.rolecall.flow.Outcome;
import io.rolecall.flow.Visibility;
import io.rolecall.observe.Communication;
import io.rolecall.observe.Endpoint;
import io.rolecall.observe.FrameRef;
import io.rolecall.observe.Observations;
import io.rolecall.site.HostRole;
import io.rolecall.site.HostRoles;
import io.rolecall.verdict.Coverage;
import io.rolecall.verdict.Documentation;
import io.rolecall.verdict.FeatureHealth;
import io.rolecall.verdict.Finding;
import io.rolecall.verdict.Judgement;
import io.rolecall.verdict.Severity;
import io.rolecall.verdict.Verdict;
import io.rolecall.wire.IpAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One judgement made by hand, for the golden text of every format: a small site with a working, a blocked, an
 * undocumented and an unrelated communication, ICMP, a protocol without ports, IPv6, and text that bites.
 */
class Fixture implements Judgement, Observations {
    /** 2026-11-01T09:30:00Z. */
    static final long START_NANOS = 1_793_525_400_000_000_000L;
    static final HostRole SITE_SERVER = new HostRole("site-server", false, "site.csv, line 2");
    static final HostRole CLIENT = new HostRole("client", false, "site.csv, line 3");
    static final HostRole INFERRED = new HostRole("management-point", true, "serves 80 and 10123");

    private final List<CaptureFacts> captures = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();

    Fixture() {
        captures.add(whole());
        captures.add(broken());
        verdicts.add(verdict(communication("10.0.0.1", "10.0.0.7", 1, 8 << 8, Outcome.ANSWERED, 0),
                List.of(SITE_SERVER), List.of(CLIENT), "ICMP echo", Documentation.DOCUMENTED, "cb-011",
                "documented: site-server -> client"));
        verdicts.add(verdict(communication("10.0.0.1", "10.0.0.7", 6, 445, Outcome.REFUSED, 3),
                List.of(SITE_SERVER), List.of(CLIENT), "SMB", Documentation.DOCUMENTED, "cb-012",
                "documented; refused: RST answers the SYN, \"three times\""));
        verdicts.add(verdict(communication("10.0.0.7", "10.0.0.2", 6, 80, Outcome.ANSWERED, 1),
                List.of(CLIENT), List.of(INFERRED), "HTTP", Documentation.POSSIBLE, "cb-020",
                "=cmd|' /C calc'!A0"));
        verdicts.add(verdict(communication("10.0.0.7", "192.0.2.9", 47, 0, Outcome.MIDSTREAM, 0),
                List.of(CLIENT), List.of(), "", Documentation.UNDOCUMENTED, "",
                "no entry for protocol 47 \u001b[31m\u202e"));
        verdicts.add(verdict(communication("2001:db8::5", "2001:db8::1", 17, 53, Outcome.ANSWERED, 0),
                List.of(), List.of(), "DNS", Documentation.UNRELATED, "", "no Configuration Manager role takes part"));
    }

    private static CaptureFacts whole() {
        CaptureFacts facts = new CaptureFacts();
        facts.capture = "branch.pcapng";
        facts.format = "pcapng";
        facts.frames = 200;
        facts.wireBytes = 34_567;
        facts.truncatedFrames = 3;
        facts.droppedPackets = 17;
        facts.earliestNanos = START_NANOS;
        facts.latestNanos = START_NANOS + 751_200_000_000L;
        facts.interfaces.add(new CaptureFacts.Interface(0, 1, 262_144, "Ethernet\u0007", "", ""));
        return facts;
    }

    private static CaptureFacts broken() {
        CaptureFacts facts = new CaptureFacts();
        facts.capture = "late.pcap.gz";
        facts.format = "pcap";
        facts.compression = "gzip";
        facts.frames = 11;
        facts.wireBytes = 900;
        facts.earliestNanos = START_NANOS + 1;
        facts.latestNanos = START_NANOS + 2;
        facts.warnings.add("1 stray byte after the last record");
        facts.failure = new CaptureException("late.pcap.gz", 12, 1044,
                "the record claims 99999 bytes, more than the snap length of 65535");
        return facts;
    }

    static Communication communication(String initiator, String responder, int protocol, int port, Outcome outcome,
            long failed) {
        return new Communication(IpAddress.parse(initiator), IpAddress.parse(responder), protocol, port, port == 53,
                InitiatorBasis.SYN, "", "", outcome, Certainty.PROVEN,
                outcome == Outcome.MIDSTREAM ? Visibility.OUT_ONLY : Visibility.BOTH, 3, failed, 1, 4, 2, 1_234, 120, 0,
                START_NANOS + 1, START_NANOS + 2_000_000_000L, new FrameRef(port == 53 ? 1 : 0, 42), null, null, -1, false,
                false, -1,
                List.of());
    }

    static Verdict verdict(Communication seen, List<HostRole> from, List<HostRole> to, String service,
            Documentation documentation, String entry, String reason) {
        List<Entry> entries = entry.isEmpty() ? List.of() : List.of(entry(entry, service), entry(entry + "b", service));
        List<String> features = entry.isEmpty() ? List.of() : List.of("client-push", "content");
        return new Verdict(seen, from, to, service, features, documentation, entries, seen.outcome().failure(), reason);
    }

    private static Entry entry(String id, String service) {
        return new Entry(id, "cb", "site-server", "client", false, service, 6,
                new PortSpec("-", PortSpec.Kind.NONE, List.of()), "", "client-push", "", true, Grade.PRINTED, "ports", "1",
                "");
    }

    @Override
    public Observations observations() {
        return this;
    }

    @Override
    public Catalog catalog() {
        return Catalog.load(null);
    }

    @Override
    public Product product() {
        return Product.CB;
    }

    @Override
    public Iterable<Verdict> verdicts() {
        return verdicts;
    }

    @Override
    public List<Finding> findings() {
        return List.of(
                new Finding("blocked", Severity.CRITICAL, "10.0.0.1 -> 10.0.0.7 tcp 445 (SMB) is refused",
                        "A RST answers each of 3 tries, so the host is up and nothing listens there, or a firewall in "
                                + "between rejects; proven.",
                        List.of(new FrameRef(0, 55), new FrameRef(0, 57), new FrameRef(1, 3)),
                        "Ports used for connections, site server -> client",
                        "Enable File and Printer Sharing on the client.", 1),
                new Finding("undocumented", Severity.NOTICE, "10.0.0.7 -> 192.0.2.9 protocol 47 is not documented", "",
                        List.of(new FrameRef(0, 42)), "", "", 1));
    }

    @Override
    public List<FeatureHealth> features() {
        IpAddress server = IpAddress.parse("10.0.0.1");
        IpAddress client = IpAddress.parse("10.0.0.7");
        return List.of(
                new FeatureHealth("client-push", server, client, FeatureHealth.Health.BLOCKED, "SMB",
                        "TCP 445 refused", "stops at SMB", new FrameRef(0, 55)),
                new FeatureHealth("client-push", server, IpAddress.parse("10.0.0.8"), FeatureHealth.Health.WORKING, "",
                        "", "", null),
                new FeatureHealth("policy", client, IpAddress.parse("10.0.0.2"), FeatureHealth.Health.WORKING, "", "", "",
                        null));
    }

    @Override
    public String name(IpAddress host) {
        return host.equals(IpAddress.parse("10.0.0.1")) ? "CM01" : "";
    }

    @Override
    public List<HostRoles> roles() {
        return List.of(new HostRoles(IpAddress.parse("10.0.0.1"), "CM01", List.of(SITE_SERVER)),
                new HostRoles(IpAddress.parse("10.0.0.2"), "", List.of(INFERRED)),
                new HostRoles(IpAddress.parse("10.0.0.7"), "pc\u202e7", List.of(CLIENT)));
    }

    @Override
    public Coverage coverage() {
        Map<Documentation, Long> counts = new EnumMap<>(Documentation.class);
        for (Verdict verdict : verdicts) {
            counts.merge(verdict.documentation(), 1L, Long::sum);
        }
        return new Coverage(227, 3, verdicts.size(), counts, 1);
    }

    @Override
    public List<CaptureFacts> captures() {
        return captures;
    }

    @Override
    public Map<String, Long> limits() {
        Map<String, Long> limits = new LinkedHashMap<>();
        limits.put("flows evicted", 12L);
        limits.put("fragments without a first", 0L);
        return limits;
    }

    @Override
    public long earliestNanos() {
        return START_NANOS;
    }

    @Override
    public long latestNanos() {
        return captures.get(0).latestNanos;
    }

    @Override
    public int communicationCount() {
        return verdicts.size();
    }

    @Override
    public Iterable<Communication> communications() {
        List<Communication> all = new ArrayList<>();
        verdicts.forEach(verdict -> all.add(verdict.communication()));
        return all;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of();
    }
}
