package io.rolecall.capture;

import java.nio.ByteBuffer;

/**
 * One captured packet as the file or the interface delivers it. A single instance is reused for every frame of a
 * capture: {@link FrameSource#next} overwrites it, and nothing may keep a reference to its buffer.
 *
 * <p>Fields are plain and public because this class is read once or more for every frame; only who delivers
 * frames writes them, a {@link FrameSource} or {@link FrameRows}.
 */
public final class Frame {
    /** {@link #verdict} when the capture says nothing about what became of the packet. */
    public static final int VERDICT_UNKNOWN = 0;
    /** {@link #verdict} when the capture says that the host let the packet pass. */
    public static final int VERDICT_PASSED = 1;
    /** {@link #verdict} when the capture says that the host dropped the packet (pcapng {@code epb_verdict}). */
    public static final int VERDICT_DROPPED = 2;

    /** {@link #direction} when the capture does not say (pcapng {@code epb_flags} bits 0-1). */
    public static final int DIRECTION_UNKNOWN = 0;
    /** {@link #direction} of a packet that the capturing host received. */
    public static final int DIRECTION_INBOUND = 1;
    /** {@link #direction} of a packet that the capturing host sent. */
    public static final int DIRECTION_OUTBOUND = 2;

    /** {@link #lostSinceNanos} when the capture says of no packet in front of this frame that it was lost. */
    public static final long NOTHING_LOST = Long.MAX_VALUE;

    /** {@link #lostSinceNanos} of a capture's first frame: how long before it the capturing began, nothing says. */
    public static final long LOST_BEFORE = Long.MIN_VALUE;

    /** The bytes: always a direct, big-endian buffer; only {@link #offset} to {@link #end()} belong to this frame. */
    public ByteBuffer buffer;
    /** Where this frame begins in {@link #buffer}. */
    public int offset;
    /** Bytes present in {@link #buffer}. */
    public int capturedLength;
    /** Bytes the packet had on the wire; never less than {@link #capturedLength}. */
    public int wireLength;
    /** Nanoseconds since 1970-01-01T00:00:00Z. */
    public long timestampNanos;
    /** Position in its capture, counted from 1 as Wireshark does. */
    public long number;
    /** Link type, a {@code LINKTYPE_} number of the tcpdump registry. */
    public int linkType;
    /** Interface within its capture: 0 for pcap, the interface description block's index over all sections for pcapng. */
    public int interfaceIndex;
    /** One of the {@code DIRECTION_} values. */
    public int direction;
    /** One of the {@code VERDICT_} values. */
    public int verdict;
    /**
     * The capture says that packets were lost in front of this frame (pcapng {@code epb_dropcount}): behind the frame of this
     * time, nanoseconds since 1970, and not behind {@link #lostUntilNanos}. Else {@link #NOTHING_LOST}.
     */
    public long lostSinceNanos = NOTHING_LOST;
    /** See {@link #lostSinceNanos}; undefined where nothing was lost. */
    public long lostUntilNanos;

    /** Says that packets were lost in front of this frame between these times, and perhaps between others. */
    void lost(long since, long until) {
        boolean more = lostSinceNanos != NOTHING_LOST;
        lostUntilNanos = more ? Math.max(lostUntilNanos, until) : until;
        lostSinceNanos = Math.min(lostSinceNanos, since);
    }

    /** The index behind the last byte that is present. */
    public int end() {
        return offset + capturedLength;
    }

    /** Whether the capture kept less of the packet than the wire carried. */
    public boolean truncated() {
        return capturedLength < wireLength;
    }
}
