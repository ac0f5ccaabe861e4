package io.rolecall.verdict;

import io.rolecall.catalog.Entry;
import io.rolecall.catalog.Grade;
import io.rolecall.site.Settings;
import io.rolecall.wire.IpProtocol;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Walks a case down the ladder of {@link Documentation} (design, section 6) and stops at the first rung that holds. The
 * payload is asked first: an entry whose service the payload contradicts documents nothing.
 */
final class DocumentationJudge {
    private static final String HTTPS = "HTTPS";
    private static final Set<String> SEND_NO_STATUS = Set.of("reporting-services-point", "distribution-point");

    private final RuleIndex product;
    private final List<Supplier<RuleIndex>> others;
    private final Supplier<RuleIndex> windows;
    private final Settings settings;
    private final PayloadFit payload;

    DocumentationJudge(RuleIndex product, List<Supplier<RuleIndex>> others, Supplier<RuleIndex> windows, Settings settings,
            PayloadFit payload) {
        this.product = product;
        this.others = others;
        this.windows = windows;
        this.settings = settings;
        this.payload = payload;
    }

    /** What the documents say. */
    Ruling rule(Case matter) {
        List<Rule> atPort = rulesFor(product, matter);
        Candidates found = new Candidates(matter, payload).sort(atPort);
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        if (payload.encrypted(matter.seen().application())) {
            marks.add(Mark.ENCRYPTED);
        }
        Ruling ruling = documented(matter, found, atPort, marks);
        if (ruling == null) {
            ruling = possible(matter, found, marks);
        }
        if (ruling == null) {
            ruling = contradicted(matter, found, marks);
        }
        return ruling != null ? ruling : elsewhere(matter, found, marks);
    }

    /**
     * Whether the port's number plays no part in the ruling: two hosts of unknown role, and a port that no entry names, that
     * nobody announced, and of which no special case speaks.
     */
    boolean anyPort(Case matter) {
        int protocol = matter.seen().protocol();
        int port = matter.seen().port();
        return !matter.initiator().known() && !matter.responder().known() && !matter.learned() && !matter.usedMapper()
                && !matter.speaksRpc() && !matter.dhcp() && port != Case.NETBIOS_SESSION && port != Case.HTTPS_MISPRINT
                && !product.names(protocol, port) && !windows.get().names(protocol, port);
    }

    /** The entries of the port; those for dynamic ports too when traffic announced that this is one. */
    private static List<Rule> rulesFor(RuleIndex index, Case matter) {
        List<Rule> fixed = index.at(matter.seen().protocol(), matter.seen().port());
        List<Rule> dynamic = matter.learned() ? dynamic(index, matter) : List.of();
        if (dynamic.isEmpty()) {
            return fixed;
        }
        List<Rule> rules = new ArrayList<>(dynamic);
        rules.addAll(fixed);
        return rules;
    }

    private static List<Rule> dynamic(RuleIndex index, Case matter) {
        return index.dynamic(matter.seen().protocol(), matter.seen().port());
    }

    private Ruling documented(Case matter, Candidates found, List<Rule> atPort, Set<Mark> marks) {
        List<Rule> rules = found.documented;
        if (rules.isEmpty() && matter.responder().group()) {
            rules = found.multicastSender(atPort);
            addIf(marks, Mark.MULTICAST_SENDER, !rules.isEmpty());
        }
        if (rules.isEmpty() && matter.is(IpProtocol.TCP, Case.NETBIOS_SESSION)) {
            rules = new Candidates(matter, payload).sort(product.at(IpProtocol.TCP, Case.SMB)).documented;
            addIf(marks, Mark.LEGACY_SMB, !rules.isEmpty());
        }
        if (rules.isEmpty() && matter.dhcp()) {
            rules = dhcpPeer(matter, atPort);
            addIf(marks, Mark.DHCP_PEER, !rules.isEmpty());
        }
        if (rules.isEmpty()) {
            rules = new ProxyRules(product, windows, settings, payload).sort(matter).documented;
            addIf(marks, Mark.PROXY, !rules.isEmpty());
            addIf(marks, Mark.ON_BEHALF, !rules.isEmpty() && matter.responder().internet());
        }
        if (rules.isEmpty()) {
            return null;
        }
        addIf(marks, Mark.LEGACY_SMB, matter.is(IpProtocol.TCP, Case.NETBIOS_SESSION));
        addIf(marks, Mark.DOUBTFUL, allDoubtful(rules));
        addIf(marks, Mark.LEARNED_PORT, rules.get(0).dynamic());
        addIf(marks, Mark.GROUP, matter.responder().group() && !marks.contains(Mark.MULTICAST_SENDER));
        addIf(marks, Mark.NO_STATUS, sendsNoStatus(matter, rules));
        return new Ruling(Documentation.DOCUMENTED, found.ordered(rules), marks);
    }

    private static void addIf(Set<Mark> marks, Mark mark, boolean holds) {
        if (holds) {
            marks.add(mark);
        }
    }

    /** A loop, as below: every run comes by, and a stream's first steps take a short one milliseconds. */
    private static boolean allDoubtful(List<Rule> rules) {
        for (Rule rule : rules) {
            if (!rule.doubtful()) {
                return false;
            }
        }
        return true;
    }

    /** Reporting and distribution points send no status, whatever the arrow says (note 5, errata E44). */
    private static boolean sendsNoStatus(Case matter, List<Rule> rules) {
        for (Rule rule : rules) {
            String other = other(rule.entry());
            if (!rule.entry().either() || !SEND_NO_STATUS.contains(other) || !matter.initiator().fills(other)
                    || matter.initiator().fills("site-server")) {
                return false;
            }
        }
        return true;
    }

    private static String other(Entry entry) {
        return entry.from().equals("site-server") ? entry.to() : entry.from();
    }

    /**
     * DHCP by protocol, not by peer (errata E51): the point's offer goes to the client's port, and a relay stands where
     * the document draws the client.
     */
    private static List<Rule> dhcpPeer(Case matter, List<Rule> atPort) {
        List<Rule> rules = new ArrayList<>();
        for (Rule rule : atPort) {
            Entry entry = rule.entry();
            boolean offer = matter.is(IpProtocol.UDP, 68) && matter.initiator().fills(entry.to())
                    && matter.responder().asResponder(entry.from()) != Fit.NO;
            boolean relayed = matter.responder().fills(entry.to())
                    && matter.initiator().asInitiator(entry.from()) != Fit.NO;
            boolean shown = !rule.accessProtection() || Candidates.protects(matter);
            if (!rule.practice() && shown && (offer || relayed)) {
                rules.add(rule);
            }
        }
        return rules;
    }

    private Ruling possible(Case matter, Candidates found, Set<Mark> marks) {
        List<Rule> rules = found.possible;
        if (matter.dhcp() || matter.strangers()) {
            return null; // The DHCP server is often another host than the PXE point: Windows has it (errata E51).
        }
        if (rules.isEmpty() && unseenMapping(matter) && !namedElsewhere(matter, found)) {
            Candidates dynamic = new Candidates(matter, payload).sort(dynamic(product, matter));
            rules = dynamic.documented.isEmpty() ? dynamic.possible : dynamic.documented;
            addIf(marks, Mark.UNSEEN_MAPPING, !rules.isEmpty());
        }
        if (rules.isEmpty()) {
            return null;
        }
        addIf(marks, Mark.PORT_ALONE, portAlone(matter, rules));
        return new Ruling(Documentation.POSSIBLE, found.ordered(rules), marks);
    }

    /**
     * Whether the mapper may have named this port in an answer that was not seen: it was asked, or RPC is spoken here by hosts
     * that asked it before the capture began.
     */
    private boolean unseenMapping(Case matter) {
        return (matter.usedMapper() || matter.speaksRpc()) && !matter.learned()
                && settings.inDynamicRange(matter.seen().port());
    }

    /** Whether nothing but the port speaks for several entries: then they name neither feature nor document. */
    private static boolean portAlone(Case matter, List<Rule> rules) {
        return rules.size() > 1 && !matter.initiator().known() && !matter.responder().known();
    }

    private Ruling contradicted(Case matter, Candidates found, Set<Mark> marks) {
        if (!found.reversed.isEmpty() && (found.siteServerInitiates || !holdsElsewhere(matter, found))) {
            addIf(marks, Mark.SITE_SERVER_INITIATES, found.siteServerInitiates);
            addIf(marks, Mark.GUESSED_INITIATOR, matter.seen().basis().guess());
            return new Ruling(Documentation.WRONG_DIRECTION, found.ordered(found.reversed), marks);
        }
        if (!found.contradicted.isEmpty() && !matter.strangers()) {
            return new Ruling(Documentation.MISMATCH, found.ordered(found.contradicted), marks);
        }
        List<Rule> proxied = new ProxyRules(product, windows, settings, payload).sort(matter).contradicted;
        if (!proxied.isEmpty()) {
            marks.add(Mark.PROXY);
            return new Ruling(Documentation.MISMATCH, found.ordered(proxied), marks);
        }
        List<Rule> undeclared = namedElsewhere(matter, found) ? List.of() : undeclared(matter);
        return undeclared.isEmpty() ? null
                : new Ruling(Documentation.UNDECLARED_PORT, found.ordered(undeclared), marks);
    }

    /** Whether another table than the product's own has this very port between these hosts: that says more than a guess. */
    private boolean namedElsewhere(Case matter, Candidates found) {
        return holdsElsewhere(matter, found) || !otherVersion(matter, true).isEmpty();
    }

    /** Whether practice or the Windows baseline has it just so: on a host of many roles an entry the other way is no fault. */
    private boolean holdsElsewhere(Case matter, Candidates found) {
        return !found.practice.isEmpty() || !baseline(matter).documented.isEmpty();
    }

    /** Whether a port page has it in its list of Windows' own: then the pages do not leave it out. */
    private static boolean printed(List<Rule> baseline) {
        for (Rule rule : baseline) {
            if (rule.entry().grade() == Grade.PRINTED) {
                return true;
            }
        }
        return false;
    }

    /** The Windows baseline's entries, set against these hosts. */
    private Candidates baseline(Case matter) {
        return new Candidates(matter, payload).sort(rulesFor(windows.get(), matter));
    }

    /**
     * Entries between these two roles whose service the payload proves, on whatever port. The endpoint mapper has one port
     * alone, so RPC on another is of a service whose port it names.
     */
    private List<Rule> undeclared(Case matter) {
        List<Rule> rules = new ArrayList<>();
        if (matter.seen().application().isEmpty() || !matter.initiator().known() || !matter.responder().known()
                || matter.is(IpProtocol.TCP, Case.HTTPS_MISPRINT)) {
            return rules; // 433 for HTTPS is a misprint, whoever listens there (errata E01).
        }
        for (Rule rule : product.all()) {
            if (rule.entry().protocol() == matter.seen().protocol() && !rule.practice()
                    && !rule.ports().contains(Case.ENDPOINT_MAPPER) && payload.proves(matter.seen().application(), rule)) {
                rules.add(rule);
            }
        }
        List<Rule> fitting = new Candidates(matter, payload).sort(rules).documented;
        boolean web = payload.encrypted(matter.seen().application())
                && fitting.stream().anyMatch(rule -> rule.entry().service().equals(HTTPS));
        if (web) {
            fitting.removeIf(rule -> !rule.entry().service().equals(HTTPS)); // The likeliest of all that TLS may hide.
        }
        return fitting;
    }

    private Ruling elsewhere(Case matter, Candidates found, Set<Mark> marks) {
        Candidates baseline = baseline(matter);
        if (!found.practice.isEmpty() && !printed(baseline.documented)) {
            return new Ruling(Documentation.KNOWN_GAP, found.ordered(found.practice), marks);
        }
        if (!baseline.documented.isEmpty()) {
            return new Ruling(Documentation.WINDOWS, found.ordered(baseline.documented), marks);
        }
        List<Rule> other = otherVersion(matter, true);
        if (!other.isEmpty()) {
            return new Ruling(Documentation.OTHER_VERSION, found.ordered(other), marks);
        }
        if (!baseline.contradicted.isEmpty() && matter.member()) {
            return new Ruling(Documentation.MISMATCH, found.ordered(baseline.contradicted), marks);
        }
        List<Rule> anywhere = anywhere(matter, baseline);
        if (!anywhere.isEmpty()) {
            return new Ruling(Documentation.WINDOWS, found.ordered(anywhere), marks);
        }
        other = otherVersion(matter, false);
        if (!other.isEmpty()) {
            return new Ruling(Documentation.OTHER_VERSION, found.ordered(other), marks);
        }
        if (!found.possiblePractice.isEmpty() && !matter.strangers()) {
            addIf(marks, Mark.PORT_ALONE, portAlone(matter, found.possiblePractice));
            return new Ruling(Documentation.POSSIBLE, found.ordered(found.possiblePractice), marks);
        }
        if (!found.unshownProtection.isEmpty() && !matter.dhcp()) {
            marks.add(Mark.UNSHOWN_PROTECTION);
            return new Ruling(Documentation.POSSIBLE, found.ordered(found.unshownProtection), marks);
        }
        List<Rule> unseen = unseenBeyondDocuments(matter);
        if (!unseen.isEmpty()) {
            marks.add(Mark.UNSEEN_MAPPING);
            return new Ruling(Documentation.POSSIBLE, found.ordered(unseen), marks);
        }
        addIf(marks, Mark.REPLACED_PORT, !beforeSettings(matter).documented.isEmpty());
        return new Ruling(matter.member() ? Documentation.UNDOCUMENTED : Documentation.UNRELATED,
                List.of(), marks);
    }

    /**
     * The dynamic ports of practice and of the Windows baseline, where the mapper's answer was not seen: whoever may ask a
     * domain controller's mapper may use what it names.
     */
    private List<Rule> unseenBeyondDocuments(Case matter) {
        if (!unseenMapping(matter) || matter.strangers()) {
            return List.of();
        }
        Candidates own = new Candidates(matter, payload).sort(dynamic(product, matter));
        Candidates baseline = new Candidates(matter, payload).sort(dynamic(windows.get(), matter));
        for (List<Rule> rules : List.of(own.practice, baseline.documented, own.possiblePractice, baseline.possible)) {
            if (!rules.isEmpty()) {
                return rules;
            }
        }
        return List.of();
    }

    /**
     * The Windows baseline's entries that may hold. Where the product uses the same port too (SMB, LDAP, RPC), the roles must
     * not speak against them; DNS, DHCP, NetBIOS and their like are the baseline's alone, on whatever host they run. What
     * the payload proves to be something else is never Windows' own.
     */
    private List<Rule> anywhere(Case matter, Candidates baseline) {
        if (!baseline.possible.isEmpty() || sharesPort(matter)) {
            return baseline.possible;
        }
        List<Rule> rules = new ArrayList<>(rulesFor(windows.get(), matter));
        rules.removeIf(rule -> payload.contradicts(matter.seen().application(), rule));
        return rules;
    }

    private boolean sharesPort(Case matter) {
        for (Rule rule : rulesFor(product, matter)) {
            if (!rule.practice() && !matter.dhcp()) {
                return true;
            }
        }
        return false;
    }

    /** The product's own entries that would have this port, had the site not moved them. */
    private Candidates beforeSettings(Case matter) {
        return new Candidates(matter, payload).sort(product.replaced(matter.seen().protocol(), matter.seen().port()));
    }

    /**
     * Entries of the other products. Where a role is not known, the other one must be, or every port would be some
     * version's. A port that the site moved away from is this product's as well, and so no other's alone.
     */
    private List<Rule> otherVersion(Case matter, boolean bothKnown) {
        List<Rule> rules = new ArrayList<>();
        if (!matter.initiator().known() && !matter.responder().known()) {
            return rules;
        }
        Candidates before = beforeSettings(matter);
        if (!before.documented.isEmpty() || !before.possible.isEmpty()) {
            return rules;
        }
        for (Supplier<RuleIndex> other : others) {
            Candidates found = new Candidates(matter, payload).sort(rulesFor(other.get(), matter));
            rules.addAll(bothKnown ? found.documented : found.possible);
        }
        return rules;
    }
}
