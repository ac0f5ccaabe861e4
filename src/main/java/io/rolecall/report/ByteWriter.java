package io.rolecall.report;

import io.rolecall.wire.IpAddress;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A buffered writer of UTF-8 that turns numbers, addresses and times into bytes directly: a report may have a million
 * rows of them. For the writers of this package; not thread-safe; does no quoting and no escaping.
 */
final class ByteWriter implements Closeable {
    private static final int CAPACITY = 1 << 16;
    private static final int LONGEST_NUMBER = 10;
    private static final int LONGEST_V4 = 15;

    private final OutputStream out;
    private final byte[] buffer = new byte[CAPACITY];
    private int length;
    /** The date of the latest time: nearly all times of a report are of one day. */
    private final byte[] lastDate = new byte[UtcTime.DATE_LENGTH];
    private long lastDayBegan;

    ByteWriter(OutputStream out) {
        this.out = out;
        UtcTime.date(0, lastDate, 0);
    }

    /** One ASCII character. */
    ByteWriter put(char ascii) throws IOException {
        room(1);
        buffer[length++] = (byte) ascii;
        return this;
    }

    /** Text of any characters and any length. */
    ByteWriter text(String text) throws IOException {
        int characters = text.length();
        for (int i = 0; i < characters; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return bytes(text.substring(i).getBytes(StandardCharsets.UTF_8));
            }
            room(1);
            buffer[length++] = (byte) c;
        }
        return this;
    }

    /** A whole number in decimal. */
    ByteWriter number(long value) throws IOException {
        if (value < 0 || value > Integer.MAX_VALUE) {
            return text(Long.toString(value));
        }
        room(LONGEST_NUMBER);
        int small = (int) value;
        int digits = 1;
        for (long limit = 10; small >= limit; limit *= 10) {
            digits++;
        }
        UtcTime.digits(small, digits, buffer, length);
        length += digits;
        return this;
    }

    /** An address as {@link IpAddress#toString()} writes it. */
    ByteWriter address(IpAddress address) throws IOException {
        if (!address.isV4()) {
            return text(address.toString());
        }
        room(LONGEST_V4);
        int bits = address.v4Bits();
        for (int shift = 24; shift >= 0; shift -= 8) {
            octet(bits >>> shift & 255);
            if (shift > 0) {
                buffer[length++] = '.';
            }
        }
        return this;
    }

    private void octet(int value) {
        int digits = value >= 100 ? 3 : value >= 10 ? 2 : 1;
        UtcTime.digits(value, digits, buffer, length);
        length += digits;
    }

    /** The time as {@link UtcTime} writes it. */
    ByteWriter time(long nanos) throws IOException {
        room(UtcTime.LENGTH);
        long ofDay = nanos - lastDayBegan;
        if (ofDay < 0 || ofDay >= UtcTime.NANOS_PER_DAY) {
            long day = UtcTime.day(nanos);
            UtcTime.date(day, lastDate, 0);
            lastDayBegan = day * UtcTime.NANOS_PER_DAY;
            ofDay = nanos - lastDayBegan;
        }
        System.arraycopy(lastDate, 0, buffer, length, UtcTime.DATE_LENGTH);
        UtcTime.clock(ofDay, buffer, length + UtcTime.DATE_LENGTH);
        length += UtcTime.LENGTH;
        return this;
    }

    /** Bytes as they are. */
    ByteWriter bytes(byte[] bytes) throws IOException {
        if (bytes.length > CAPACITY) {
            drain();
            out.write(bytes);
            return this;
        }
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
        return this;
    }

    private void room(int needed) throws IOException {
        if (CAPACITY - length < needed) {
            drain();
        }
    }

    private void drain() throws IOException {
        // Emptied first: after a failed write the same bytes must not be tried again on close.
        int ready = length;
        length = 0;
        out.write(buffer, 0, ready);
    }

    /** Hands everything on, down to the stream's own buffers. */
    void flush() throws IOException {
        drain();
        out.flush();
    }

    /** Flushes, then closes the stream below. */
    @Override
    public void close() throws IOException {
        try (OutputStream closing = out) {
            drain();
            closing.flush();
        }
    }
}
