package io.rolecall.identify;

import io.rolecall.flow.FlowSlot;
import io.rolecall.flow.FlowStore;

/**
 * TFTP transfers that were asked for and whose data has not come yet: the server answers a request to its port 69 from a
 * port of its own choice to the port that asked (RFC 1350 section 4). A fixed ring: the oldest is overwritten.
 */
final class TransferExpectations {
    /** An answer comes within this time: RFC 1350 leaves it open, real clients give up well before. */
    static final long LIFETIME_NANOS = 60_000_000_000L;

    private static final int SIZE = 1 << 10;
    private static final int WORDS = 3;

    private final long[] ring = new long[SIZE * WORDS];
    private final String[] files = new String[SIZE];
    private int next;
    private int count;

    /** Notes a request for a file: client and server as address numbers, the family in {@code flags}. */
    void expect(long clientAndServer, int clientPort, int flags, long nanos, String file) {
        int at = next * WORDS;
        files[next] = file;
        ring[at] = clientAndServer;
        ring[at + 1] = (long) clientPort << 16 | flags;
        ring[at + 2] = nanos;
        next = next + 1 & SIZE - 1;
        count = Math.min(SIZE, count + 1);
    }

    /** The file that a datagram from this server to this port of this client brings; null when none was asked for. */
    String expected(long clientAndServer, int clientPort, int flags, long nanos) {
        long tail = (long) clientPort << 16 | flags;
        int latest = -1;
        for (int i = 0; i < count; i++) {
            int at = i * WORDS;
            if (ring[at] == clientAndServer && ring[at + 1] == tail && Math.abs(nanos - ring[at + 2]) <= LIFETIME_NANOS
                    && (latest < 0 || closer(ring[at + 2], ring[latest * WORDS + 2], nanos))) {
                latest = i;
            }
        }
        return latest < 0 ? null : files[latest];
    }

    /** Whether a request's time fits an answer's better: the last one before it, or else the nearest. */
    private static boolean closer(long request, long other, long answer) {
        boolean before = request <= answer;
        return before != other <= answer ? before : Math.abs(answer - request) <= Math.abs(answer - other);
    }

    /** Adds another's expectations, its address numbers translated from one tracker to another. */
    void addAll(TransferExpectations other, FlowStore from, FlowStore to) {
        for (int i = 0; i < other.count; i++) {
            // From the oldest on, for it is the first to go here too.
            int place = other.next - other.count + i & SIZE - 1;
            int at = place * WORDS;
            long ends = other.ring[at];
            int flags = (int) other.ring[at + 1] & 0xFFFF;
            if ((flags & FlowSlot.KEY_V6) != 0) {
                ends = (long) to.addresses().translated((int) (ends >>> 32), from.addresses()) << 32
                        | to.addresses().translated((int) ends, from.addresses()) & 0xFFFF_FFFFL;
            }
            expect(ends, (int) (other.ring[at + 1] >>> 16), flags, other.ring[at + 2], other.files[place]);
        }
    }
}
