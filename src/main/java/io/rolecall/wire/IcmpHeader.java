package io.rolecall.wire;

import java.nio.ByteBuffer;

/**
 * ICMP and ICMPv6 (RFC 792, RFC 4443): type, code, checksum, then four bytes whose meaning the type decides. Errors quote
 * the packet that caused them from {@link #LENGTH} on.
 */
public final class IcmpHeader {
    public static final int LENGTH = 8;
    public static final int ECHO_REPLY = 0;
    public static final int DESTINATION_UNREACHABLE = 3;
    public static final int ECHO_REQUEST = 8;
    public static final int TIME_EXCEEDED = 11;
    public static final int V6_DESTINATION_UNREACHABLE = 1;
    public static final int V6_TIME_EXCEEDED = 3;
    public static final int V6_ECHO_REQUEST = 128;
    public static final int V6_ECHO_REPLY = 129;
    private static final int IDENTIFIER = 4;
    private static final int SEQUENCE = 6;

    private IcmpHeader() {
    }

    /** The length, or {@link Headers#SHORT}. */
    public static int headerLength(ByteBuffer buffer, int at, int end) {
        return end - at < LENGTH ? Headers.SHORT : LENGTH;
    }

    /** Type. */
    public static int type(ByteBuffer buffer, int at) {
        return buffer.get(at) & 0xFF;
    }

    /** Code. */
    public static int code(ByteBuffer buffer, int at) {
        return buffer.get(at + 1) & 0xFF;
    }

    /** Of an echo: its identifier. */
    public static int identifier(ByteBuffer buffer, int at) {
        return buffer.getShort(at + IDENTIFIER) & 0xFFFF;
    }

    /** Of an echo: its sequence number. */
    public static int sequence(ByteBuffer buffer, int at) {
        return buffer.getShort(at + SEQUENCE) & 0xFFFF;
    }

    /** Whether an ICMP type is an error that quotes a packet (RFC 792). */
    public static boolean v4Error(int type) {
        return type == 3 || type == 4 || type == 5 || type == 11 || type == 12;
    }

    /** Whether an ICMPv6 type is an error that quotes a packet: those below 128 (RFC 4443 section 2.1). */
    public static boolean v6Error(int type) {
        return type >= 1 && type <= 4;
    }
}
