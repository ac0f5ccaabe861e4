package io.rolecall.observe;

import io.rolecall.capture.CaptureFacts;
import io.rolecall.decode.DecodeOutcome;
import io.rolecall.flow.FlowCounters;
import io.rolecall.flow.FlowTracker;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The named counts of everything that limits what a recording can say. The names are outward: reports print them. */
public final class LimitCounts {
    /** Flows ended early for want of room. */
    public static final String EVICTED = "flows evicted";
    /** What captures say of themselves: packets that the capturing system lost. */
    public static final String LOST_PACKETS = "packets that the capture lost";
    /** Flows of communications beyond those held. */
    public static final String COMMUNICATIONS_NOT_KEPT = "flows of communications not kept";
    /** Packets of IPv6 hosts beyond those that have a number. */
    public static final String HOSTS_NOT_KEPT = "packets of IPv6 hosts not kept";
    /** Flows made silent by the run's own filter. */
    public static final String ANSWERS_LEFT_OUT = "flows whose answers the filter leaves out";
    /** Announced dynamic ports beyond those held. */
    public static final String ENDPOINTS_NOT_KEPT = "announced endpoints not kept";
    /** Acknowledgments of data that the capture lost. */
    public static final String UNSEEN_DATA = "acknowledgments of data that was not captured";

    /** Times between one capture and the next of which nothing was captured. */
    public static final String GAPS = "gaps between captures";

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
        counts.put(UNSEEN_DATA, flows.unseenData);
        counts.put(GAPS, interrupted(captures) ? 0 : (long) tracker.losses().gaps().count());
        counts.put("bursts of lost frames taken together", tracker.losses().joined());
        counts.put(EVICTED, flows.evicted);
        counts.put(COMMUNICATIONS_NOT_KEPT, forgottenFlows);
        counts.put(HOSTS_NOT_KEPT, flows.unnumbered);
        counts.put("payloads not followed", flows.uninspected);
        counts.put(ANSWERS_LEFT_OUT, flows.leftOut);
        counts.put("flows not kept for joining", flows.forgottenHeads);
        counts.put(ENDPOINTS_NOT_KEPT, forgottenEndpoints);
        long unread = 0;
        for (CaptureFacts facts : captures) {
            unread += facts.forgottenNames;
        }
        counts.put("names of hosts not kept", forgottenNames + unread);
        counts.put("one-sided flows beyond those kept, so that every silence is undecided", forgottenPairs);
        return counts;
    }

    /** Whether the gaps are those of a live capture's interfaces, each of which the capture tells of. */
    private static boolean interrupted(List<CaptureFacts> captures) {
        for (CaptureFacts facts : captures) {
            if (!facts.outages.isEmpty()) {
                return true;
            }
        }
        return false;
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
        counts.put(LOST_PACKETS, dropped);
        counts.put("truncated frames", truncated);
        counts.put("steps back in time", timeSteps);
        counts.put("unknown blocks skipped", skipped);
    }
}
