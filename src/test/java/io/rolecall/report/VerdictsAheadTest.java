package io.rolecall.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.verdict.Judgement;
import io.rolecall.verdict.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two threads write what one writes, and fail as one does. */
@Timeout(60)
final class VerdictsAheadTest {
    private static final int MANY = 60_000;

    /** The fixture's verdicts over and over. */
    private static final class Repeated extends Fixture {
        private final int count;
        private final RuntimeException failure;
        private final List<Verdict> few = new ArrayList<>();

        Repeated(int count, RuntimeException failure) {
            this.count = count;
            this.failure = failure;
            super.verdicts().forEach(few::add);
        }

        @Override
        public int communicationCount() {
            return count;
        }

        @Override
        public Iterable<Verdict> verdicts() {
            return () -> new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < count;
                }

                @Override
                public Verdict next() {
                    if (next == count / 2 && failure != null) {
                        throw failure;
                    }
                    return few.get(next++ % few.size());
                }
            };
        }
    }

    private static byte[] written(Judgement judgement, int threads) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CsvReport(threads).write(judgement, out);
        return out.toByteArray();
    }

    private static boolean judging() {
        return Thread.getAllStackTraces().keySet().stream().anyMatch(thread -> thread.getName().equals("rolecall-judge"));
    }

    private static void awaitTheEnd() throws InterruptedException {
        while (judging()) {
            Thread.sleep(1);
        }
    }

    @Test
    void shouldWriteTheSameWithTwoThreads() throws IOException {
        for (int count : new int[] {1, 50_000, MANY, MANY + 1}) {
            Judgement judgement = new Repeated(count, null);
            assertArrayEquals(written(judgement, 1), written(judgement, 2));
        }
    }

    @Test
    void shouldUseAThreadOnlyWhenItPays() {
        assertTrue(VerdictsAhead.pays(new Repeated(MANY, null), 2));
        assertFalse(VerdictsAhead.pays(new Repeated(MANY, null), 1));
        assertFalse(VerdictsAhead.pays(new Repeated(100, null), 2));
    }

    @Test
    void shouldGiveEveryVerdictInOrderAndThenEnd() {
        for (int count : new int[] {0, 1, 8, 24, 25, 5_000}) {
            Repeated judgement = new Repeated(count, null);
            try (VerdictsAhead ahead = VerdictsAhead.begin(judgement)) {
                for (Verdict verdict : judgement.verdicts()) {
                    assertTrue(ahead.hasNext());
                    assertSame(verdict, ahead.next());
                }
                assertFalse(ahead.hasNext());
                assertThrows(NoSuchElementException.class, ahead::next);
            }
        }
    }

    @Test
    void shouldThrowWhatJudgingThrewAfterTheVerdictsBefore() {
        IllegalStateException failure = new IllegalStateException("judging failed");
        try (VerdictsAhead ahead = VerdictsAhead.begin(new Repeated(1_000, failure))) {
            for (int i = 0; i < 500; i++) {
                assertTrue(ahead.hasNext());
                ahead.next();
            }
            assertSame(failure, assertThrows(IllegalStateException.class, ahead::hasNext));
        }
        assertSame(failure, assertThrows(IllegalStateException.class, () -> written(new Repeated(MANY, failure), 2)));
    }

    @Test
    void shouldEndItsThreadWhenTheStreamFails() throws InterruptedException {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("no space left");
            }
        };
        assertThrows(IOException.class, () -> new CsvReport(2).write(new Repeated(MANY, null), full));
        awaitTheEnd();
    }
}
