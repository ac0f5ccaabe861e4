package io.rolecall.identify;

/**
 * A walk over BER or DER elements (X.690) of one level: tag, length, value. One-byte tags and definite lengths of at most
 * four bytes, which is all that LDAP and Kerberos use. A value that runs past the bytes at hand is cut, and {@link #whole}
 * says so.
 */
final class Ber {
    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int ENUMERATED = 0x0A;
    static final int SEQUENCE = 0x30;

    private final Octets bytes;
    private int next;
    private final int end;
    private int tag;
    private int start;
    private long declared;

    /** A walk over the elements that stand between two positions. */
    Ber(Octets bytes, int from, int to) {
        this.bytes = bytes;
        this.next = from;
        this.end = Math.min(to, bytes.length());
    }

    /** How many bytes tag and length take and the value is long, or 0 when more bytes are needed, -1 when it is no BER. */
    static long size(Octets bytes, int at) {
        int first = bytes.at(at + 1);
        if (!bytes.has(at, 2)) {
            return 0;
        }
        if (first < 0x80) {
            return 2L + first;
        }
        int count = first & 0x7F;
        if (count == 0 || count > 4) {
            return -1;
        }
        if (!bytes.has(at, 2 + count)) {
            return 0;
        }
        return 2L + count + length(bytes, at + 2, count);
    }

    private static long length(Octets bytes, int at, int count) {
        long length = 0;
        for (int i = 0; i < count; i++) {
            length = length << 8 | bytes.at(at + i);
        }
        return length;
    }

    /** Moves to the next element; false at the end or where no element stands. */
    boolean next() {
        if (next >= end || (bytes.at(next) & 0x1F) == 0x1F) {
            return false;
        }
        long size = size(bytes, next);
        if (size <= 0) {
            return false;
        }
        int first = bytes.at(next + 1);
        tag = bytes.at(next);
        start = next + 2 + (first < 0x80 ? 0 : first & 0x7F);
        declared = size - (start - next);
        next = (int) Math.min(end, next + size);
        return start <= end;
    }

    /** Moves to the next element and says whether it has this tag. */
    boolean next(int wanted) {
        return next() && tag == wanted;
    }

    /** Moves on to the first element with this tag. */
    boolean find(int wanted) {
        while (next()) {
            if (tag == wanted) {
                return true;
            }
        }
        return false;
    }

    int tag() {
        return tag;
    }

    /** Where the value begins. */
    int start() {
        return start;
    }

    /** The value's length, cut to the bytes at hand. */
    int length() {
        return (int) Math.min(declared, end - start);
    }

    /** Whether the whole value is at hand and inside its parent. */
    boolean whole() {
        return declared <= end - start;
    }

    /** The elements inside this one. */
    Ber inside() {
        return new Ber(bytes, start, start + length());
    }

    /** The value as a number: at most four bytes, unsigned above that is cut. */
    int number() {
        int value = length() > 0 && (bytes.at(start) & 0x80) != 0 ? -1 : 0;
        for (int i = 0; i < Math.min(4, length()); i++) {
            value = value << 8 | bytes.at(start + i);
        }
        return value;
    }

    /** The value as UTF-8 text. */
    String text() {
        return bytes.utf8(start, length());
    }

    /** The same elements from here on. */
    Ber copy() {
        return new Ber(bytes, next, end);
    }

    /** A number inside an explicit tag, as Kerberos writes all of its fields; -1 when it is none. */
    int innerNumber() {
        Ber inner = inside();
        return inner.next(INTEGER) ? inner.number() : -1;
    }

    /** A text inside an explicit tag. */
    String innerText() {
        Ber inner = inside();
        return inner.next() ? inner.text() : "";
    }
}
