package io.rolecall.report;

import io.rolecall.verdict.Judgement;
import io.rolecall.verdict.Verdict;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * The verdicts of a judgement, made by a thread of its own while the caller writes those before: judging takes about as long
 * as writing. What goes wrong there is thrown here. To be closed, so that the thread ends when the writing does not go on.
 */
final class VerdictsAhead implements Iterator<Verdict>, AutoCloseable {
    /** Fewer verdicts are made before a thread would have started. */
    private static final int WORTH_A_THREAD = 50_000;
    /** Verdicts handed on at once: so many that handing on costs nothing, few enough for a second-level cache. */
    private static final int AT_ONCE = 512;
    /** The same at first, when every verdict takes long: doubled from batch to batch, so that nobody waits for many. */
    private static final int AT_FIRST = 8;
    private static final int BATCHES = 4;
    private static final Verdict[] END = {};

    private final BlockingQueue<Verdict[]> made = new ArrayBlockingQueue<>(BATCHES);
    private final Thread maker;
    private Throwable broken;
    private Verdict[] batch = new Verdict[0];
    private int next;

    private VerdictsAhead(Judgement judgement) {
        maker = new Thread("rolecall-judge") {
            @Override
            public void run() {
                make(judgement);
            }
        };
        maker.setDaemon(true);
        maker.start();
    }

    /** Whether making verdicts ahead pays. */
    static boolean pays(Judgement judgement, int threads) {
        return threads > 1 && judgement.observations().communicationCount() >= WORTH_A_THREAD;
    }

    /** Begins to make them. */
    static VerdictsAhead begin(Judgement judgement) {
        return new VerdictsAhead(judgement);
    }

    private void make(Judgement judgement) {
        try {
            makeAll(judgement);
            made.put(END);
        } catch (InterruptedException e) {
            // The writing side has closed: nobody waits for what would come.
            Thread.currentThread().interrupt();
        }
    }

    /** What was made before something went wrong is handed on: the caller has it before it hears of that. */
    private void makeAll(Judgement judgement) throws InterruptedException {
        Verdict[] begun = new Verdict[AT_FIRST];
        int count = 0;
        try {
            for (Verdict verdict : judgement.verdicts()) {
                if (count == begun.length) {
                    made.put(begun);
                    begun = new Verdict[Math.min(2 * count, AT_ONCE)];
                    count = 0;
                }
                begun[count++] = verdict;
            }
        } catch (RuntimeException | Error e) {
            broken = e;
        }
        made.put(begun);
    }

    @Override
    public boolean hasNext() {
        while (batch != END && (next == batch.length || batch[next] == null)) {
            take();
        }
        return batch != END;
    }

    private void take() {
        try {
            batch = made.take();
            next = 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the report was written", e);
        }
        if (batch == END && broken instanceof RuntimeException e) {
            throw e;
        }
        if (batch == END && broken instanceof Error e) {
            throw e;
        }
    }

    @Override
    public Verdict next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return batch[next++];
    }

    @Override
    public void close() {
        maker.interrupt();
    }
}
