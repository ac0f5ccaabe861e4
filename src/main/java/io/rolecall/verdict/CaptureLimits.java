package io.rolecall.verdict;

import io.rolecall.capture.CaptureFacts;
import io.rolecall.flow.Outcome;
import io.rolecall.observe.Observations;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the captures leave out, as findings: a verdict is only as good as what was seen. */
final class CaptureLimits {
    private static final String COPIES = "cop";

    private final Map<Outcome, Long> undecided = new EnumMap<>(Outcome.class);

    void add(Judged judged) {
        Outcome outcome = judged.verdict().communication().outcome();
        if (outcome == Outcome.UNKNOWN || outcome == Outcome.PENDING || outcome == Outcome.MIDSTREAM) {
            undecided.merge(outcome, 1L, Long::sum);
        }
    }

    List<Finding> findings(Observations observations) {
        List<Finding> findings = new ArrayList<>();
        for (CaptureFacts facts : observations.captures()) {
            addCapture(findings, facts);
        }
        List<String> counts = new ArrayList<>();
        observations.limits().forEach((name, count) -> {
            if (count > 0 && !name.contains(COPIES)) { // A copy is counted apart and costs nothing.
                counts.add(FindingWriter.count(count) + " " + name);
            }
        });
        if (!counts.isEmpty()) {
            findings.add(limit(Severity.NOTICE, "what could not be read or kept: " + String.join(", ", counts),
                    "verdicts say nothing of what these frames and flows carried",
                    "Capture whole frames; raise the limit that was reached."));
        }
        addUndecided(findings);
        return findings;
    }

    private static void addCapture(List<Finding> findings, CaptureFacts facts) {
        if (facts.failure != null) {
            findings.add(limit(Severity.WARNING, facts.capture + " could be read only in part", facts.failure.sentence(),
                    "Take the capture again, or copy it again if it was cut short."));
        }
        if (facts.droppedPackets > 0) {
            findings.add(limit(Severity.WARNING, facts.capture + ": " + FindingWriter.count(facts.droppedPackets)
                    + " packets were lost while capturing", "an answer may be among the packets that were lost",
                    "Capture with a filter or a larger buffer, and look again before calling anything blocked."));
        }
        if (facts.dropsOnly) {
            findings.add(limit(Severity.NOTICE, facts.capture + " holds only packets that the host dropped",
                    "what worked is not in it", "Capture all packets to see what works."));
        }
    }

    private void addUndecided(List<Finding> findings) {
        long oneSided = undecided.getOrDefault(Outcome.UNKNOWN, 0L);
        if (oneSided > 0) {
            findings.add(limit(Severity.NOTICE, FindingWriter.count(oneSided) + " communications were seen from one side only",
                    "the other direction took another path or was filtered out, so nothing can be said of how they went",
                    "Capture on one of the two hosts, or mirror both directions."));
        }
        long pending = undecided.getOrDefault(Outcome.PENDING, 0L);
        if (pending > 0) {
            findings.add(limit(Severity.NOTICE, FindingWriter.count(pending)
                    + " communications were still waiting when the capture ended",
                    "the answer time had not passed, so they are not called blocked", "Capture for longer."));
        }
        long midstream = undecided.getOrDefault(Outcome.MIDSTREAM, 0L);
        if (midstream > 0) {
            findings.add(limit(Severity.NOTICE, FindingWriter.count(midstream) + " communications began before the capture",
                    "who began them may be a guess, and whether others were tried before is not known",
                    "Start the capture before the hosts connect."));
        }
    }

    private static Finding limit(Severity severity, String title, String reason, String remedy) {
        return new Finding(FindingKind.CAPTURE_LIMIT.label(), severity, title, reason, List.of(), "", remedy, 0);
    }
}
