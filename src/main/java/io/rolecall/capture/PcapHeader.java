package io.rolecall.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The file header of a pcap file in every variant whose record length is known, and the layout of the records behind
 * it. Sources: draft-ietf-opsawg-pcap; libpcap's and Wireshark's lists of historic magic numbers.
 *
 * <pre>
 *  0 magic | 4 major, minor | 8 zone | 12 accuracy | 16 snap length | 20 link type | 24 first record
 * </pre>
 */
record PcapHeader(ByteOrder order, int major, int minor, int snapLength, int linkType, int headerBytes,
        long unitNanos, RecordLayout layout, String format) {
    private static final int BYTES = 24;
    private static final int MICROSECONDS = 0xa1b2c3d4;
    private static final int NANOSECONDS = 0xa1b23c4d;
    /** Alexey Kuznetsov's patch: longer records. */
    private static final int MODIFIED = 0xa1b2cd34;
    /** Ixia's lcap files: a file size behind the header. */
    private static final int IXIA_HARDWARE = 0x1c0001ac;
    private static final int IXIA_SOFTWARE = 0x1c0001ab;
    private static final int IXIA_SIZE_BYTES = 4;
    private static final int MICRO_UNIT = 1000;
    private static final int LINK_TYPE_MASK = 0xffff;
    /** Raw IP as some systems write it, by the numbers of their own kernels. */
    private static final int RAW_LINUX = 12;
    private static final int RAW_OPENBSD = 14;
    private static final int RAW = 101;

    /** The byte order that this first word (read big-endian) stands for, or null when it is no pcap file. */
    static ByteOrder orderOf(int magic) {
        if (isMagic(magic)) {
            return ByteOrder.BIG_ENDIAN;
        }
        return isMagic(Integer.reverseBytes(magic)) ? ByteOrder.LITTLE_ENDIAN : null;
    }

    private static boolean isMagic(int word) {
        return word == MICROSECONDS || word == NANOSECONDS || word == MODIFIED || isIxia(word);
    }

    /** How long the header is that begins with this first word, in either byte order. */
    static int bytes(int magic) {
        return isIxia(magic) || isIxia(Integer.reverseBytes(magic)) ? BYTES + IXIA_SIZE_BYTES : BYTES;
    }

    private static boolean isIxia(int word) {
        return word == IXIA_HARDWARE || word == IXIA_SOFTWARE;
    }

    /** Reads the header; the reader stands at the file's start, reads in the file's order and has the header whole. */
    static PcapHeader read(CaptureReader file) {
        ByteBuffer words = file.words;
        int magic = words.getInt(0);
        boolean nanos = magic == NANOSECONDS || magic == IXIA_HARDWARE;
        int headerBytes = bytes(magic);
        int major = words.getShort(4) & 0xffff;
        int minor = words.getShort(6) & 0xffff;
        int snapLength = words.getInt(16);
        RecordLayout usual = RecordLayout.usual(magic == MODIFIED, major, minor);
        int linkType = linkType(words.getInt(20));
        RecordLayout layout = usual.probe(file, headerBytes, snapLength);
        String format = nanos ? "pcap-nanosecond" : magic == MODIFIED ? "pcap-modified" : "pcap";
        return new PcapHeader(file.order(), major, minor, snapLength, linkType, headerBytes, nanos ? 1 : MICRO_UNIT, layout,
                format);
    }

    /** The registry's number of a link type field: without the checksum bits above it, raw IP under one number. */
    static int linkType(int field) {
        int number = field & LINK_TYPE_MASK;
        return number == RAW_LINUX || number == RAW_OPENBSD ? RAW : number;
    }
}
