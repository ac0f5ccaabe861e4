package io.rolecall.wire;

import java.nio.ByteBuffer;

/**
 * GRE (RFC 2784, keys and sequence numbers RFC 2890; enhanced GRE of PPTP, RFC 2637 section 4.1).
 * <pre>
 *  0      checksum 1 bit, routing 1, key 1, sequence 1, strict 1, recursion 3    1
 *  1      acknowledgment 1 bit (version 1), flags 4, version 3                   1
 *  2      protocol type                                                          2
 *  4      checksum and offset 4, key 4, sequence 4, acknowledgment 4: each where its bit is set
 * </pre>
 */
public final class GreHeader {
    private static final int BASE_LENGTH = 4;
    private static final int CHECKSUM = 0x8000;
    private static final int ROUTING = 0x4000;
    private static final int KEY = 0x2000;
    private static final int SEQUENCE = 0x1000;
    private static final int ACKNOWLEDGMENT = 0x0080;
    private static final int VERSION_MASK = 0x0007;

    private GreHeader() {
    }

    /** The length with its optional fields, {@link Headers#SHORT}, or {@link Headers#MALFORMED} (source routing). */
    public static int headerLength(ByteBuffer buffer, int at, int end) {
        if (end - at < BASE_LENGTH) {
            return Headers.SHORT;
        }
        int flags = buffer.getShort(at) & 0xFFFF;
        int version = flags & VERSION_MASK;
        if ((flags & ROUTING) != 0 || version > 1) {
            return Headers.MALFORMED;
        }
        int length = BASE_LENGTH;
        length += (flags & CHECKSUM) != 0 ? 4 : 0;
        length += (flags & KEY) != 0 ? 4 : 0;
        length += (flags & SEQUENCE) != 0 ? 4 : 0;
        length += version == 1 && (flags & ACKNOWLEDGMENT) != 0 ? 4 : 0;
        return end - at < length ? Headers.SHORT : length;
    }

    /** EtherType of what follows. */
    public static int protocolType(ByteBuffer buffer, int at) {
        return buffer.getShort(at + 2) & 0xFFFF;
    }

    /** Whether a sequence number is present, which tells ERSPAN type II from type I. */
    public static boolean hasSequence(ByteBuffer buffer, int at) {
        return (buffer.getShort(at) & SEQUENCE) != 0;
    }
}
