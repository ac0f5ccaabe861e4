package io.rolecall.identify;

import java.nio.ByteBuffer;

/**
 * TFTP packets (RFC 1350 section 5, options of RFC 2347), and what some of them say in words.
 * <pre>
 * request   1 or 2, file, 0, mode, 0, then option, 0, value, 0 ...
 * data      3, block 2, bytes
 * answer    4, block 2
 * error     5, code 2, text, 0
 * options   6, option, 0, value, 0 ...
 * </pre>
 */
final class TftpMessage {
    /** The port that requests go to. */
    static final int PORT = 69;
    private static final int READ = 1;
    private static final int WRITE = 2;
    private static final int DATA = 3;
    private static final int ACKNOWLEDGMENT = 4;
    private static final int ERROR = 5;
    private static final int OPTIONS = 6;
    /** Bytes of an error in front of its text: opcode and code. */
    static final int ERROR_HEADER = 4;
    private static final int MAX_ERROR = 8;
    private static final int MAX_OPTIONS = 16;
    /** Windows' boot manager asks for it and only Windows Deployment Services grants it. */
    private static final String WINDOW_OPTION = "msftwindow";

    private TftpMessage() {
    }

    /** Whether this is a request: a printable file name and one of the three modes, whatever the capture kept behind. */
    static boolean request(ByteBuffer buffer, int offset, int count) {
        if (count < 6 || buffer.get(offset) != 0 || buffer.get(offset + 1) != READ && buffer.get(offset + 1) != WRITE) {
            return false;
        }
        int end = offset + count;
        int mode = PayloadBytes.zero(buffer, offset + 2, end) + 1;
        return mode > offset + 3 && PayloadBytes.printable(buffer, offset + 2, mode - 1)
                && (is(buffer, mode, end, "octet") || is(buffer, mode, end, "netascii") || is(buffer, mode, end, "mail"));
    }

    /**
     * Whether a datagram to port 69 of which the capture kept only the beginning may be a request: the names of boot files
     * are longer than many captures' frames, and what is left says nothing against it.
     */
    static boolean requestCutShort(ByteBuffer buffer, int offset, int count) {
        if (count < 2 || buffer.get(offset) != 0 || buffer.get(offset + 1) != READ && buffer.get(offset + 1) != WRITE) {
            return false;
        }
        int zero = PayloadBytes.zero(buffer, offset + 2, offset + count);
        return PayloadBytes.printable(buffer, offset + 2, zero < 0 ? offset + count : zero);
    }

    private static boolean is(ByteBuffer buffer, int from, int end, String word) {
        return PayloadBytes.startsWith(buffer, from, end, word) && from + word.length() < end
                && buffer.get(from + word.length()) == 0;
    }

    /** The file of a request; empty where the capture did not keep the whole name. */
    static String file(ByteBuffer buffer, int offset, int count) {
        boolean whole = PayloadBytes.zero(buffer, offset + 2, offset + count) >= 0;
        return whole ? PayloadBytes.text(buffer, offset + 2, offset + count) : "";
    }

    /** Whether a request or an acknowledgment of options has the window option of Windows. */
    static boolean windowOption(ByteBuffer buffer, int offset, int count) {
        int end = offset + count;
        int at = offset + 2;
        int skipped = buffer.get(offset + 1) == OPTIONS ? 0 : 2;
        for (int i = 0; i < skipped + 2 * MAX_OPTIONS; i++) {
            if (i >= skipped && (i - skipped) % 2 == 0 && is(buffer, at, end, WINDOW_OPTION)) {
                return true;
            }
            int zero = PayloadBytes.zero(buffer, at, end);
            if (zero < 0) {
                return false;
            }
            at = zero + 1;
        }
        return false;
    }

    /**
     * Whether this can be the server's first packet of a transfer: data, acknowledgment, error or options.
     *
     * @param count bytes that were captured
     * @param length bytes that were sent
     */
    static boolean answer(ByteBuffer buffer, int offset, int count, int length) {
        return count >= 2 && length >= 4 && buffer.get(offset) == 0 && buffer.get(offset + 1) >= DATA
                && buffer.get(offset + 1) <= OPTIONS;
    }

    /** Whether this says that its sender still waits for the first block: it acknowledges no more than the options. */
    static boolean waiting(ByteBuffer buffer, int offset, int count) {
        return count >= 4 && buffer.get(offset) == 0 && buffer.get(offset + 1) == ACKNOWLEDGMENT
                && PayloadBytes.u16(buffer, offset + 2) == 0;
    }

    /** Whether a client's datagram brings a block or acknowledges one, as far as the capture kept it. */
    static boolean advances(ByteBuffer buffer, int offset, int count) {
        return count >= 2 && buffer.get(offset) == 0 && (buffer.get(offset + 1) == DATA
                || buffer.get(offset + 1) == ACKNOWLEDGMENT && !waiting(buffer, offset, count));
    }

    /** The block size that a request asks for (RFC 2348), or 0. */
    static int blockSize(ByteBuffer buffer, int offset, int count) {
        int end = offset + count;
        int at = offset + 2;
        for (int i = 0; i < 2 + 2 * MAX_OPTIONS; i++) {
            int zero = PayloadBytes.zero(buffer, at, end);
            if (zero < 0) {
                return 0;
            }
            if (i >= 2 && i % 2 == 0 && is(buffer, at, end, "blksize")) {
                return number(buffer, zero + 1, end);
            }
            at = zero + 1;
        }
        return 0;
    }

    private static int number(ByteBuffer buffer, int from, int end) {
        int number = 0;
        for (int at = from; at < end && buffer.get(at) >= '0' && buffer.get(at) <= '9' && number <= 0xFFFF; at++) {
            number = 10 * number + buffer.get(at) - '0';
        }
        return number;
    }

    /** Whether this acknowledges options. */
    static boolean options(ByteBuffer buffer, int offset, int count) {
        return count > 3 && buffer.get(offset) == 0 && buffer.get(offset + 1) == OPTIONS;
    }

    /** Whether this is an error: a code, and text that the packet's last byte ends. */
    static boolean error(ByteBuffer buffer, int offset, int count) {
        return count >= 5 && buffer.get(offset) == 0 && buffer.get(offset + 1) == ERROR && buffer.get(offset + 2) == 0
                && PayloadBytes.u8(buffer, offset + 3) <= MAX_ERROR
                && PayloadBytes.zero(buffer, offset + 4, offset + count) == offset + count - 1
                && PayloadBytes.printable(buffer, offset + 4, offset + count - 1);
    }

    /**
     * Whether this is the beginning of an error, of which the capture did not keep the rest: a code and text, as far as they
     * go.
     */
    static boolean errorCutShort(ByteBuffer buffer, int offset, int count) {
        return count >= 2 && refuses(buffer, offset) && (count < ERROR_HEADER || buffer.get(offset + 2) == 0
                && PayloadBytes.u8(buffer, offset + 3) <= MAX_ERROR
                && PayloadBytes.printable(buffer, offset + 4, offset + count));
    }

    /** Whether an {@link #answer} is an error, whatever its words: then nothing is sent. */
    static boolean refuses(ByteBuffer buffer, int offset) {
        return buffer.get(offset) == 0 && buffer.get(offset + 1) == ERROR;
    }

    /** Code of an error. */
    static int errorCode(ByteBuffer buffer, int offset) {
        return PayloadBytes.u16(buffer, offset + 2);
    }

    /** Text of an error. */
    static String errorText(ByteBuffer buffer, int offset, int count) {
        return PayloadBytes.text(buffer, offset + 4, offset + count);
    }
}
