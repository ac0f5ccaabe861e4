package io.rolecall.capture;

import java.util.ArrayList;
import java.util.List;

/**
 * What a capture says of itself: format, interfaces, drops, names, comments, and how far it could be read. Written by
 * the {@link FrameSource} that owns it, but for {@link #unread} and {@link #undecoded}; read by anyone after the end.
 */
public final class CaptureFacts {
    /** One interface of a capture. Name, description and filter may be empty; text is as the capture has it, unescaped. */
    public record Interface(int index, int linkType, int snapLength, String name, String description, String filter) {
    }

    /** A name record (pcapng name resolution block): 4 or 16 address bytes, and the name as the capture has it. */
    public record Name(byte[] address, String name) {
    }

    /**
     * A time in which nothing was captured on an interface of a live capture, because it was down or gone.
     *
     * @param untilNanos when frames came again, or could have; {@link #NOT_ENDED} when they did not until the end
     */
    public record Outage(int index, String name, long sinceNanos, long untilNanos) {
        /** {@link #untilNanos} of one that lasts. */
        public static final long NOT_ENDED = Long.MAX_VALUE;

        /** Whether frames could come again. */
        public boolean ended() {
            return untilNanos != NOT_ENDED;
        }

        Outage endedAt(long nanos) {
            return new Outage(index, name, sinceNanos, nanos);
        }
    }

    /** All that is known of a capture that cannot even be opened. */
    public static CaptureFacts unopened(String capture, CaptureException why) {
        CaptureFacts facts = new CaptureFacts();
        facts.capture = capture;
        facts.failure = why;
        return facts;
    }

    /** The capture as the user named it ({@code -} for standard input, the interface's name when live). */
    public String capture = "";
    /** {@code pcap}, {@code pcap-nanosecond}, {@code pcapng}, {@code live}, … */
    public String format = "";
    /** {@code gzip}, {@code zstd} or empty. */
    public String compression = "";
    /** Frames delivered. */
    public long frames;
    /** Wire bytes of the frames delivered. */
    public long wireBytes;
    /** Frames of which the capture kept less than the wire carried. */
    public long truncatedFrames;
    /**
     * Time of the earliest frame, nanoseconds since 1970, whether it passed a filter or not; meaningful when {@link #frames}
     * is above 0.
     */
    public long earliestNanos = Long.MAX_VALUE;
    /** Time of the earliest frame delivered, nanoseconds since 1970; meaningful when {@link #frames} is above 0. */
    public long earliestDeliveredNanos = Long.MAX_VALUE;
    /** Time of the latest frame, nanoseconds since 1970, as {@link #earliestNanos}. */
    public long latestNanos = Long.MIN_VALUE;
    /**
     * Until when a frame would have been captured, had there been one, nanoseconds since 1970: known of a live capture that has
     * ended. Else {@link Long#MIN_VALUE}, and the last frame is all that is known of the end.
     */
    public long capturedUntilNanos = Long.MIN_VALUE;
    /** When nothing was captured on an interface of a live capture: of each interface in order, the last one may go on. */
    public final List<Outage> outages = new ArrayList<>();
    /** Frames whose time lies before that of the frame in front of them. */
    public long timeSteps;
    /** Packets that the capturing system says it lost (interface statistics, live drops); -1 when it does not say. */
    public long droppedPackets = -1;
    /** Of {@link #droppedPackets}, those that the kernel had no room for; -1 unless live. */
    public long kernelDrops = -1;
    /** Of {@link #droppedPackets}, those that the interface or its driver lost; -1 unless live and known. */
    public long interfaceDrops = -1;
    /** Of {@link #droppedPackets}, those that Rolecall's own queue had no room for. */
    public long queueDrops;
    /** The filter that the user gave for reading, as typed; empty without one. */
    public String filter = "";
    /** Frames that were read but did not pass the filter; not counted in {@link #frames}. */
    public long filteredFrames;
    /** Of {@link #filteredFrames}, those with a VLAN tag, which a filter takes only where it says so. */
    public long filteredTagged;
    /**
     * Packets were lost behind the last frame delivered: since this time, until {@link #lostUntilNanos}; else {@link
     * Frame#NOTHING_LOST}. Only a filter, which may leave out the frame that says so, leaves it to be said here.
     */
    public long lostSinceNanos = Frame.NOTHING_LOST;
    /** See {@link #lostSinceNanos}. */
    public long lostUntilNanos;
    /** Blocks that were skipped because their type is unknown. */
    public long skippedBlocks;
    /** Whether the capture holds only packets that the host dropped (pktmon, drop-only). */
    public boolean dropsOnly;
    /** Things a user should know that did not stop the reading, one sentence each ("1 stray byte after the last record"). */
    public final List<String> warnings = new ArrayList<>();
    /** Interfaces, by index. */
    public final List<Interface> interfaces = new ArrayList<>();
    /** Name records. Bounded by the reader. */
    public final List<Name> names = new ArrayList<>();
    /** Section comments. Bounded by the reader. */
    public final List<String> comments = new ArrayList<>();
    /** Names beyond those that are kept. */
    public long forgottenNames;
    /** The failure that ended the reading early, or null. */
    public CaptureException failure;
    /** Frames delivered of which nothing is known, because their link type is not decoded. Counted by whoever decodes. */
    public final UnreadLinks unread = new UnreadLinks();

    /** Frames delivered whose EtherType is not decoded. Counted by whoever decodes. */
    public final UndecodedTypes undecoded = new UndecodedTypes();

    /** Whether the capture was read to its end, and every frame could be looked into. */
    public boolean whole() {
        return failure == null && unread.frames() == 0;
    }

    /** Whether nothing is known of any frame, because none could be read. */
    public boolean nothingRead() {
        return !whole() && unread.frames() == frames;
    }

    /** What kept the capture from being read whole: one sentence each, which name it. */
    public List<String> shortcomings() {
        List<String> sentences = new ArrayList<>();
        for (UnreadLinks.Link link : unread.links()) {
            sentences.add(capture + ": " + link.sentence(frames) + "; " + link.remedy());
        }
        if (failure != null) {
            sentences.add(failure.sentence());
        }
        return sentences;
    }
}
