package io.rolecall.capture;

import java.util.Arrays;

/**
 * The interfaces of the pcapng section being read: link type, snap length, how their time stamps count, and what they
 * say they dropped. Ids begin at 0 in every section; {@link #first} is the capture-wide index of this section's id 0.
 */
final class PcapngInterfaces {
    /** More interfaces than these are a damaged or hostile capture. */
    static final int MOST = 65_536;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int NANO_DIGITS = 9;
    private static final int BINARY = 0x80;
    private static final int MOST_BITS = 63;
    private static final int MOST_DIGITS = 27;
    private static final long NOT_TOLD = -1;

    int first;
    int count;
    int[] linkType = new int[4];
    int[] snapLength = new int[4];
    /** Longer frames are reported, once an interface: its snap length where it has one. */
    int[] usualLength = new int[4];
    /** Nanoseconds a tick, or 0 where a tick is not a whole number of nanoseconds. */
    long[] nanosPerTick = new long[4];
    long[] offsetNanos = new long[4];
    /** Time of the interface's frame before; {@link Long#MIN_VALUE} before its first. */
    private long[] latestNanos = new long[4];
    private int[] resolution = new int[4];
    private long[] statisticsDrops = new long[4];
    private long[] packetDrops = new long[4];
    private long droppedBefore = NOT_TOLD;

    /** Begins a section: its interfaces count from id 0 again. */
    void beginSection() {
        droppedBefore = dropped();
        first += count;
        count = 0;
    }

    boolean full() {
        return first + count >= MOST;
    }

    /** Adds an interface; {@code tsresol} as in {@code if_tsresol}, the offset in seconds as in {@code if_tsoffset}. */
    void add(int type, int snap, int tsresol, long offsetSeconds) {
        if (count == linkType.length) {
            grow();
        }
        linkType[count] = type;
        snapLength[count] = snap;
        usualLength[count] = snap > 0 ? snap : Integer.MAX_VALUE;
        resolution[count] = tsresol;
        nanosPerTick[count] = tsresol <= NANO_DIGITS ? power(NANO_DIGITS - tsresol) : 0;
        offsetNanos[count] = offsetSeconds * NANOS_PER_SECOND;
        latestNanos[count] = Long.MIN_VALUE;
        statisticsDrops[count] = NOT_TOLD;
        packetDrops[count] = NOT_TOLD;
        count++;
    }

    private void grow() {
        int size = count * 2;
        linkType = Arrays.copyOf(linkType, size);
        snapLength = Arrays.copyOf(snapLength, size);
        usualLength = Arrays.copyOf(usualLength, size);
        nanosPerTick = Arrays.copyOf(nanosPerTick, size);
        offsetNanos = Arrays.copyOf(offsetNanos, size);
        latestNanos = Arrays.copyOf(latestNanos, size);
        resolution = Arrays.copyOf(resolution, size);
        statisticsDrops = Arrays.copyOf(statisticsDrops, size);
        packetDrops = Arrays.copyOf(packetDrops, size);
    }

    /** Nanoseconds since 1970 of a stamp of that interface. */
    long nanos(int id, long ticks) {
        long unit = nanosPerTick[id];
        return (unit > 0 ? ticks * unit : fine(resolution[id], ticks)) + offsetNanos[id];
    }

    private static long fine(int tsresol, long ticks) {
        if ((tsresol & BINARY) == 0) {
            return tsresol > MOST_DIGITS ? 0 : Long.divideUnsigned(ticks, power(tsresol - NANO_DIGITS));
        }
        int bits = tsresol & ~BINARY;
        if (bits == 0) {
            return ticks * NANOS_PER_SECOND;
        }
        if (bits > MOST_BITS) {
            return 0;
        }
        long fraction = ticks & (1L << bits) - 1;
        // The product has up to 93 bits: join the halves behind the binary point.
        long nanos = Math.multiplyHigh(fraction, NANOS_PER_SECOND) << 64 - bits
                | fraction * NANOS_PER_SECOND >>> bits;
        return (ticks >>> bits) * NANOS_PER_SECOND + nanos;
    }

    private static long power(int digits) {
        long value = 1;
        for (int i = 0; i < digits; i++) {
            value *= 10;
        }
        return value;
    }

    /** Notes the time of an interface's frame. */
    void seen(int id, long timestampNanos) {
        latestNanos[id] = timestampNanos;
    }

    /** Notes the times of rows of this section. Of a single interface, which is the usual case, the last row tells. */
    void seen(FrameRows rows, int from) {
        long[] words = rows.words();
        int end = rows.count() * FrameRows.WORDS;
        for (int at = count == 1 ? end - FrameRows.WORDS : from * FrameRows.WORDS; at < end; at += FrameRows.WORDS) {
            latestNanos[(int) words[at + FrameRows.WIRE] - first] = words[at + FrameRows.TIME];
        }
    }

    /** Time of the interface's frame before, where the rows from one on to before another are not noted yet. */
    long before(int id, FrameRows rows, int from, int row) {
        long[] words = rows.words();
        for (int i = row - 1; i >= from; i--) {
            if ((int) words[i * FrameRows.WORDS + FrameRows.WIRE] == first + id) {
                return words[i * FrameRows.WORDS + FrameRows.TIME];
            }
        }
        return latestNanos[id];
    }

    /** Time of the interface's frame before. */
    long before(int id) {
        return latestNanos[id];
    }

    /** What an interface statistics block says; these counters run over the whole capture, so the last one holds. */
    void statistics(int id, long drops) {
        statisticsDrops[id] = drops;
    }

    /** What a packet says was lost since the packet before it. */
    void lostBefore(int id, long drops) {
        packetDrops[id] = sum(packetDrops[id], drops);
    }

    /** Two counts, the first perhaps not told. More than a number holds is as many as it does: never too few to be told of. */
    static long sum(long known, long more) {
        long sum = Math.max(known, 0) + more;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** Packets lost by all interfaces so far, or -1 when the capture does not say. */
    long dropped() {
        long sum = droppedBefore;
        for (int i = 0; i < count; i++) {
            long told = statisticsDrops[i] >= 0 ? statisticsDrops[i] : packetDrops[i];
            if (told >= 0) {
                sum = sum(sum, told);
            }
        }
        return sum;
    }
}
