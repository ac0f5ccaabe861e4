package io.rolecall.identify;

import io.rolecall.wire.IpProtocol;
import java.nio.ByteBuffer;

/**
 * SQL Server Browser ([MC-SQLR] section 2.2): where named instances listen. The answer is known by its words on any port.
 * A question is a byte or a name and has no mark of its own: it counts only when it goes to port 1434, and is no more than
 * the port and the form together.
 * <pre>
 * question   2 | 3 | 4 instance 0 | 0F 01 instance 0
 * answer     5, length 2 (little-endian), ServerName;...
 * </pre>
 */
final class SqlBrowserReader implements DatagramReader {
    private static final int PORT = 1434;
    private static final int BROADCAST = 2;
    private static final int UNICAST = 3;
    private static final int INSTANCE = 4;
    private static final int ANSWER = 5;
    private static final int ADMINISTRATOR = 0x0F;
    private static final int MAX_INSTANCE = 32;
    private static final String WORDS = "ServerName;";
    /** What stands before an instance's TCP port. */
    private static final String TCP_WORD = ";tcp;";
    /** Instances read of one answer. */
    private static final int MAX_INSTANCES = 64;
    private static final int MAX_PORT = 65_535;
    /** How the ports are said to be announced; the observing floor tells them from RPC's by it. */
    private static final String SOURCE = "sql-browser";

    @Override
    public boolean read(int direction, ByteBuffer buffer, int offset, int count, Learner learner) {
        boolean answer = answer(buffer, offset, count);
        if (!answer && (learner.port(1 - direction) != PORT || !question(buffer, offset, count))) {
            return false;
        }
        learner.application(SOURCE);
        learner.requestFrom(answer ? 1 - direction : direction);
        if (answer) {
            learner.evidence("sql-browser-answer", PayloadBytes.text(buffer, offset + 3, offset + count), true);
            announce(buffer, offset + 3, offset + count, learner, direction);
        }
        return true;
    }

    /** Tells where the answer's instances listen: {@code ...;tcp;51515;...}. */
    private static void announce(ByteBuffer buffer, int from, int end, Learner learner, int direction) {
        int told = 0;
        for (int at = from; at < end && told < MAX_INSTANCES; at++) {
            if (buffer.get(at) == ';' && PayloadBytes.startsWith(buffer, at, end, TCP_WORD)) {
                int port = port(buffer, at + TCP_WORD.length(), end);
                if (port > 0) {
                    learner.endpoint(learner.address(direction), IpProtocol.TCP, port, "", SOURCE);
                    told++;
                }
            }
        }
    }

    /** A port in decimal in front of a semicolon, or -1: what a short capture cuts off is another number. */
    private static int port(ByteBuffer buffer, int from, int end) {
        int port = 0;
        int at = from;
        while (at < end && buffer.get(at) >= '0' && buffer.get(at) <= '9' && port <= MAX_PORT) {
            port = 10 * port + buffer.get(at++) - '0';
        }
        return at < end && buffer.get(at) == ';' && port <= MAX_PORT ? port : -1;
    }

    private static boolean answer(ByteBuffer buffer, int offset, int count) {
        return count > 3 && buffer.get(offset) == ANSWER && PayloadBytes.u16le(buffer, offset + 1) >= count - 3
                && PayloadBytes.startsWith(buffer, offset + 3, offset + count, WORDS);
    }

    private static boolean question(ByteBuffer buffer, int offset, int count) {
        int kind = count == 0 ? 0 : buffer.get(offset);
        if (count == 1) {
            return kind == BROADCAST || kind == UNICAST;
        }
        int from = kind == INSTANCE ? 1 : kind == ADMINISTRATOR && buffer.get(offset + 1) == 1 ? 2 : count;
        int length = count - from - 1;
        return length > 0 && length <= MAX_INSTANCE && buffer.get(offset + count - 1) == 0
                && PayloadBytes.printable(buffer, offset + from, offset + count - 1);
    }
}
