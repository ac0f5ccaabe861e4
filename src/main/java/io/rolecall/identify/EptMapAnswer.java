package io.rolecall.identify;

import io.rolecall.wire.IpProtocol;

/**
 * The answer to {@code ept_map} (C706 appendix O, [MS-RPCE] section 2.2.1.2.5): which port an interface listens on. Reads
 * both transfer syntaxes, NDR and NDR64 ([MS-RPCE] section 2.2.5), and believes only what is consistent to the last length.
 * <pre>
 *  0      entry handle                          20
 * 20      number of towers                       4
 *         maximum, offset, actual count          4 each (NDR64: aligned to 8, 8 each)
 *         a pointer a tower                      4 each (NDR64: 8)
 *         towers: length, length again, octets   aligned
 *         status                                 4
 * </pre>
 * A tower is a count of floors; floor 1 names the interface, floor 4 the port, floor 5 the address (C706 appendix I and L).
 */
final class EptMapAnswer {
    /** Towers read of one answer; more are ignored. */
    private static final int MAX_TOWERS = 64;
    private static final int HANDLE = 20;
    private static final int UUID_FLOOR = 0x0D;
    private static final int TCP_FLOOR = 0x07;
    private static final int UDP_FLOOR = 0x08;
    private static final int UUID_LENGTH = 16;

    /** Who is told of each tower. */
    interface Towers {
        /**
         * An interface listens on a port of the host that answered.
         *
         * @param rpcInterface UUID in lower case
         * @param protocol IP protocol number
         * @param port the port
         */
        void tower(String rpcInterface, int protocol, int port);
    }

    private final Towers towers;
    private byte[] stub;
    private int length;
    private boolean littleEndian;

    EptMapAnswer(Towers towers) {
        this.towers = towers;
    }

    /** Reads a stub; tells of every tower only when the whole answer holds together. */
    void parse(byte[] bytes, int count, boolean little) {
        stub = bytes;
        length = count;
        littleEndian = little;
        if (walk(4, false)) {
            walk(4, true);
        } else if (walk(8, false)) {
            walk(8, true);
        }
    }

    /** Walks all towers with this word size; tells of them in the second pass only. */
    private boolean walk(int word, boolean tell) {
        int at = align(HANDLE + 4, word);
        if (length < at + 3 * word) {
            return false;
        }
        long named = u32(HANDLE);
        long maximum = number(at, word);
        long actual = number(at + 2 * word, word);
        if (number(at + word, word) != 0 || actual > maximum || actual != named || actual > MAX_TOWERS || actual == 0) {
            return false;
        }
        at += 3 * word + (int) actual * word;
        for (int i = 0; i < actual; i++) {
            at = align(at, word);
            if (at + word + 4 > length) {
                return false;
            }
            long size = number(at, word);
            long again = u32(at + word);
            at += word + 4;
            if (size != again || size > length - at) {
                return false;
            }
            if (!tower(at, (int) size, tell)) {
                return false;
            }
            at += (int) size;
        }
        return align(at, 4) + 4 <= length;
    }

    private boolean tower(int start, int size, boolean tell) {
        int end = start + size;
        if (size < 2) {
            return false;
        }
        int floors = low16(start);
        int at = start + 2;
        String uuid = null;
        int protocol = 0;
        int port = 0;
        for (int floor = 1; floor <= floors; floor++) {
            if (at + 2 > end) {
                return false;
            }
            int left = low16(at);
            int leftAt = at + 2;
            if (left < 1 || leftAt + left + 2 > end) {
                return false;
            }
            int right = low16(leftAt + left);
            int rightAt = leftAt + left + 2;
            if (rightAt + right > end) {
                return false;
            }
            int kind = stub[leftAt] & 0xFF;
            if (floor == 1 && kind == UUID_FLOOR && left >= 1 + UUID_LENGTH) {
                uuid = Uuids.text(stub, leftAt + 1);
            } else if ((kind == TCP_FLOOR || kind == UDP_FLOOR) && right == 2) {
                protocol = kind == TCP_FLOOR ? IpProtocol.TCP : IpProtocol.UDP;
                port = (stub[rightAt] & 0xFF) << 8 | stub[rightAt + 1] & 0xFF;
            }
            at = rightAt + right;
        }
        if (tell && uuid != null && port != 0) {
            towers.tower(uuid, protocol, port);
        }
        return uuid != null;
    }

    private static int align(int at, int size) {
        return at + size - 1 & -size;
    }

    /** Tower fields are little-endian whatever the data representation says. */
    private int low16(int at) {
        return stub[at] & 0xFF | (stub[at + 1] & 0xFF) << 8;
    }

    private long u32(int at) {
        long value = 0;
        for (int i = 0; i < 4; i++) {
            value |= (stub[at + i] & 0xFFL) << (littleEndian ? 8 * i : 24 - 8 * i);
        }
        return value;
    }

    private long number(int at, int word) {
        if (word == 4) {
            return u32(at);
        }
        long upper = u32(littleEndian ? at + 4 : at);
        return upper != 0 ? Long.MAX_VALUE : u32(littleEndian ? at : at + 4);
    }
}
