package io.rolecall.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The clock and the tape of a story: packets sent now are recorded as frames in the order of sending. */
final class Scene {
    /** 2026-03-02T08:00:00Z, when every story begins. */
    static final long START_NANOS = 1_772_438_400_000_000_000L;
    /** Enough for any answer time to have passed. */
    static final double LONG_AFTER = 60;

    /**
     * One recorded frame.
     *
     * @param nanos its time stamp
     * @param link the link it was seen on
     * @param bytes all its bytes on the wire
     * @param verdict what the capturing system did with it: a value of {@code epb_verdict} (Linux TC), or -1
     * @param flags the value of {@code epb_flags} (1 inbound, 2 outbound), or 0
     * @param comment a packet comment, or empty
     * @param lost the value of {@code epb_dropcount}: packets lost in front of it, or 0
     */
    record Frame(long nanos, Link link, byte[] bytes, int verdict, int flags, String comment, int lost) {
    }

    private final List<Frame> frames = new ArrayList<>();
    private final Map<String, Integer> identifications = new TreeMap<>();
    private Link link = Link.ETHERNET;
    private long now = START_NANOS;
    private int verdict = -1;
    private int flags;
    private String comment = "";
    private boolean recording = true;
    private int paddedTo;
    private int lost;

    /** Sets the clock, in seconds since the story began. May go back. */
    Scene at(double seconds) {
        now = START_NANOS + Math.round(seconds * 1e6) * 1000;
        return this;
    }

    /** Advances the clock. */
    Scene pause(double milliseconds) {
        now += Math.round(milliseconds * 1000) * 1000;
        return this;
    }

    /** The link of the frames from here on. */
    Scene on(Link link) {
        this.link = link;
        return this;
    }

    /** Fills shorter frames from here on with zeros, as Ethernet does before they go onto the wire. */
    Scene paddedTo(int bytes) {
        paddedTo = bytes;
        return this;
    }

    /** Whether frames from here on reach the capture. What is sent unseen still moves clocks and sequence numbers. */
    Scene seen(boolean seen) {
        recording = seen;
        return this;
    }

    /** The capturing system's verdict on the frames from here on ({@code TC_ACT_SHOT} is 2); -1 for none. */
    Scene verdict(int linuxTcAction) {
        verdict = linuxTcAction;
        return this;
    }

    /** The {@code epb_flags} of the frames from here on: 1 inbound, 2 outbound, 0 for none. */
    Scene flags(int value) {
        flags = value;
        return this;
    }

    /** The capturing system says of the next frame that so many packets were lost in front of it. */
    Scene lost(int packets) {
        lost = packets;
        return this;
    }

    /** A packet comment on the frames from here on; empty for none. */
    Scene comment(String text) {
        comment = text;
        return this;
    }

    /** Sends a packet with the sender's next IP identification, and answers its bytes so that an error can quote them. */
    byte[] send(Ip packet) {
        byte[] bytes = packet.withId(nextId(packet.source())).bytes();
        record(bytes);
        return bytes;
    }

    /** Sends a packet in fragments. */
    void sendFragments(Ip packet, int size) {
        for (byte[] fragment : packet.withId(nextId(packet.source())).fragments(size)) {
            record(fragment);
            pause(0.02);
        }
    }

    /** Records a finished IP packet as it is. */
    void record(byte[] packet) {
        recordFrame(link.frame(packet));
    }

    /** Records a finished frame as it is. */
    void recordFrame(byte[] frame) {
        if (recording) {
            byte[] onTheWire = frame.length < paddedTo ? Arrays.copyOf(frame, paddedTo) : frame;
            frames.add(new Frame(now, link, onTheWire, verdict, flags, comment, lost));
            lost = 0;
        }
    }

    /** Records the last frame once more: the same packet seen at another point of the same host. */
    void copyLast(double millisecondsLater) {
        pause(millisecondsLater);
        recordFrame(frames.get(frames.size() - 1).bytes());
    }

    List<Frame> frames() {
        return List.copyOf(frames);
    }

    private int nextId(String source) {
        int first = 0x1000 | Checksum.of(Checksum.address(source)) & 0x0fff;
        return identifications.merge(source, first, (old, unused) -> old + 1 & 0xffff);
    }
}
