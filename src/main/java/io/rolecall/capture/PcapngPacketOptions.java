package io.rolecall.capture;

import java.nio.ByteBuffer;

/** What the options of one packet say: direction, verdict, packets lost before it. Reused for every packet. */
final class PcapngPacketOptions {
    private static final int FLAGS = 2;
    private static final int DROP_COUNT = 4;
    private static final int VERDICT = 7;
    private static final int DIRECTION_MASK = 3;

    /** Verdict given by Linux traffic control, an action of {@code linux/pkt_cls.h}. */
    private static final int BY_TRAFFIC_CONTROL = 1;
    private static final long TC_OK = 0;
    private static final long TC_SHOT = 2;
    /** Verdict given by Linux XDP, an action of {@code linux/bpf.h}. */
    private static final int BY_XDP = 2;
    private static final long XDP_ABORTED = 0;
    private static final long XDP_DROP = 1;
    private static final long XDP_PASS = 2;

    private final PcapngOptions options = new PcapngOptions();
    private int direction;
    private int verdict;
    private long dropCount;

    /** Reads the options between the two indexes. */
    void read(ByteBuffer words, int from, int end) {
        direction = Frame.DIRECTION_UNKNOWN;
        verdict = Frame.VERDICT_UNKNOWN;
        dropCount = 0;
        options.start(words, from, end);
        while (options.next()) {
            int length = options.length();
            if (options.code() == FLAGS && length >= 4) {
                int bits = words.getInt(options.at()) & DIRECTION_MASK;
                direction = bits == DIRECTION_MASK ? Frame.DIRECTION_UNKNOWN : bits;
            } else if (options.code() == DROP_COUNT && length >= 8) {
                dropCount = Math.max(0, words.getLong(options.at()));
            } else if (options.code() == VERDICT && length >= 9) {
                verdict = verdict(words.get(options.at()), words.getLong(options.at() + 1));
            }
        }
    }

    private static int verdict(int giver, long action) {
        if (giver == BY_TRAFFIC_CONTROL) {
            return action == TC_SHOT ? Frame.VERDICT_DROPPED
                    : action == TC_OK ? Frame.VERDICT_PASSED : Frame.VERDICT_UNKNOWN;
        }
        if (giver == BY_XDP) {
            return action == XDP_DROP || action == XDP_ABORTED ? Frame.VERDICT_DROPPED
                    : action == XDP_PASS ? Frame.VERDICT_PASSED : Frame.VERDICT_UNKNOWN;
        }
        return Frame.VERDICT_UNKNOWN;
    }

    int direction() {
        return direction;
    }

    int verdict() {
        return verdict;
    }

    long dropCount() {
        return dropCount;
    }
}
