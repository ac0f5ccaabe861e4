package io.rolecall.observe;

import io.rolecall.capture.CaptureFacts;
import io.rolecall.decode.DecodeOutcome;
import io.rolecall.flow.FlowCounters;
import io.rolecall.flow.FlowTracker;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The named counts of everything that limits what a recording can say. The names are outward: reports print them. */
final class LimitCounts {
    private LimitCounts() {
    }

    static Map<String, Long> of(List<CaptureFacts> captures, long[] decoded, long tunnelledPackets, FlowTracker tracker,
            long forgottenFlows, long forgottenEndpoints, long forgottenNames, long forgottenPairs) {
        Map<String, Long> counts = new LinkedHashMap<>();
        captures(captures, counts);
        for (DecodeOutcome outcome : DecodeOutcome.values()) {
            if (outcome != DecodeOutcome.PACKET) {
                counts.put(outcome.label(), decoded[outcome.ordinal()]);
            }
        }
        FlowCounters flows = tracker.flows().counters();
        counts.put("packets inside tunnels", tunnelledPackets);
        counts.put("copies of frames", flows.copies);
        counts.put("fragments without their first", flows.orphanFragments);
        counts.put("ICMP errors whose quote could not be read", flows.unreadableQuotes);
        counts.put("acknowledgments of data that was not captured", flows.unseenData);
        counts.put("bursts of lost frames taken together", tracker.losses().joined());
        counts.put("flows evicted", flows.evicted);
        counts.put("flows of communications not kept", forgottenFlows);
        counts.put("packets of IPv6 hosts not kept", flows.unnumbered);
        counts.put("payloads not followed", flows.uninspected);
        counts.put("flows whose answers the filter leaves out", flows.leftOut);
        counts.put("flows not kept for joining", flows.forgottenHeads);
        counts.put("announced endpoints not kept", forgottenEndpoints);
        long unread = 0;
        for (CaptureFacts facts : captures) {
            unread += facts.forgottenNames;
        }
        counts.put("names of hosts not kept", forgottenNames + unread);
        counts.put("one-sided flows beyond those kept, so that every silence is undecided", forgottenPairs);
        return counts;
    }

    private static void captures(List<CaptureFacts> captures, Map<String, Long> counts) {
        long truncated = 0;
        long dropped = 0;
        long timeSteps = 0;
        long early = 0;
        long skipped = 0;
        for (CaptureFacts facts : captures) {
            truncated += facts.truncatedFrames;
            dropped += Math.max(0, facts.droppedPackets);
            timeSteps += facts.timeSteps;
            early += facts.failure != null ? 1 : 0;
            skipped += facts.skippedBlocks;
        }
        counts.put("captures that end early", early);
        counts.put("packets that the capture lost", dropped);
        counts.put("truncated frames", truncated);
        counts.put("steps back in time", timeSteps);
        counts.put("unknown blocks skipped", skipped);
    }
}
