package io.rolecall.identify;

import java.nio.ByteBuffer;

/**
 * A message of DNS and its relatives mDNS, LLMNR and NetBIOS name service (RFC 1035 section 4, RFC 6762, RFC 4795, RFC 1002
 * section 4.2), checked to its last byte.
 * <pre>
 *  0  identifier                2
 *  2  response 1 bit, operation 4 bits, flags 7 bits, response code 4 bits
 *  4  questions                 2
 *  6  answers                   2
 *  8  authorities               2
 * 10  additional records        2
 * 12  questions: name, type 2, class 2
 *     records: name, type 2, class 2, time to live 4, length 2, data
 * </pre>
 * A message whose records end with the last byte is believed. One that the capture or the sender cut short is believed
 * when its first question is whole and a host's name.
 */
final class DnsMessage {
    private static final int HEADER = 12;
    private static final int QUESTIONS = 4;
    private static final int RECORDS = 6;
    private static final int RESPONSE_CODE = 0x0F;
    private static final int RECORD_FIXED = 10;
    private static final int MAX_QUESTIONS = 64;
    /** Records read of one message: bounds the work for a hostile one. */
    private static final int MAX_RECORDS = 256;
    private static final int OPTIONS_RECORD = 41;
    private static final int TYPES_IN_USE = 260;

    final ByteBuffer buffer;
    final int base;
    final int end;
    /** The current record. */
    int owner;
    int type;
    int data;
    int dataLength;
    private final int questions;
    private final int[] counts = new int[3];
    private int firstRecord;
    private int at;
    private int read;

    private DnsMessage(ByteBuffer buffer, int offset, int count) {
        this.buffer = buffer;
        this.base = offset;
        this.end = offset + count;
        this.questions = PayloadBytes.u16(buffer, base + QUESTIONS);
        for (int i = 0; i < counts.length; i++) {
            counts[i] = PayloadBytes.u16(buffer, base + RECORDS + 2 * i);
        }
    }

    /**
     * The message that these bytes are, or null when they are none. Makes nothing for bytes whose header is none.
     *
     * @param operations bit set of the operation codes that count as this protocol
     */
    static DnsMessage of(ByteBuffer buffer, int offset, int count, int operations) {
        if (count <= HEADER || (operations >>> (buffer.get(offset + 2) >>> 3 & 0xF) & 1) == 0) {
            return null;
        }
        boolean response = buffer.get(offset + 2) < 0;
        int questions = PayloadBytes.u16(buffer, offset + QUESTIONS);
        int records = PayloadBytes.u16(buffer, offset + RECORDS) + PayloadBytes.u16(buffer, offset + RECORDS + 2)
                + PayloadBytes.u16(buffer, offset + RECORDS + 4);
        boolean plausible = questions <= MAX_QUESTIONS && records <= MAX_RECORDS
                && (response ? questions + records > 0 : questions > 0 && (buffer.get(offset + 3) & RESPONSE_CODE) == 0);
        if (!plausible) {
            return null;
        }
        DnsMessage message = new DnsMessage(buffer, offset, count);
        return message.whole(records) ? message : null;
    }

    /** Walks to the end: every question and record must be sound, and the last one must end with the bytes. */
    private boolean whole(int records) {
        at = base + HEADER;
        int asked = 0;
        while (asked < questions && at >= 0) {
            int next = question();
            if (next == DnsName.BROKEN || next == DnsName.CUT) {
                return next == DnsName.CUT && asked > 0 && hostAsked();
            }
            at = next;
            asked++;
        }
        firstRecord = at;
        rewind();
        int seen = 0;
        while (seen < records && next()) {
            seen++;
        }
        return seen == records ? at == end : at == DnsName.CUT && questions > 0 && hostAsked();
    }

    private int question() {
        int behind = DnsName.skip(buffer, base, end, at);
        if (behind < 0) {
            return behind;
        }
        if (behind + 4 > end) {
            return DnsName.CUT;
        }
        return classKnown(behind + 2) && typeKnown(PayloadBytes.u16(buffer, behind)) ? behind + 4 : DnsName.BROKEN;
    }

    private boolean hostAsked() {
        int behind = DnsName.skip(buffer, base, end, base + HEADER);
        return behind > base + HEADER + 1 && questions == 1 && DnsName.host(buffer, base + HEADER, behind);
    }

    /** Goes back before the first record. */
    void rewind() {
        at = firstRecord;
        read = 0;
    }

    /** Moves to the next record; false behind the last, or at one that is cut short or broken. */
    boolean next() {
        if (at < 0 || read == counts[0] + counts[1] + counts[2]) {
            return false;
        }
        int behind = DnsName.skip(buffer, base, end, at);
        if (behind < 0 || behind + RECORD_FIXED > end) {
            at = behind == DnsName.BROKEN ? DnsName.BROKEN : DnsName.CUT;
            return false;
        }
        owner = at;
        type = PayloadBytes.u16(buffer, behind);
        data = behind + RECORD_FIXED;
        dataLength = PayloadBytes.u16(buffer, behind + 8);
        if (type != OPTIONS_RECORD && !classKnown(behind + 2)) {
            at = DnsName.BROKEN;
            return false;
        }
        at = data + dataLength > end ? DnsName.CUT : data + dataLength;
        read++;
        return at >= 0;
    }

    /** Whether the current record stands among the authorities, which speak of zones and not of hosts. */
    boolean authority() {
        return read > counts[0] && read <= counts[0] + counts[1];
    }

    /** Internet, Chaos, Hesiod, none, any; mDNS uses the top bit (RFC 6762 sections 5.4 and 10.2). */
    private boolean classKnown(int position) {
        int value = PayloadBytes.u16(buffer, position) & 0x7FFF;
        return value == 1 || value == 3 || value == 4 || value == 254 || value == 255;
    }

    /** Types that IANA has given out; the private ones do not count. */
    private static boolean typeKnown(int value) {
        return value > 0 && value <= TYPES_IN_USE || value == 32768 || value == 32769;
    }

    int flags() {
        return PayloadBytes.u16(buffer, base + 2);
    }

    boolean response() {
        return (flags() & 0x8000) != 0;
    }

    int operation() {
        return flags() >>> 11 & 0xF;
    }

    int questions() {
        return questions;
    }

    /** Where the first name stands: the first question's, or else the first record's. */
    int firstName() {
        return base + HEADER;
    }

    /** The name at a position, or null when it is broken. */
    String name(int position) {
        return DnsName.text(buffer, base, end, position);
    }
}
