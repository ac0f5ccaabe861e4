package io.rolecall.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class WindowTest {
    /** Hands out the bytes 0, 1, 2, … in pieces of a given size, and fails at the end when told to. */
    private static final class Counting implements ByteSource {
        private final int total;
        private final int piece;
        private final boolean fails;
        private int done;

        Counting(int total, int piece, boolean fails) {
            this.total = total;
            this.piece = piece;
            this.fails = fails;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            if (done == total && fails) {
                throw new IOException("disk gone");
            }
            int count = Math.min(Math.min(piece, total - done), target.remaining());
            for (int i = 0; i < count; i++) {
                target.put((byte) done++);
            }
            return count == 0 ? -1 : count;
        }

        @Override
        public long bytesRead() {
            return done;
        }

        @Override
        public long bytesTotal() {
            return total;
        }

        @Override
        public void close() {
            done = total;
        }
    }

    /** Another thread may still read them: also when one huge record follows another, and the rest needs a larger buffer. */
    @Test
    void shouldLeaveBytesHandedOutAsTheyWereWhenStretchesTakeTurns() throws IOException {
        Window window = new Window(new Counting(2000, 2000, false), 100, 2);
        assertTrue(window.refill(0, 900) >= 900);
        ByteBuffer before = window.data();
        byte[] handedOut = new byte[900];
        before.get(0, handedOut);
        window.beginBatch();
        window.refill(50, 1700);
        assertEquals(50, window.base());
        assertEquals(50, window.data().get(0));
        byte[] after = new byte[900];
        before.get(0, after);
        assertArrayEquals(handedOut, after);
    }

    @Test
    void shouldMoveTheRestToTheFrontWhenRefilled() throws IOException {
        Window window = new Window(new Counting(1000, 70, false), 100);
        assertEquals(70, window.refill(0, 1));
        assertEquals(90, window.refill(50, 90));
        assertEquals(50, window.base());
        assertEquals(50, window.data().get(0));
        assertEquals((byte) 139, window.data().get(89));
    }

    @Test
    void shouldGrowOnlyAsBytesArrive() throws IOException {
        Window window = new Window(new Counting(1000, 1000, false), 64);
        assertEquals(1000, window.refill(0, 100_000_000));
        assertTrue(window.data().capacity() <= 2 * Window.USUAL_BYTES);
        for (int i = 0; i < 1000; i++) {
            assertEquals((byte) i, window.data().get(i));
        }
    }

    @Test
    void shouldPassOverBytesWithoutKeepingThem() throws IOException {
        Window window = new Window(new Counting(1000, 70, false), 100);
        window.refill(0, 10);
        int at = window.skip(5, 800);
        assertEquals(805, window.base() + at);
        window.refill(at, 1);
        assertEquals((byte) 805, window.data().get(0));
        assertEquals(-1, window.skip(0, 500));
    }

    @Test
    void shouldKeepWhatCameBeforeWhenTheSourceFails() throws IOException {
        Window window = new Window(new Counting(50, 50, true), 100);
        window.refill(0, 10);
        assertEquals("disk gone", assertThrows(IOException.class, () -> window.refill(20, 100)).getMessage());
        assertEquals(30, window.filled());
        assertEquals(20, window.data().get(0));
        assertEquals(20, window.base());
    }
}
