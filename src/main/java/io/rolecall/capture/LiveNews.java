package io.rolecall.capture;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Carries what was noticed of live interfaces beside their frames to where it is needed: losses into the next frame, outages
 * into the capture's facts, and a sentence to whoever wants to know at once. For the reading thread alone.
 */
final class LiveNews {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final String REMEDY = "see with 'rolecall interfaces' whether it is there again, and capture again";

    private final List<LiveInterface> interfaces;
    private final CaptureFacts facts;
    /** Carries losses until a frame comes. */
    private final Frame losses = new Frame();
    private final List<String> broken = new ArrayList<>();
    private Consumer<String> listener = sentence -> { };
    /** Whether frames must show that the facts have changed. */
    private boolean changed;

    /** @param interfaces may still grow */
    LiveNews(List<LiveInterface> interfaces, CaptureFacts facts) {
        this.interfaces = interfaces;
        this.facts = facts;
    }

    void tell(Consumer<String> told) {
        listener = told;
    }

    /** Looks whether there is news. */
    void look() {
        boolean any = false;
        for (int i = 0; i < interfaces.size(); i++) {
            LiveInterface each = interfaces.get(i);
            if (each.failure() != null && !broken.contains(each.name())) {
                broken.add(each.name());
                each.watch().broken();
                brokeOff(each);
            }
            any |= each.watch().news();
        }
        if (any) {
            take();
        }
    }

    private void take() {
        List<CaptureFacts.Outage> before = List.copyOf(facts.outages);
        facts.outages.clear();
        for (LiveInterface each : interfaces) {
            changed |= each.watch().takeLosses(losses);
            facts.outages.addAll(each.watch().outages());
        }
        for (CaptureFacts.Outage outage : facts.outages) {
            if (!before.contains(outage)) {
                changed = true;
                tellOf(outage);
            }
        }
    }

    private void tellOf(CaptureFacts.Outage outage) {
        if (broken.contains(outage.name())) {
            return;
        }
        listener.accept(outage.ended()
                ? outage.name() + " is up again; nothing was captured on it from " + time(outage.sinceNanos()) + " to "
                        + time(outage.untilNanos()) + " UTC"
                : outage.name() + " is down, unplugged or gone: nothing is captured on it since " + time(outage.sinceNanos())
                        + " UTC; the run goes on");
    }

    private void brokeOff(LiveInterface each) {
        String told = each.failure().getMessage() == null ? each.failure().toString() : each.failure().getMessage();
        String sentence = "the capture broke off at " + time(each.watch().capturedUntil(Long.MAX_VALUE)) + " UTC: "
                + told.replaceFirst("^Error occur?red: The", "the");
        if (facts.failure == null) {
            facts.failure = new CaptureException(each.name(), 0, -1, sentence, REMEDY);
        } else {
            facts.warnings.add(each.name() + ": " + sentence);
        }
        int left = 0;
        for (LiveInterface other : interfaces) {
            left += other.failure() == null ? 1 : 0;
        }
        if (left > 0) {
            listener.accept(each.name() + ": " + sentence + "; the run goes on without it");
        }
    }

    /** Tells of a frame what is new since the last. */
    void takeInto(Frame frame) {
        if (!changed) {
            return;
        }
        changed = false;
        if (losses.lostSinceNanos == Frame.NOTHING_LOST) {
            // Nothing was lost at this time, but who reads must look at the outages.
            frame.lost(frame.timestampNanos, frame.timestampNanos);
        } else {
            frame.lost(losses.lostSinceNanos, losses.lostUntilNanos);
            losses.lostSinceNanos = Frame.NOTHING_LOST;
        }
    }

    /** Completes the facts: no frame comes any more, and nobody watches. */
    void end() {
        for (LiveInterface each : interfaces) {
            each.lastLook();
        }
        look();
        for (LiveInterface each : interfaces) {
            long until = each.watch().capturedUntil(each.stopTimeNanos());
            facts.capturedUntilNanos = Math.max(facts.capturedUntilNanos, until);
            if (each.loss() != null && !facts.warnings.contains(each.loss())) {
                facts.warnings.add(each.loss());
            }
        }
        facts.lostSinceNanos = losses.lostSinceNanos;
        facts.lostUntilNanos = losses.lostUntilNanos;
    }

    private static String time(long nanos) {
        return TIME.format(Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS_PER_SECOND)));
    }
}
