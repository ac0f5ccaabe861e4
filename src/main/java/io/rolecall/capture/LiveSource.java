package io.rolecall.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.pcap4j.core.PcapStat;

/**
 * Frames from one or more interfaces, as they come. Every interface captures in a thread of its own into a queue of its
 * own; {@link #next} takes the earliest frame of all, and waits itself when there is none. {@link #stop} ends the
 * capture from any thread: what was received until then is still delivered, then {@link #next} returns false, after a bounded
 * time whatever the library does.
 */
public final class LiveSource implements FrameSource {
    /** How long an idle reader sleeps at first, and at most: far below what a person or a queue notices. */
    private static final long FIRST_SLEEP_NANOS = 50_000L;
    private static final long LONGEST_SLEEP_NANOS = 5_000_000L;
    private static final long CLOSE_MILLIS = 2_000L;

    /** How much longer than the kernel may gather frames those of one interface wait for earlier ones of another. */
    private static final long HOLD_SLACK_NANOS = 50_000_000L;
    /** A frame from further in the future is of a clock that says nothing of how long it has waited. */
    private static final long CLOCK_STEP_NANOS = 5_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final long holdNanos;
    private final List<LiveInterface> interfaces = new ArrayList<>();
    private final CaptureFacts facts = new CaptureFacts();
    private final FrameTally tally = new FrameTally();
    private final String filter;
    private final LiveNews news = new LiveNews(interfaces, facts);
    private FrameQueue lent;
    private LiveWatcher watcher;

    private LiveSource(LiveOptions options) {
        facts.capture = String.join(",", options.interfaces());
        facts.format = "live";
        filter = options.filter();
        holdNanos = (options.immediate() ? 0 : options.timeoutMillis() * NANOS_PER_MILLI) + HOLD_SLACK_NANOS;
    }

    /**
     * Opens the interfaces and begins to capture.
     *
     * @throws CaptureException without libpcap or Npcap, without the right to capture, without such an interface, or
     *     with a filter that is none; frame number 0
     */
    public static LiveSource open(LiveOptions options) throws CaptureException {
        return open(options, linkType -> true);
    }

    /**
     * The same for a reader that knows some link types only.
     *
     * @param readable which link types the frames may be of
     * @throws WrongOptionException for an interface of another link type, such as one of libpcap's pseudo-devices
     */
    public static LiveSource open(LiveOptions options, IntPredicate readable) throws CaptureException {
        NativeLibrary.require(String.join(",", options.interfaces()), "live capture");
        LiveSource source = new LiveSource(options);
        try {
            for (String name : options.interfaces()) {
                LiveInterface opened = LiveInterface.open(name, source.interfaces.size(), options);
                source.add(opened);
                if (!readable.test(opened.linkType())) {
                    throw new WrongOptionException("--interface " + name, "its frames are of no network that Rolecall"
                            + " reads (link type " + opened.linkType() + ")");
                }
            }
        } catch (CaptureException e) {
            source.close();
            throw e;
        }
        source.interfaces.forEach(LiveInterface::start);
        source.watcher = new LiveWatcher(source.interfaces);
        source.watcher.start();
        return source;
    }

    private void add(LiveInterface opened) {
        facts.interfaces.add(new CaptureFacts.Interface(interfaces.size(), opened.linkType(), opened.snapLength(),
                opened.name(), "", filter));
        interfaces.add(opened);
    }

    @Override
    public boolean next(Frame frame) throws CaptureException {
        if (lent != null) {
            lent.release();
            lent = null;
        }
        long sleep = FIRST_SLEEP_NANOS;
        while (true) {
            boolean ended = ended();
            int index = earliest();
            if (index >= 0 && (ended || !held(index))) {
                deliver(frame, index);
                return true;
            }
            if (ended) {
                return end();
            }
            if (Thread.currentThread().isInterrupted()) {
                stop();
            }
            LockSupport.parkNanos(sleep);
            sleep = Math.min(sleep * 2, LONGEST_SLEEP_NANOS);
        }
    }

    /** Asked before the queues are looked at, so that a frame that came last is not overlooked. */
    private boolean ended() {
        boolean ended = true;
        for (int i = 0; i < interfaces.size(); i++) {
            interfaces.get(i).settle();
            ended &= interfaces.get(i).ended();
        }
        news.look();
        return ended;
    }

    private int earliest() {
        int best = -1;
        for (int i = 0; i < interfaces.size(); i++) {
            FrameQueue queue = interfaces.get(i).queue();
            if (queue.ready() && (best < 0 || queue.nextNanos() < interfaces.get(best).queue().nextNanos())) {
                best = i;
            }
        }
        return best;
    }

    /**
     * Whether another interface may still have an earlier frame than the earliest that waits: the kernel hands over what it
     * gathers of each at times of its own. Out of order, the frames of a path on which two interfaces lie would not be known
     * for copies. A queue that fills up is not held.
     */
    private boolean held(int index) {
        boolean open = false;
        for (int i = 0; i < interfaces.size(); i++) {
            open |= !interfaces.get(i).ended() && !interfaces.get(i).queue().ready();
        }
        FrameQueue queue = interfaces.get(index).queue();
        long age = System.currentTimeMillis() * NANOS_PER_MILLI - queue.nextNanos();
        return open && age > -CLOCK_STEP_NANOS && age < holdNanos && !queue.halfFull();
    }

    private void deliver(Frame frame, int index) {
        lent = interfaces.get(index).queue();
        lent.take(frame);
        frame.linkType = facts.interfaces.get(index).linkType();
        frame.interfaceIndex = index;
        frame.direction = Frame.DIRECTION_UNKNOWN;
        frame.verdict = Frame.VERDICT_UNKNOWN;
        news.takeInto(frame);
        frame.number = tally.count(frame.capturedLength, frame.wireLength, frame.timestampNanos);
    }

    private boolean end() throws CaptureException {
        watcher.end(CLOSE_MILLIS);
        tally.writeTo(facts);
        news.end();
        if (facts.failure != null) {
            throw facts.failure;
        }
        return false;
    }

    /**
     * Says who wants to know at once when an interface goes down, comes back or breaks off: one sentence each, told by the
     * thread that reads.
     */
    public void tell(Consumer<String> listener) {
        news.tell(listener);
    }

    /**
     * Ends the capture: what was received until now, in the kernel's buffer too, is still delivered, for a bounded time. Safe
     * from any thread and more than once.
     */
    public void stop() {
        interfaces.forEach(LiveInterface::stop);
    }

    @Override
    public CaptureFacts facts() {
        tally.writeTo(facts);
        long kernel = -1;
        long card = -1;
        long queues = 0;
        for (LiveInterface each : interfaces) {
            queues += each.queue().dropped();
            PcapStat statistics = each.statistics();
            if (statistics != null) {
                kernel = Math.max(kernel, 0) + statistics.getNumPacketsDropped();
                card = Math.max(card, 0) + statistics.getNumPacketsDroppedByIf();
            }
        }
        facts.kernelDrops = kernel;
        facts.interfaceDrops = card;
        facts.queueDrops = queues;
        facts.droppedPackets = Math.max(kernel, 0) + Math.max(card, 0) + queues;
        return facts;
    }

    /** Bytes of the frames delivered. */
    @Override
    public long bytesRead() {
        return tally.wireBytes();
    }

    @Override
    public long bytesTotal() {
        return -1;
    }

    @Override
    public void close() {
        facts();
        if (watcher != null) {
            watcher.end(CLOSE_MILLIS);
        }
        interfaces.forEach(each -> each.close(CLOSE_MILLIS));
    }
}
