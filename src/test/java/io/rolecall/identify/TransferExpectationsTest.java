package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.rolecall.flow.FlowLimits;
import io.rolecall.flow.FlowStore;
import io.rolecall.flow.FlowTracker;
import org.junit.jupiter.api.Test;

class TransferExpectationsTest {
    private static final long ENDS = 0x0A000001_0A000002L;
    private static final long SECOND = 1_000_000_000L;

    private final TransferExpectations expectations = new TransferExpectations();

    @Test
    void shouldGiveTheFileOfTheLastRequestBeforeTheAnswer() {
        expectations.expect(ENDS, 2070, 0, 10 * SECOND, "first");
        expectations.expect(ENDS, 2070, 0, 20 * SECOND, "second");
        expectations.expect(ENDS, 2070, 0, 30 * SECOND, "third");
        assertEquals("second", expectations.expected(ENDS, 2070, 0, 21 * SECOND));
        assertEquals("first", expectations.expected(ENDS, 2070, 0, 19 * SECOND));
    }

    @Test
    void shouldAcceptAnAnswerThatWasCapturedBeforeItsRequest() {
        expectations.expect(ENDS, 2070, 0, 10 * SECOND, "file");
        assertEquals("file", expectations.expected(ENDS, 2070, 0, 9 * SECOND));
    }

    @Test
    void shouldExpectNothingFromOthersOrTooLate() {
        expectations.expect(ENDS, 2070, 0, 10 * SECOND, "file");
        assertNull(expectations.expected(ENDS, 2071, 0, 11 * SECOND));
        assertNull(expectations.expected(ENDS + 1, 2070, 0, 11 * SECOND));
        assertNull(expectations.expected(ENDS, 2070, 1, 11 * SECOND));
        assertNull(expectations.expected(ENDS, 2070, 0, 10 * SECOND + TransferExpectations.LIFETIME_NANOS + 1));
    }

    @Test
    void shouldStillForgetTheOldestFirstWhenItWasTakenOver() {
        FlowStore flows = new FlowTracker(FlowLimits.defaults(), flow -> { }).flows();
        for (int port = 1; port <= 1025; port++) {
            expectations.expect(ENDS, port, 0, SECOND, "a file");
        }
        TransferExpectations earlier = new TransferExpectations();
        earlier.addAll(expectations, flows, flows);
        earlier.expect(ENDS, 2000, 0, SECOND, "the next");
        assertNull(earlier.expected(ENDS, 2, 0, SECOND), "the oldest of those that were kept");
        assertEquals("a file", earlier.expected(ENDS, 1025, 0, SECOND), "the latest");
        assertEquals("the next", earlier.expected(ENDS, 2000, 0, SECOND));
    }

    @Test
    void shouldForgetTheOldestWhenItIsFull() {
        expectations.expect(ENDS, 1, 0, SECOND, "oldest");
        for (int port = 2; port <= 1025; port++) {
            expectations.expect(ENDS, port, 0, SECOND, "later");
        }
        assertNull(expectations.expected(ENDS, 1, 0, SECOND));
        assertEquals("later", expectations.expected(ENDS, 2, 0, SECOND));
    }
}
