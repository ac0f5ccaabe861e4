package io.rolecall.report;

import io.rolecall.capture.CaptureFacts;
import io.rolecall.flow.Gaps;
import io.rolecall.flow.Outcome;
import io.rolecall.observe.LimitCounts;
import io.rolecall.observe.Observations;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The first part of the text report: what was read, and what it cannot show. It stands before everything that depends
 * on it, so that nobody reads "not seen" as "not there".
 */
final class CapturesText {
    private static final int MOST_CAPTURES = 12;
    /** Counts among the limits that {@link ShortcomingsText} and others say in full sentences. */
    private static final Set<String> SAID_OF_CAPTURES = Set.of("captures that end early", LimitCounts.LOST_PACKETS,
            "truncated frames", "steps back in time", "unknown blocks skipped", "frames of an unsupported link type",
            LimitCounts.ANSWERS_LEFT_OUT, LimitCounts.GAPS);

    private final Observations seen;
    private final Digest digest;
    private final boolean siteKnown;

    CapturesText(Observations seen, Digest digest, boolean siteKnown) {
        this.seen = seen;
        this.digest = digest;
        this.siteKnown = siteKnown;
    }

    void write(TextPage page) throws IOException {
        List<CaptureFacts> captures = seen.captures();
        page.heading("Captures", summary(captures));
        for (int i = 0; i < Math.min(captures.size(), MOST_CAPTURES); i++) {
            capture(page, captures.get(i));
        }
        if (captures.size() > MOST_CAPTURES) {
            page.line("  ... and " + (captures.size() - MOST_CAPTURES) + " more (--format json lists all)");
        }
        List<String> limits = limits();
        if (!limits.isEmpty()) {
            page.heading("What this cannot show", "");
            for (String limit : limits) {
                page.labelled(2, 2, "-", Colour.DOUBTFUL, limit);
            }
        }
    }

    private String summary(List<CaptureFacts> captures) {
        long frames = 0;
        long bytes = 0;
        for (CaptureFacts capture : captures) {
            frames += capture.frames;
            bytes += capture.wireBytes;
        }
        String amount = Quantity.of(frames, "frame") + ", " + Quantity.bytes(bytes);
        if (frames == 0) {
            return amount;
        }
        String from = UtcTime.toSecond(seen.earliestNanos());
        String to = UtcTime.toSecond(seen.latestNanos());
        String until = from.substring(0, 10).equals(to.substring(0, 10)) ? to.substring(11) : to;
        return amount + ", " + from + " to " + until + " UTC ("
                + Quantity.duration(seen.latestNanos() - seen.earliestNanos()) + ")";
    }

    private static void capture(TextPage page, CaptureFacts facts) throws IOException {
        String packed = facts.compression.isEmpty() ? "" : ", " + Escape.printable(facts.compression);
        String line = Escape.printable(facts.capture) + ": " + Escape.printable(facts.format) + packed + ", "
                + Quantity.of(facts.frames, "frame") + ", " + Quantity.bytes(facts.wireBytes) + until(facts);
        if (facts.whole()) {
            page.line("  " + line);
            return;
        }
        page.line("  " + page.paint(Colour.BAD, facts.frames == 0 ? Escape.printable(facts.capture) + ": not read"
                : line + (facts.nothingRead() ? ", not read" : ", read in part")));
        if (facts.failure == null) {
            return;
        }
        page.paragraph(4, Escape.printable(place(facts) + facts.failure.getMessage()));
    }

    /** A quiet interface goes on being watched behind its last frame: only so is silence an answer that did not come. */
    private static String until(CaptureFacts facts) {
        return facts.capturedUntilNanos == Long.MIN_VALUE ? ""
                : ", captured until " + UtcTime.toSecond(facts.capturedUntilNanos) + " UTC";
    }

    private static String place(CaptureFacts facts) {
        if (facts.failure.frameNumber() <= 0) {
            return "";
        }
        return "stopped at frame " + facts.failure.frameNumber()
                + (facts.failure.byteOffset() >= 0 ? ", byte " + facts.failure.byteOffset() : "") + ": ";
    }

    private List<String> limits() {
        List<String> limits = new ArrayList<>();
        nothing(limits);
        if (!siteKnown) {
            limits.add("No site file was given: roles are inferred from traffic and marked '?'.");
        }
        leftOut(limits);
        filtered(limits);
        gaps(limits);
        limits.addAll(OutagesText.of(seen.captures()));
        limits.addAll(ShortcomingsText.of(seen.captures()));
        StringBuilder counts = new StringBuilder();
        for (Map.Entry<String, Long> limit : seen.limits().entrySet()) {
            if (limit.getValue() > 0 && !SAID_OF_CAPTURES.contains(limit.getKey())) {
                counts.append(counts.isEmpty() ? "" : ", ").append(Quantity.counted(limit.getValue(), limit.getKey()));
            }
        }
        if (!counts.isEmpty()) {
            limits.add("Counted on the way: " + counts + ".");
        }
        outcomes(limits);
        return limits;
    }

    /** An empty report reads as a clean bill of health to whoever does not look at the counts. */
    private void nothing(List<String> limits) {
        if (digest.total() > 0) {
            return;
        }
        long frames = 0;
        for (CaptureFacts facts : seen.captures()) {
            frames += facts.frames;
        }
        limits.add("Nothing was seen: " + (frames == 0 ? "no frame was read" : "no frame shows a communication")
                + ", so this report says neither that anything works nor that it is blocked.");
    }

    /** Captures that were not taken one right behind the other. */
    private void gaps(List<String> limits) {
        Gaps gaps = seen.gaps();
        if (seen.limits().getOrDefault(LimitCounts.GAPS, 0L) == 0) {
            return;
        }
        int longest = 0;
        for (int i = 1; i < gaps.count(); i++) {
            longest = length(gaps, i) > length(gaps, longest) ? i : longest;
        }
        boolean one = gaps.count() == 1;
        boolean several = seen.captures().size() > 1;
        String where = several ? "between one capture and the next" : "where it lost packets or another capture begins in it";
        limits.add("Nothing was captured " + (one ? "" : "in " + gaps.count() + " gaps" + (several ? " between captures" : "")
                + ", the longest ") + "from " + UtcTime.toSecond(gaps.since(longest)) + " to "
                + UtcTime.toSecond(gaps.until(longest)) + " UTC (" + Quantity.duration(length(gaps, longest)) + ")"
                + (one ? ", " + where : "") + ": what was asked shortly before may have been answered then.");
    }

    private static long length(Gaps gaps, int gap) {
        return gaps.until(gap) - gaps.since(gap);
    }

    /** A filter that takes questions and not their answers makes every host silent. */
    private void leftOut(List<String> limits) {
        long flows = seen.limits().getOrDefault(LimitCounts.ANSWERS_LEFT_OUT, 0L);
        if (flows == 0) {
            return;
        }
        String filter = "";
        for (CaptureFacts facts : seen.captures()) {
            filter = filter.isEmpty() ? facts.filter : filter;
            // Of a live capture the filter is the interface's.
            filter = filter.isEmpty() && !facts.interfaces.isEmpty() ? facts.interfaces.get(0).filter() : filter;
        }
        limits.add("The filter '" + Escape.printable(filter) + "' takes questions and leaves out their answers: what it made "
                + "silent (" + Quantity.of(flows, "flow") + ") is not called blocked, for nothing is known of it. A filter "
                + "without 'src', 'dst' and TCP flags, such as 'host' or 'port', takes both.");
    }

    /** What the user's own filter keeps from being seen: it is one for all captures of a run. */
    private void filtered(List<String> limits) {
        String filter = "";
        long left = 0;
        long tagged = 0;
        long all = 0;
        for (CaptureFacts facts : seen.captures()) {
            filter = filter.isEmpty() ? facts.filter : filter;
            left += facts.filteredFrames;
            tagged += facts.filteredTagged;
            all += facts.filteredFrames + facts.frames;
        }
        if (filter.isEmpty()) {
            return;
        }
        String typed = Escape.printable(filter);
        limits.add("The filter '" + typed + "' left out " + left + " of " + Quantity.of(all, "frame")
                + (left == 0 ? "." : ": an answer or an ICMP error among them counts as missing here."));
        if (tagged > 0) {
            limits.add(tagged + " of those left out carry a VLAN tag, and a filter sees behind one only where it says so: "
                    + "'(" + typed + ") or (vlan and (" + typed + "))' takes frames with and without.");
        }
    }

    private void outcomes(List<String> limits) {
        if (seen.openingsAlone()) {
            limits.add("Of TCP nothing but opening segments (SYN) is in what was read, as a filter on flags leaves it: one "
                    + "that was not sent again may well have been answered, and is not called blocked.");
        }
        if (seen.withoutAnswers()) {
            limits.add("No answer of any kind is in what was read: if it holds one direction only, nothing here was blocked.");
        }
        add(limits, digest.count(Outcome.MIDSTREAM) - digest.blind() - digest.answersOnly(),
                " whose beginning was not captured: how it began is not known.");
        add(limits, digest.answersOnly(),
                " seen from the responder's side alone: what asked for it, if anything did, came earlier, or went to a"
                        + " group or to every host.");
        add(limits, digest.blind(), " seen in one direction alone: nothing in it says which end asked.");
        add(limits, digest.count(Outcome.PENDING), " still waited for an answer when the capture ended"
                + (lost() ? " or lost frames, or when they were ended early for want of room." : "."));
        add(limits, digest.count(Outcome.UNKNOWN) - digest.quotedOnly(),
                " shown from one side only: whether an answer came is not known.");
        add(limits, digest.quotedOnly(), " known from quotes in ICMP errors alone: how it went is not known.");
        add(limits, digest.doubtfulFailures(), " failed on too little evidence to be called blocked.");
        add(limits, digest.guessed(),
                " in which nothing proves who began: the initiator is guessed from the ports or the first frame.");
    }

    /** Whether something besides the end of the capture may have kept an answer from being seen. */
    private boolean lost() {
        return seen.limits().getOrDefault(LimitCounts.UNSEEN_DATA, 0L) > 0
                || seen.limits().getOrDefault(LimitCounts.LOST_PACKETS, 0L) > 0
                || seen.limits().getOrDefault(LimitCounts.EVICTED, 0L) > 0;
    }

    private static void add(List<String> limits, long count, String what) {
        if (count > 0) {
            limits.add(Quantity.of(count, "communication") + what);
        }
    }
}
