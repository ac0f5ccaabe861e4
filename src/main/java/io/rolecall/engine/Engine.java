package io.rolecall.engine;

import io.rolecall.capture.CaptureException;
import io.rolecall.capture.CaptureFacts;
import io.rolecall.capture.CaptureFiles;
import io.rolecall.capture.CaptureOptions;
import io.rolecall.capture.FrameSource;
import io.rolecall.decode.AnswerFilter;
import io.rolecall.flow.FlowLimits;
import io.rolecall.flow.ServicePorts;
import io.rolecall.identify.PayloadSignatures;
import io.rolecall.observe.Observations;
import io.rolecall.observe.Recorder;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads captures and observes them. Several captures are one observation: they are read in the order of their first
 * frames, so that the files of a rotating capture join whatever order they are named in. With several threads, several
 * captures are read in pieces by a {@link Team}, and a single one by a {@link Pipeline}. Whether the times of captures
 * overlap shows when they have been read; then they are read once more, {@link Interleaved}. What can be read only once
 * is read in the order in which it is named: whoever writes it may do so one after the other.
 */
public final class Engine {
    /** Frames between two words to the progress listener. */
    private static final int PROGRESS_FRAMES = 1 << 16;
    /** Smaller captures are read and observed before a thread would have started. */
    static final long WORTH_A_THREAD = 4 << 20;

    private final Recorder recorder;
    private final ProgressListener progress;
    private long frames;
    private long nextProgress = PROGRESS_FRAMES;
    private long bytesBefore;
    private final long bytesTotal;
    private final boolean ahead;
    /** Whether a frame of the capture that is read has been seen. */
    private boolean begun;

    /** @param ahead whether another thread reads and decodes ahead */
    private Engine(Recorder recorder, ProgressListener progress, long bytesTotal, boolean ahead) {
        this.recorder = recorder;
        this.progress = progress;
        this.bytesTotal = bytesTotal;
        this.ahead = ahead;
    }

    /** Whether reading ahead pays. A filter hands on one frame at a time, which does not. */
    private static boolean worthAThread(CaptureOrder order, EngineOptions options) {
        return options.threads() > 1 && options.filter().isEmpty()
                && order.bytesTotal() >= WORTH_A_THREAD * order.names().size();
    }

    /** Loads what a run needs of code, before its options are known; spares a start the time. */
    public static void warmUp() {
        Recorder recorder = new Recorder(FlowLimits.defaults().alone(), new ServicePorts(), PayloadSignatures.NONE, null);
        new Engine(recorder, ProgressListener.NONE, 0, false);
        recorder.hints();
        Pipeline.options(CaptureOptions.DEFAULT);
        new Batch(Recorder.FRAMES_AT_ONCE);
    }

    /**
     * Runs over recorded captures. A capture that cannot be read, or only in part, ends only itself: its {@link
     * CaptureFacts#failure} says so.
     *
     * @param captures names of files, or {@code -} for standard input
     * @param flows is handed every finished flow in the order of first frames at the end, or null
     * @throws IOException when what was set aside of {@code flows} cannot be cleared away
     */
    public static Observations run(List<String> captures, EngineOptions options, ProgressListener progress,
            FlowLog flows) throws IOException {
        CaptureOrder order = CaptureOrder.of(captures);
        boolean again = order.bytesTotal() >= 0;
        List<CaptureFacts> found;
        try (OrderedFlows ordered = flows == null ? null : new OrderedFlows()) {
            Observations seen = again && flows == null && Team.pays(order, options)
                    ? new Team(order, options, progress).observations() : inTurn(order, options, progress, ordered);
            found = seen.captures();
            nameRepeated(found);
            if (!Interleaved.wanted(found, again, progress.stopped())) {
                return handedOver(seen, ordered, flows);
            }
        }
        try (OrderedFlows ordered = flows == null ? null : new OrderedFlows()) {
            Observations seen = together(found, order, options, progress, ordered);
            nameRepeated(seen.captures());
            return handedOver(seen, ordered, flows);
        }
    }

    /** One file named twice is read twice: what it shows counts twice, which nobody wants who did not mean it. */
    private static void nameRepeated(List<CaptureFacts> captures) {
        Map<String, Integer> times = new HashMap<>();
        for (CaptureFacts facts : captures) {
            times.merge(facts.capture, 1, Integer::sum);
        }
        for (CaptureFacts facts : captures) {
            Integer count = times.remove(facts.capture);
            if (count != null && count > 1) {
                facts.warnings.add("given " + count + " times, so that its frames may count " + count + " times");
            }
        }
    }

    private static Observations handedOver(Observations seen, OrderedFlows ordered, FlowLog flows) {
        if (ordered != null) {
            try {
                ordered.drain(flows);
            } catch (IOException e) {
                flows.failed(e);
            }
        }
        return seen;
    }

    /** @param unreadable whether one of the captures is known to be unreadable */
    private static Recorder recorder(EngineOptions options, OrderedFlows ordered, boolean unreadable) {
        Recorder recorder = new Recorder(options.limits().alone(), options.maxCommunications(), options.services(),
                options.signatures(), ordered).filteredBy(AnswerFilter.of(options.filter()));
        recorder.times().unreadable(unreadable);
        return recorder;
    }

    /** One capture after the other. */
    private static Observations inTurn(CaptureOrder order, EngineOptions options, ProgressListener progress,
            OrderedFlows ordered) {
        Recorder recorder = recorder(options, ordered, order.unreadable());
        Engine engine = new Engine(recorder, progress, order.bytesTotal(), worthAThread(order, options));
        CaptureOptions plain = CaptureOptions.DEFAULT.withFilter(options.filter());
        engine.read(order.names(), engine.ahead ? Pipeline.options(plain) : plain);
        recorder.times().told();
        return recorder.observations();
    }

    /** All captures at once, in the order of time. */
    private static Observations together(List<CaptureFacts> captures, CaptureOrder order, EngineOptions options,
            ProgressListener progress, OrderedFlows ordered) {
        Recorder recorder = recorder(options, ordered, order.unreadable());
        Engine engine = new Engine(recorder, progress, order.bytesTotal(), false);
        Batch batch = new Batch(Recorder.FRAMES_AT_ONCE);
        try (Interleaved together = new Interleaved(captures, options.filter(), recorder)) {
            while (!progress.stopped() && together.next(batch)) {
                engine.observe(batch, together.bytesRead());
            }
            together.end();
        }
        return recorder.observations();
    }

    /**
     * Observes one source until it ends; for live captures.
     *
     * @param flows is handed every finished flow in the order of first frames at the end, or null
     * @throws IOException when what was set aside of {@code flows} cannot be cleared away
     */
    public static Observations observe(FrameSource source, EngineOptions options, ProgressListener progress,
            FlowLog flows) throws IOException {
        try (OrderedFlows ordered = flows == null ? null : new OrderedFlows()) {
            Recorder recorder = recorder(options, ordered, false);
            new Engine(recorder, progress, source.bytesTotal(), false).read(source);
            return handedOver(recorder.observations(), ordered, flows);
        }
    }

    /**
     * Reads some captures, in order, into a recorder that will be merged with others.
     *
     * @param first whether nothing comes before them: then nothing need be kept for joining with an earlier piece
     * @param unreadable whether one of all captures is known to be unreadable
     */
    static Recorder record(List<String> names, EngineOptions options, boolean first, boolean unreadable,
            ProgressListener progress) {
        FlowLimits limits = first ? options.limits().alone() : options.limits();
        Recorder recorder = new Recorder(limits, options.maxCommunications(), options.services(), options.signatures(), null)
                .filteredBy(AnswerFilter.of(options.filter()));
        recorder.times().unreadable(unreadable);
        Engine engine = new Engine(recorder, progress, -1, false);
        engine.read(names, CaptureOptions.DEFAULT.withFilter(options.filter()));
        progress.progress(engine.bytesBefore, -1, engine.frames);
        return recorder;
    }

    private void read(List<String> names, CaptureOptions options) {
        for (int i = 0; i < names.size(); i++) {
            if (progress.stopped()) {
                recorder.capture(CaptureFacts.unopened(names.get(i),
                        CaptureException.notBegun(names.get(i), names.size() - i - 1)));
                return;
            }
            read(names.get(i), options);
        }
    }

    private void read(String name, CaptureOptions options) {
        try (FrameSource source = CaptureFiles.open(name, options)) {
            read(source);
            bytesBefore += source.bytesRead();
        } catch (CaptureException e) {
            recorder.capture(CaptureFacts.unopened(name, e));
        }
    }

    private void read(FrameSource source) {
        CaptureFacts facts = source.facts();
        recorder.capture(facts);
        begun = false;
        try {
            CaptureException failure = loop(source);
            if (failure != null) {
                facts.failure = failure;
            }
        } finally {
            // A source counts for itself while it reads and writes its counts into the facts when it is asked.
            source.facts();
        }
        if (!begun && facts.filteredFrames > 0) {
            // No frame of it passes the filter, and yet it shows that somebody captured.
            recorder.times().begins(facts.earliestNanos);
        }
    }

    private CaptureException loop(FrameSource source) {
        if (ahead) {
            return loopAhead(source);
        }
        Batch batch = new Batch(Recorder.FRAMES_AT_ONCE);
        do {
            batch.fill(source, progress);
            begin(source, batch);
            observe(batch, bytesBefore + source.bytesRead());
        } while (!batch.last());
        return batch.failure();
    }

    private CaptureException loopAhead(FrameSource source) {
        try (Pipeline pipeline = new Pipeline(source, recorder.hints(), progress)) {
            while (true) {
                Batch batch = pipeline.next();
                begin(source, batch);
                observe(batch, bytesBefore + source.bytesRead());
                if (batch.last()) {
                    return batch.failure();
                }
                pipeline.done();
            }
        }
    }

    private void begin(FrameSource source, Batch batch) {
        if (!begun && !batch.last()) {
            begun = true;
            long first = batch.frames().frame(0).timestampNanos;
            // A filter may keep the first frames back. It does not read ahead, so the source may be asked here.
            recorder.times().begins(ahead ? first : Math.min(first, source.facts().earliestNanos));
        }
    }

    private void observe(Batch batch, long bytesRead) {
        batch.decode();
        recorder.frames(batch.frames());
        frames += batch.frames().count();
        if (frames >= nextProgress) {
            nextProgress = frames + PROGRESS_FRAMES;
            progress.progress(bytesRead, bytesTotal, frames);
        }
    }
}
