package io.rolecall.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The findings of a run in the order a person reads them, bounded: the rest is counted in the last one. */
final class FindingList {
    /** Findings that are told one by one. */
    static final int TOLD = 500;

    private FindingList() {
    }

    /** Groups and single findings, most severe first; kinds as they are declared. */
    static List<Finding> of(List<FindingGroup> groups, List<Finding> singles, FindingWriter writer, long uncollected,
            long featureRowsOmitted) {
        List<Finding> findings = new ArrayList<>();
        long untold = uncollected;
        Set<FindingKind> kindsTold = EnumSet.noneOf(FindingKind.class);
        for (FindingGroup group : groups) {
            if (kindsTold.add(group.key.kind()) || findings.size() < TOLD) { // No kind is lost behind another's length.
                findings.add(writer.write(group));
            } else {
                untold += group.communications;
            }
        }
        findings.addAll(singles);
        findings.sort(Comparator.comparing(Finding::severity).thenComparing(finding -> FindingKind.of(finding.kind())));
        if (untold > 0) {
            findings.add(more(FindingWriter.count(untold) + " further communications have findings that are not listed",
                    "the list is limited to " + TOLD + " findings, most severe first, out of "
                            + FindingCollector.GROUPS_PER_KIND + " of each kind and severity",
                    "The CSV and JSON reports have every communication.", untold));
        }
        if (featureRowsOmitted > 0) {
            findings.add(more(FindingWriter.count(featureRowsOmitted) + " further rows of feature health are not listed",
                    "the list is limited to " + FeatureCollector.ROWS_PER_HEALTH + " rows of each health", "", 0));
        }
        return List.copyOf(findings);
    }

    private static Finding more(String title, String reason, String remedy, long occurrences) {
        return new Finding(FindingKind.MORE.label(), Severity.NOTICE, title, reason, List.of(), "", remedy, occurrences);
    }
}
