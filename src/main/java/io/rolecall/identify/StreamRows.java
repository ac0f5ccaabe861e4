package io.rolecall.identify;

import io.rolecall.catalog.Payload;
import io.rolecall.identify.StreamProtocol.Fit;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Locale;

/** Judges the first bytes of each side of a TCP connection by the rows of payloads.csv that look at an offset. */
final class StreamRows {
    /** Bytes of a binary payload that are shown as hex. */
    private static final int SHOWN_BINARY = 16;
    /** Characters of a line of text that are shown. */
    private static final int SHOWN_TEXT = 120;

    private final PayloadSignatures signatures;
    private final FlowLearner learner;

    StreamRows(PayloadSignatures signatures, FlowLearner learner) {
        this.signatures = signatures;
        this.learner = learner;
    }

    /** Whether any row fits, or would with more bytes. Allocates nothing. */
    boolean possible(ByteBuffer buffer, int offset, int count) {
        for (Payload row : signatures.streamsBeginningWith(buffer.get(offset) & 0xFF)) {
            if (PayloadSignatures.fit(row, buffer, offset, count) != Fit.NO) {
                return true;
            }
        }
        return false;
    }

    /**
     * Tells of every row that has come to fit a side's first bytes.
     *
     * @param initiator whether the side is the one that opened the connection
     */
    void judge(InspectionSide side, InspectionSide other, boolean initiator) {
        StreamWindow window = side.window;
        ByteBuffer bytes = window.view();
        Payload[] rows = signatures.streamsBeginningWith(window.at(0));
        boolean decided = true;
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].side() != Payload.Side.EITHER && rows[i].side() == Payload.Side.INITIATOR != initiator) {
                continue;
            }
            Fit fit = PayloadSignatures.fit(rows[i], bytes, 0, window.available());
            decided &= fit != Fit.MORE;
            if (fit == Fit.YES && (side.told == null || !side.told.get(i))) {
                tell(side, other, i, rows[i], bytes);
            }
        }
        side.rowsDecided = decided || window.available() >= signatures.reach();
    }

    private void tell(InspectionSide side, InspectionSide other, int index, Payload row, ByteBuffer bytes) {
        if (side.told == null) {
            side.told = new BitSet();
        }
        side.told.set(index);
        learner.row(row, shown(bytes));
        if (!row.proof() && !row.application().isEmpty()) {
            side.hinted = row.application();
            if (side.hinted.equals(other.hinted)) {
                learner.application(side.hinted);
            }
        }
    }

    /** The first line where it is text, else the first bytes in hex. */
    static String shown(ByteBuffer bytes) {
        int end = 0;
        while (end < bytes.limit() && end < SHOWN_TEXT && bytes.get(end) >= ' ' && bytes.get(end) < 0x7F) {
            end++;
        }
        boolean line = end == bytes.limit() || end == SHOWN_TEXT || bytes.get(end) == '\r' || bytes.get(end) == '\n';
        if (end > 0 && line) {
            byte[] text = new byte[end];
            bytes.get(0, text);
            return new String(text, StandardCharsets.US_ASCII);
        }
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < Math.min(SHOWN_BINARY, bytes.limit()); i++) {
            hex.append(i == 0 ? "" : " ").append(String.format(Locale.ROOT, "%02x", bytes.get(i)));
        }
        return hex.toString();
    }
}
