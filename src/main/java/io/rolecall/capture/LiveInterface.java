package io.rolecall.capture;

import java.sql.Timestamp;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.TimestampPrecision;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;
import org.pcap4j.core.PcapStat;

/**
 * One interface of a live capture: a handle, a thread that runs libpcap's loop, and the queue it fills. pcap4j logs and
 * swallows what a listener throws, so the listener catches its own failure, remembers the first and breaks the loop.
 */
final class LiveInterface {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final int FOREVER = -1;

    private final String name;
    private final PcapHandle handle;
    private final FrameQueue queue;
    private final Thread thread;
    private final CaptureEnd end;
    /** Frames from this time of day on came after the capture was asked to end. */
    private volatile long stopTimeNanos = Long.MAX_VALUE;
    private volatile Throwable failure;
    private volatile boolean ended;
    private final LinkWatch watch;
    /** Time of the last frame received. */
    private volatile long lastFrameNanos = Long.MIN_VALUE;
    private boolean cutShort;
    private boolean givenUp;
    private volatile PcapStat lastStatistics;

    private LiveInterface(String name, int index, PcapHandle handle, LiveOptions options) {
        this.name = name;
        watch = new LinkWatch(name, index, wallNanos());
        this.handle = handle;
        queue = new FrameQueue(options.queueBytes());
        end = new CaptureEnd(options.timeoutMillis());
        thread = new Thread(this::run, "rolecall-capture-" + name);
        thread.setDaemon(true);
    }

    /** @param index its number in its source */
    static LiveInterface open(String name, int index, LiveOptions options) throws CaptureException {
        PcapHandle handle = null;
        try {
            handle = builder(name, options).build();
            if (!options.filter().isEmpty()) {
                handle.setFilter(options.filter(), BpfCompileMode.OPTIMIZE);
            }
            return new LiveInterface(name, index, handle, options);
        } catch (PcapNativeException e) {
            boolean opened = handle != null;
            if (opened) {
                handle.close();
                throw BpfFilter.refused(options.filter(), e);
            }
            throw NativeLibrary.refused(name, e);
        } catch (NotOpenException e) {
            throw new CaptureException(name, 0, -1, "the interface was closed while it was being opened");
        }
    }

    private static PcapHandle.Builder builder(String name, LiveOptions options) {
        return new PcapHandle.Builder(name)
                .snaplen(options.snapLength())
                .promiscuousMode(options.promiscuous() ? PromiscuousMode.PROMISCUOUS : PromiscuousMode.NONPROMISCUOUS)
                .timeoutMillis(options.timeoutMillis())
                .bufferSize(options.kernelBytes())
                .immediateMode(options.immediate())
                .timestampPrecision(TimestampPrecision.NANO);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            handle.loop(FOREVER, this::received);
        } catch (InterruptedException e) {
            // This is how pcap4j reports a broken loop; breaking it is how a capture ends.
            stop();
        } catch (PcapNativeException | NotOpenException | RuntimeException | Error e) {
            remember(e);
        } finally {
            statistics();
            ended = true;
        }
    }

    private void received(byte[] packet) {
        try {
            Timestamp time = handle.getTimestamp();
            long nanos = Math.floorDiv(time.getTime(), 1000L) * NANOS_PER_SECOND + time.getNanos();
            if (end.begun()) {
                if (nanos >= stopTimeNanos) {
                    return;
                }
                end.took(System.nanoTime());
            }
            queue.offer(packet, handle.getOriginalLength(), nanos);
            lastFrameNanos = nanos;
        } catch (RuntimeException | Error e) {
            remember(e);
            breakLoop();
        }
    }

    private static long wallNanos() {
        return System.currentTimeMillis() * NANOS_PER_MILLI;
    }

    /** Looks at what was lost; for the watching thread. */
    void lookAtLosses() {
        PcapStat known = statistics();
        if (known != null) {
            watch.losses(wallNanos(), known.getNumPacketsDropped() + known.getNumPacketsDroppedByIf());
        }
    }

    /** Says what the system says of the link; for the watching thread. */
    void link(LinkWatch.Link link) {
        watch.link(wallNanos(), lastFrameNanos, link);
    }

    /** What was noticed of it beside its frames. */
    LinkWatch watch() {
        return watch;
    }

    private void remember(Throwable e) {
        if (failure == null) {
            failure = e;
        }
    }

    /**
     * Asks the capture to end; safe from any thread, a signal handler's too, and more than once. What the kernel received
     * until now still comes, if {@link #settle} is called meanwhile.
     */
    void stop() {
        if (!end.begun()) {
            stopTimeNanos = wallNanos() + NANOS_PER_MILLI;
            end.begin(System.nanoTime());
        }
    }

    /** Moves a capture that was asked to end on to its end. For the reading thread, again and again. */
    void settle() {
        if (!end.begun() || ended) {
            return;
        }
        switch (end.step(System.nanoTime())) {
            case BREAK -> breakLoop();
            case CUT_SHORT -> {
                cutShort = true;
                breakLoop();
            }
            case GIVE_UP -> givenUp = true;
            case GO_ON -> {
            }
        }
    }

    private void breakLoop() {
        try {
            handle.breakLoop();
        } catch (NotOpenException e) {
            // Already closed: there is no loop to break.
            ended = true;
        }
    }

    /** Waits for the thread, then closes the handle; a thread that cannot be woken keeps its handle until exit. */
    void close(long millis) {
        stop();
        breakLoop();
        try {
            if (!givenUp) {
                thread.join(millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!thread.isAlive()) {
            handle.close();
        }
    }

    /** Received and dropped so far as the library says, the last known when it no longer does, or null. */
    PcapStat statistics() {
        try {
            if (handle.isOpen()) {
                lastStatistics = handle.getStats();
            }
        } catch (PcapNativeException | NotOpenException | RuntimeException e) {
            // A dying interface may refuse; what was known before still holds.
            return lastStatistics;
        }
        return lastStatistics;
    }

    String name() {
        return name;
    }

    FrameQueue queue() {
        return queue;
    }

    /** Whether nothing more will come into the queue, or nothing that is waited for. */
    boolean ended() {
        return ended || givenUp;
    }

    /** What the end of the capture cost, one sentence, or null. */
    String loss() {
        if (givenUp) {
            return "the capture on " + name + " did not end when it was asked to, and was left: what it still held is missing";
        }
        return cutShort ? "the end came while frames received on " + name + " still waited: the last of them are missing"
                : null;
    }

    /** When the capture was asked to end, nanoseconds since 1970; what came later was not taken. Now, if it ended by itself. */
    long stopTimeNanos() {
        return Math.min(stopTimeNanos, wallNanos());
    }

    /** Notes what was lost at the very end, behind the last frame. For the reading thread, when nobody else looks any more. */
    void lastLook() {
        lookAtLosses();
        if (cutShort || givenUp || queue.droppedAtEnd()) {
            watch.lost(queue.takenNanos(), stopTimeNanos());
        }
    }

    /** Why the capture ended, or null when it was asked to. */
    Throwable failure() {
        return failure;
    }

    int linkType() {
        return LinkTypes.fromLibrary(handle.getDlt().value());
    }

    int snapLength() {
        try {
            return handle.getSnapshot();
        } catch (NotOpenException e) {
            return 0;
        }
    }
}
