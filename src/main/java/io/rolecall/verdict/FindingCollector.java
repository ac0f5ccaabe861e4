package io.rolecall.verdict;

import io.rolecall.catalog.Grade;
import io.rolecall.flow.Certainty;
import io.rolecall.flow.Outcome;
import io.rolecall.wire.IpProtocol;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers what a person should look at, one group for each cause. The number of groups of a kind is bounded; what finds no
 * place is counted.
 */
final class FindingCollector {
    /** Groups of one kind and severity that are kept apart; a network scan makes one for each host it touches. */
    static final int GROUPS_PER_KIND = 4_096;

    private static final int SQL_BROWSER_PORT = 1434;

    private final Map<FindingGroup.Key, FindingGroup> groups = new LinkedHashMap<>();
    /** By kind and severity, so that a scan's many notices never take the place of what is critical. */
    private final int[][] groupCounts = new int[FindingKind.values().length][Severity.values().length];
    private long uncollected;

    /** Takes in all communications of one pair of hosts. */
    void addPair(List<Judged> pair) {
        Map<Judged, FindingKind> madeGood = PairRules.madeGood(pair);
        for (Judged judged : pair) {
            FindingKind other = madeGood.get(judged);
            if (other != null) {
                add(other, other == FindingKind.ALTERNATE_PORT ? Severity.NOTICE : Severity.WARNING, judged);
            } else if (judged.blocked()) {
                addBlocked(judged);
            } else if (judged.verdict().stopped()) {
                addFailing(FindingKind.STOPPED, judged);
            } else if (judged.verdict().mostlyFailed()) {
                addFailing(FindingKind.MOSTLY_FAILED, judged);
            }
            addDocumentation(judged, pair);
        }
    }

    private void addBlocked(Judged judged) {
        boolean proven = judged.verdict().communication().certainty() == Certainty.PROVEN;
        if (judged.ruling().marked(Mark.DOUBTFUL)) {
            add(FindingKind.BLOCKED, Severity.NOTICE, judged);
            return;
        }
        if (judged.unseenRpc()) {
            add(FindingKind.BLOCKED, Severity.WARNING, judged);
            return;
        }
        switch (judged.value()) {
            case DOCUMENTED -> add(FindingKind.BLOCKED, proven ? Severity.CRITICAL : Severity.WARNING, judged);
            case POSSIBLE, KNOWN_GAP, OTHER_VERSION, WINDOWS, UNDECLARED_PORT ->
                    add(FindingKind.BLOCKED, proven ? Severity.WARNING : Severity.NOTICE, judged);
            default -> { } // What no document wants is told as such; that it is blocked is as it should be.
        }
    }

    private void addFailing(FindingKind kind, Judged judged) {
        switch (judged.value()) {
            case DOCUMENTED -> add(kind,
                    judged.ruling().marked(Mark.DOUBTFUL) ? Severity.NOTICE : Severity.WARNING, judged);
            case POSSIBLE, KNOWN_GAP, OTHER_VERSION, WINDOWS, UNDECLARED_PORT ->
                    add(kind, Severity.NOTICE, judged);
            default -> { }
        }
    }

    private void addDocumentation(Judged judged, List<Judged> pair) {
        Case matter = judged.matter();
        if (matter.is(IpProtocol.TCP, Case.HTTPS_MISPRINT) && concerns(matter)) {
            add(FindingKind.MISPRINT_433, Severity.WARNING, judged);
            return;
        }
        if (matter.is(IpProtocol.UDP, SQL_BROWSER_PORT) && concerns(matter)) {
            add(FindingKind.SQL_BROWSER, Severity.NOTICE, judged);
            return;
        }
        switch (judged.value()) {
            case DOCUMENTED -> addDocumented(judged, pair);
            case WRONG_DIRECTION -> addWrongDirection(judged);
            case MISMATCH -> add(FindingKind.MISMATCH, matter.member() ? Severity.WARNING : Severity.NOTICE, judged);
            case UNDECLARED_PORT -> add(FindingKind.UNDECLARED_PORT, Severity.NOTICE, judged);
            case KNOWN_GAP -> add(FindingKind.KNOWN_GAP, Severity.NOTICE, judged);
            case OTHER_VERSION -> add(FindingKind.OTHER_VERSION, Severity.NOTICE, judged);
            case UNDOCUMENTED -> add(FindingKind.UNDOCUMENTED, undocumentedSeverity(matter), judged);
            default -> { }
        }
    }

    /** Whether a port speaks of Configuration Manager here: a member takes part, or the other end may be one. */
    private static boolean concerns(Case matter) {
        return matter.member() || !matter.initiator().known() && !matter.responder().known();
    }

    private void addDocumented(Judged judged, List<Judged> pair) {
        boolean told = judged.blocked(); // The finding that it failed says that it is doubtful, or legacy, too.
        if (judged.ruling().marked(Mark.DOUBTFUL) && judged.rule().entry().grade() == Grade.DOUBTFUL && !told) {
            add(FindingKind.DOUBTFUL_PORT, Severity.NOTICE, judged);
        }
        if (judged.ruling().marked(Mark.LEGACY_SMB) && !told && !PairRules.besideSmb(judged, pair)) {
            add(FindingKind.LEGACY, Severity.NOTICE, judged);
        }
        if (judged.ruling().marked(Mark.NO_STATUS)) {
            add(FindingKind.UNUSUAL_DIRECTION, Severity.NOTICE, judged);
        }
    }

    private void addWrongDirection(Judged judged) {
        boolean note5 = judged.ruling().marked(Mark.SITE_SERVER_INITIATES);
        boolean guess = judged.ruling().marked(Mark.GUESSED_INITIATOR);
        add(note5 ? FindingKind.SITE_SERVER_INITIATES : FindingKind.WRONG_DIRECTION,
                guess ? Severity.NOTICE : Severity.WARNING, judged);
    }

    /** Two known hosts of a site doing what nobody documents weigh more than a client that reads the news. */
    private static Severity undocumentedSeverity(Case matter) {
        boolean server = matter.initiator().server() || matter.responder().server();
        boolean bothKnown = matter.initiator().known() && matter.responder().known();
        return server && bothKnown ? Severity.WARNING : Severity.NOTICE;
    }

    private void add(FindingKind kind, Severity severity, Judged judged) {
        Case matter = judged.matter();
        boolean dynamic = judged.rule() != null && judged.rule().dynamic();
        boolean byEntry = kind == FindingKind.KNOWN_GAP || kind == FindingKind.OTHER_VERSION;
        // What failed is told with how it failed, which must hold for the whole group; undocumented ports are joined further.
        boolean failed = judged.blocked() && kind != FindingKind.UNDOCUMENTED || kind == FindingKind.NOTIFICATION_FALLBACK;
        Outcome outcome = failed ? matter.seen().outcome() : null;
        FindingGroup.Key key = new FindingGroup.Key(kind, severity, matter.seen().protocol(),
                dynamic ? -1 : matter.seen().port(), outcome, byEntry ? Anchor.NONE : Anchor.of(matter),
                judged.rule() == null ? "" : judged.rule().entry().id());
        FindingGroup group = groups.get(key);
        if (group == null) {
            if (groupCounts[kind.ordinal()][severity.ordinal()] == GROUPS_PER_KIND) {
                uncollected++;
                return;
            }
            groupCounts[kind.ordinal()][severity.ordinal()]++;
            group = new FindingGroup(key, judged);
            groups.put(key, group);
        }
        group.add(judged);
    }

    /** Communications whose finding found no place. */
    long uncollected() {
        return uncollected;
    }

    /** The groups, most severe first, in an order that the same run gives again. */
    List<FindingGroup> sorted() {
        List<FindingGroup> sorted = FindingJoins.joined(groups.values());
        sorted.sort(Comparator.comparing((FindingGroup group) -> group.key.severity())
                .thenComparing(group -> group.key.kind())
                .thenComparing(Comparator.comparingLong((FindingGroup group) -> group.communications).reversed())
                .thenComparing(group -> group.first.verdict().communication().initiator())
                .thenComparing(group -> group.first.verdict().communication().responder())
                .thenComparing(group -> group.first.ruling().marked(Mark.LEGACY_SMB)) // Behind the port to look at.
                .thenComparingInt(group -> group.key.protocol())
                .thenComparingInt(group -> group.key.port()));
        return sorted;
    }
}
