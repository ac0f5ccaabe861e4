package io.rolecall.identify;

import java.nio.ByteBuffer;

/**
 * TFTP packets (RFC 1350 section 5): a two-byte opcode, then for requests a file name and a mode, each ended by a zero.
 */
final class TftpRequests {
    /** The port that requests go to. */
    static final int PORT = 69;
    private static final int READ = 1;
    private static final int WRITE = 2;
    private static final int DATA = 3;
    private static final int OPTION_ACKNOWLEDGMENT = 6;

    private TftpRequests() {
    }

    /** Whether this is a read or write request: opcode, printable name, zero, mode. */
    static boolean request(ByteBuffer buffer, int offset, int count) {
        if (count < 6) {
            return false;
        }
        int opcode = buffer.getShort(offset);
        if (opcode != READ && opcode != WRITE) {
            return false;
        }
        int at = offset + 2;
        int end = offset + count;
        while (at < end && buffer.get(at) != 0) {
            if ((buffer.get(at) & 0xFF) < 0x20) {
                return false;
            }
            at++;
        }
        return at > offset + 2 && at < end - 1;
    }

    /** Whether this can be the server's first packet of a transfer: data, acknowledgment, error or option acknowledgment. */
    static boolean answer(ByteBuffer buffer, int offset, int count) {
        if (count < 2) {
            return false;
        }
        int opcode = buffer.getShort(offset);
        return opcode >= DATA && opcode <= OPTION_ACKNOWLEDGMENT;
    }
}
