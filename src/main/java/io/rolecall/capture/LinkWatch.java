package io.rolecall.capture;

import java.util.ArrayList;
import java.util.List;

/**
 * What is noticed of a live interface beside its frames, by looking at it now and then: whether its link is there, and whether
 * the kernel has lost frames since the last look. Time is handed in. {@link #losses} and {@link #link} are for the watching
 * thread, all else for the reading one.
 */
final class LinkWatch {
    /** What a system says of an interface. */
    enum Link {
        /** It can receive. */
        UP,
        /** It is switched off, unplugged or gone. */
        DOWN,
        /** Nobody says. */
        UNKNOWN
    }

    private final String name;
    private final int index;
    private final List<CaptureFacts.Outage> outages = new ArrayList<>();
    private long countedNanos;
    private long lookedNanos;
    private Link linkThen = Link.UNKNOWN;
    private boolean trusted = true;
    private boolean broken;
    private long lossesThen;
    private long lostSinceNanos = Frame.NOTHING_LOST;
    private long lostUntilNanos;
    private volatile boolean news;

    /**
     * @param index of the interface in its source
     * @param nowNanos when the capture began
     */
    LinkWatch(String name, int index, long nowNanos) {
        this.name = name;
        this.index = index;
        countedNanos = nowNanos;
        lookedNanos = nowNanos;
    }

    /** Takes how many frames the kernel or the card has lost until now. */
    synchronized void losses(long nowNanos, long losses) {
        if (losses > lossesThen) {
            lost(countedNanos, nowNanos);
        }
        countedNanos = nowNanos;
        lossesThen = losses;
    }

    /**
     * Takes whether the link is there now.
     *
     * @param lastFrameNanos time of the last frame received: an interface that receives is up, whatever the system says
     */
    synchronized void link(long nowNanos, long lastFrameNanos, Link link) {
        boolean received = lastFrameNanos > lookedNanos;
        if (received && link == Link.DOWN && linkThen == Link.DOWN) {
            // There are drivers that never say that a link is there, and interfaces that change their names: what was told of
            // this one is not true.
            trusted = false;
            outages.clear();
            news = true;
        }
        boolean up = link != Link.DOWN || received || !trusted;
        if (!broken && up == down()) {
            if (up) {
                outages.set(outages.size() - 1, outages.get(outages.size() - 1).endedAt(nowNanos));
            } else {
                outages.add(new CaptureFacts.Outage(index, name, lookedNanos, CaptureFacts.Outage.NOT_ENDED));
            }
            news = true;
        }
        lookedNanos = nowNanos;
        linkThen = link;
    }

    /** Notes that frames were lost between these times. */
    synchronized void lost(long sinceNanos, long untilNanos) {
        lostUntilNanos = lostSinceNanos == Frame.NOTHING_LOST ? untilNanos : Math.max(lostUntilNanos, untilNanos);
        lostSinceNanos = Math.min(lostSinceNanos, sinceNanos);
        news = true;
    }

    /** The capture broke off: it is as if the interface had been down ever since the last look. */
    synchronized void broken() {
        broken = true;
        if (!down()) {
            outages.add(new CaptureFacts.Outage(index, name, lookedNanos, CaptureFacts.Outage.NOT_ENDED));
            news = true;
        }
    }

    private boolean down() {
        return !outages.isEmpty() && !outages.get(outages.size() - 1).ended();
    }

    /** Until when frames were captured here, if the capture was asked to end at that time. */
    synchronized long capturedUntil(long stopNanos) {
        return down() ? Math.min(stopNanos, outages.get(outages.size() - 1).sinceNanos()) : stopNanos;
    }

    /** Whether there is anything to take since it was taken last. Cheap: asked for every frame. */
    boolean news() {
        return news;
    }

    /** Puts the losses that were not taken yet into {@code frame}; true if there are any. */
    synchronized boolean takeLosses(Frame frame) {
        news = false;
        boolean any = lostSinceNanos != Frame.NOTHING_LOST;
        if (any) {
            frame.lost(lostSinceNanos, lostUntilNanos);
            lostSinceNanos = Frame.NOTHING_LOST;
        }
        return any;
    }

    /** All outages until now, in order; the last of them may go on. */
    synchronized List<CaptureFacts.Outage> outages() {
        return List.copyOf(outages);
    }
}
