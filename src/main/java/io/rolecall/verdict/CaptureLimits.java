package io.rolecall.verdict;

import io.rolecall.capture.CaptureFacts;
import io.rolecall.capture.UnreadLinks;
import io.rolecall.flow.Outcome;
import io.rolecall.observe.Communication;
import io.rolecall.observe.LimitCounts;
import io.rolecall.observe.Observations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the captures leave out, as findings: a verdict is only as good as what was seen. Only what can make a verdict
 * wrong is a finding; reports print every count.
 */
final class CaptureLimits {
    private long oneSided;

    void add(Judged judged) {
        Communication seen = judged.verdict().communication();
        if (seen.outcome() == Outcome.UNKNOWN && !seen.quotedOnly()) {
            oneSided++;
        }
    }

    List<Finding> findings(Observations observations) {
        List<Finding> findings = new ArrayList<>();
        addUnread(findings, observations.captures());
        addCaptures(findings, observations.captures());
        Map<String, Long> limits = observations.limits();
        addMemory(findings, limits, LimitCounts.EVICTED,
                "a flow that was evicted before its end may have been answered later",
                "Hold more of them with --max-flows, or read less at a time.");
        addMemory(findings, limits, LimitCounts.COMMUNICATIONS_NOT_KEPT,
                "nothing is said of those communications",
                "Hold more of them with --max-communications, or read less at a time.");
        addMemory(findings, limits, LimitCounts.HOSTS_NOT_KEPT,
                "nothing is said of those hosts",
                "Read less at a time, or only what you need, with --filter.");
        addMemory(findings, limits, LimitCounts.ENDPOINTS_NOT_KEPT,
                "flows to those dynamic ports may be called undocumented", "Read less at a time.");
        if (oneSided > 0) {
            findings.add(oneSided(observations));
        }
        return findings;
    }

    private Finding oneSided(Observations observations) {
        boolean filtered = observations.limits().getOrDefault(LimitCounts.ANSWERS_LEFT_OUT, 0L) > 0;
        boolean flags = !filtered && observations.openingsAlone();
        String why = filtered ? "the filter takes questions and leaves out their answers"
                : flags ? "opening segments (SYN) are all there is of TCP, as if a filter had left out their answers"
                : "the other direction took another path or was filtered out";
        return limit(filtered || flags ? Severity.WARNING : Severity.NOTICE, FindingWriter.count(oneSided)
                + (oneSided == 1 ? " communication was" : " communications were") + " seen from one side only",
                why + ", so nothing can be said of how it went",
                filtered || flags ? "Filter without 'src', 'dst' and TCP flags: 'host 10.0.0.1', 'port 80'."
                : "Capture on one of the two hosts, or mirror both directions.");
    }

    private static void addMemory(List<Finding> findings, Map<String, Long> limits, String what, String cost,
            String remedy) {
        long count = limits.getOrDefault(what, 0L);
        if (count > 0) {
            findings.add(limit(Severity.WARNING, FindingWriter.count(count) + " " + what, cost, remedy));
        }
    }

    /**
     * What was not read: one finding for all captures of which the same could not be read for want of the same remedy, or they
     * would fill the page and hide what is blocked. Where each of them stops is said of the captures.
     */
    private static void addUnread(List<Finding> findings, List<CaptureFacts> captures) {
        Map<List<String>, Affected> alike = new LinkedHashMap<>();
        for (CaptureFacts facts : captures) {
            String title = facts.nothingRead() ? " could not be read" : " could be read only in part";
            if (facts.failure != null) {
                String remedy = sentence(facts.failure.remedy());
                alike.computeIfAbsent(List.of(title, remedy), key -> new Affected(facts.failure.sentence())).add(facts, 1);
            }
            for (UnreadLinks.Link link : facts.unread.links()) {
                String type = String.valueOf(link.linkType());
                alike.computeIfAbsent(List.of(title, sentence(link.remedy()), type),
                        key -> new Affected(link.sentence(facts.frames))).add(facts, 1);
            }
        }
        alike.forEach((what, those) -> findings.add(limit(Severity.WARNING, those.names() + what.get(0), those.reason,
                what.get(1))));
    }

    /** What is true of the captures as they are: the files of a rotating capture are all alike, and one finding is enough. */
    private static void addCaptures(List<Finding> findings, List<CaptureFacts> captures) {
        Affected lost = new Affected();
        Affected cut = new Affected();
        Affected drops = new Affected();
        for (CaptureFacts facts : captures) {
            lost.add(facts, facts.droppedPackets);
            cut.add(facts, facts.truncatedFrames);
            drops.add(facts, facts.dropsOnly ? 1 : 0);
        }
        if (lost.captures > 0) {
            findings.add(limit(Severity.WARNING, lost.names() + ": " + FindingWriter.count(lost.count)
                    + (lost.count == 1 ? " packet was" : " packets were") + " lost while capturing",
                    "an answer may be among the packets that were lost",
                    "Capture with a filter or a larger buffer, and look again before calling anything blocked."));
        }
        if (cut.captures > 0) {
            findings.add(limit(Severity.NOTICE, cut.names() + ": " + FindingWriter.count(cut.count)
                    + (cut.count == 1 ? " frame was" : " frames were") + " cut short",
                    "what the payload would prove is weaker or missing",
                    "Capture whole frames (snap length 0)."));
        }
        if (drops.captures > 0) {
            findings.add(limit(Severity.NOTICE, drops.names() + (drops.captures == 1 ? " holds" : " hold")
                    + " only packets that the host dropped",
                    "what worked is not in it", "Capture all packets to see what works."));
        }
    }

    /** The captures of which something is true, and of how much in them. */
    private static final class Affected {
        /** Why, of the first of them. */
        private final String reason;
        private String first;
        private int captures;
        private long count;

        Affected() {
            this("");
        }

        Affected(String reason) {
            this.reason = reason;
        }

        void add(CaptureFacts facts, long amount) {
            if (amount > 0) {
                first = captures++ == 0 ? facts.capture : first;
                count += amount;
            }
        }

        String names() {
            return captures == 1 ? first : first + " and " + FindingWriter.count(captures - 1)
                    + (captures == 2 ? " more capture" : " more captures");
        }
    }

    private static String sentence(String remedy) {
        return Character.toUpperCase(remedy.charAt(0)) + remedy.substring(1) + ".";
    }

    private static Finding limit(Severity severity, String title, String reason, String remedy) {
        return new Finding(FindingKind.CAPTURE_LIMIT.label(), severity, title, reason, List.of(), "", remedy, 0);
    }
}
