package io.rolecall.identify;

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

    @Override
    public boolean read(int direction, ByteBuffer buffer, int offset, int count, Learner learner) {
        boolean answer = answer(buffer, offset, count);
        if (!answer && (learner.port(1 - direction) != PORT || !question(buffer, offset, count))) {
            return false;
        }
        learner.application("sql-browser");
        learner.requestFrom(answer ? 1 - direction : direction);
        if (answer) {
            learner.evidence("sql-browser-answer", PayloadBytes.text(buffer, offset + 3, offset + count), true);
        }
        return true;
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
