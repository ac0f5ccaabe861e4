package io.rolecall.identify;

import io.rolecall.catalog.Payload;
import io.rolecall.catalog.PayloadPattern;
import io.rolecall.wire.IpProtocol;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of {@code payloads.csv}, made ready for matching: by transport and first byte those that look at an offset, by
 * name those that look at a field. Made once from the catalog and shared by all threads; matching changes nothing.
 */
public final class PayloadSignatures {
    private static final int BYTES = 256;
    private static final Payload[] NO_ROWS = {};

    /** Signatures that match nothing. */
    public static final PayloadSignatures NONE = new PayloadSignatures(List.of());

    private final Payload[][] streams;
    private final Payload[][] datagrams;
    private final Map<String, Payload[]> fields = new HashMap<>();
    private final int reach;

    private PayloadSignatures(List<Payload> rows) {
        streams = byFirstByte(rows, IpProtocol.TCP);
        datagrams = byFirstByte(rows, IpProtocol.UDP);
        Map<String, List<Payload>> byField = new HashMap<>();
        int longest = 0;
        for (Payload row : rows) {
            if (row.pattern().offset() < 0) {
                List<Payload> sameField = byField.get(row.pattern().field());
                if (sameField == null) {
                    sameField = new ArrayList<>();
                    byField.put(row.pattern().field(), sameField);
                }
                sameField.add(row);
            } else if (row.protocol() == IpProtocol.TCP) {
                longest = Math.max(longest, needed(row));
            }
        }
        for (Map.Entry<String, List<Payload>> field : byField.entrySet()) {
            fields.put(field.getKey(), field.getValue().toArray(NO_ROWS));
        }
        reach = longest;
    }

    /** Makes the catalog's rows ready. */
    public static PayloadSignatures of(List<Payload> rows) {
        return new PayloadSignatures(rows);
    }

    private static Payload[][] byFirstByte(List<Payload> rows, int protocol) {
        List<Payload> candidates = new ArrayList<>();
        for (Payload row : rows) {
            if (row.protocol() == protocol && row.pattern().offset() >= 0) {
                candidates.add(row);
            }
        }
        int[] masks = new int[candidates.size()];
        int[] values = new int[candidates.size()];
        for (int i = 0; i < masks.length; i++) {
            PayloadPattern pattern = candidates.get(i).pattern();
            if (pattern.offset() == 0) { // Else mask and value stay 0, which every first byte fits.
                masks[i] = pattern.maskAt(0) & 0xFF;
                values[i] = pattern.byteAt(0) & 0xFF;
            }
        }
        Payload[][] table = new Payload[BYTES][];
        Payload[] fitting = new Payload[masks.length];
        for (int first = 0; first < BYTES; first++) {
            int count = 0;
            for (int i = 0; i < masks.length; i++) {
                if ((first & masks[i]) == values[i]) {
                    fitting[count++] = candidates.get(i);
                }
            }
            table[first] = count == 0 ? NO_ROWS : Arrays.copyOf(fitting, count);
        }
        return table;
    }

    /** Rows at an offset of a TCP stream that can match one beginning with this byte. */
    Payload[] streamsBeginningWith(int firstByte) {
        return streams[firstByte];
    }

    /** Rows at an offset of a datagram that can match one beginning with this byte. */
    Payload[] datagramsBeginningWith(int firstByte) {
        return datagrams[firstByte];
    }

    /** Rows that look at this field. */
    Payload[] ofField(String field) {
        return fields.getOrDefault(field, NO_ROWS);
    }

    /** Bytes of a stream after which every row has decided. */
    int reach() {
        return reach;
    }

    /** How many bytes a row needs. */
    static int needed(Payload row) {
        return Math.max(row.minLength(), row.pattern().offset() + row.pattern().length());
    }

    /** Whether a row fits bytes of which more may come. */
    static StreamProtocol.Fit fit(Payload row, ByteBuffer buffer, int start, int available) {
        PayloadPattern pattern = row.pattern();
        int compared = Math.min(pattern.length(), available - pattern.offset());
        for (int i = 0; i < compared; i++) {
            int there = buffer.get(start + pattern.offset() + i) & pattern.maskAt(i) & 0xFF;
            if (there != (pattern.byteAt(i) & 0xFF)) {
                return StreamProtocol.Fit.NO;
            }
        }
        return available >= needed(row) ? StreamProtocol.Fit.YES : StreamProtocol.Fit.MORE;
    }
}
