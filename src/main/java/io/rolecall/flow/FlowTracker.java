package io.rolecall.flow;

import io.rolecall.capture.Frame;
import io.rolecall.decode.AnswerFilter;
import io.rolecall.decode.Fingerprint;
import io.rolecall.decode.FrameBatch;
import io.rolecall.decode.Packet;
import io.rolecall.decode.PlainFrames;
import io.rolecall.wire.IcmpHeader;
import io.rolecall.wire.IpProtocol;
import io.rolecall.wire.TcpHeader;

/**
 * Follows connections: takes one packet after the other and keeps a summary of each flow. When a flow ends, it is told to
 * a {@link FlowSink} and forgotten. One instance serves one thread.
 */
public final class FlowTracker {
    /** Frames that {@link #lookAhead} takes at once. */
    public static final int LOOK_AHEAD = LookAhead.ROWS;

    private static final int OPENING = TcpHeader.SYN | TcpHeader.ACK | TcpHeader.RST;

    private final LossLog losses = new LossLog();
    private final RecentFrames recent = new RecentFrames();
    private final Boundary boundary = new Boundary();
    private final FlowStore flows;
    private final SlotTable table;
    private final FlowCounters counters;
    private final FragmentFlows fragments;
    private final FlowKeys keys;
    private final LookAhead lookAhead;
    private final TcpUpdate tcp;
    /** The shortest silence behind which a flow of any protocol begins anew. */
    private final long idleNanos;
    private boolean lookWanted;
    private AnswerFilter answers = AnswerFilter.NONE;

    /** A tracker without flows. */
    public FlowTracker(FlowLimits limits, FlowSink sink) {
        flows = new FlowStore(limits, sink);
        table = flows.table();
        counters = flows.counters();
        fragments = new FragmentFlows(table, counters, boundary);
        keys = new FlowKeys(flows.addresses());
        lookAhead = new LookAhead(keys, table);
        tcp = new TcpUpdate(counters, losses, limits.maxHeads() > 0);
        idleNanos = Math.min(limits.tcpIdleNanos(), limits.idleNanos());
    }

    /** Says which filter has taken the frames: where it leaves out answers, silence proves nothing. */
    public void filteredBy(AnswerFilter filter) {
        answers = filter;
    }

    /**
     * Takes one packet.
     *
     * @param capture index of the frame's capture
     * @return its flow's handle, valid until the next call, or 0 when it belongs to none
     */
    public int packet(Packet packet, Frame frame, int capture) {
        lookWanted = false;
        long nanos = frame.timestampNanos;
        flows.advance(nanos);
        if (packet.fragment == Packet.LATER_FRAGMENT) {
            return laterFragment(packet, frame);
        }
        if (packet.icmp != 0 && IcmpErrors.error(packet)) {
            return icmpError(packet, frame, capture);
        }
        int handle = find(packet);
        if (handle == 0 || startsAnew(table.chunk(handle), table.base(handle), packet.protocol, packet.tcpFlags,
                packet.sequence, nanos)) {
            handle = begin(packet.protocol, packet.vlan, LinkDestination.all(packet, frame), frame, capture, handle);
            if (handle == 0) {
                return 0;
            }
        }
        if (packet.fragment == Packet.FIRST_FRAGMENT) {
            fragments.first(Fragments.identity(packet, keys.identity), nanos, keys.addresses, keys.ports);
        }
        add(handle, packet, frame, capture);
        return handle;
    }

    /**
     * Looks ahead over the outermost packets of frames that will be taken next, so that the cache misses of finding their
     * flows overlap. Changes nothing that can be seen; only {@link #plain} needs it.
     */
    public void lookAhead(FrameBatch batch, int from, int to) {
        lookAhead.look(batch, from, to);
    }

    /**
     * Takes a plain frame of the batch last looked ahead at: {@link #packet} for what lies in a row.
     *
     * @return its flow's handle, valid until the next call
     */
    public int plain(FrameBatch batch, int row, int capture) {
        PlainFrames plain = batch.plainFrames();
        long[] words = plain.words();
        int at = row * PlainFrames.WORDS;
        long addresses = words[at + PlainFrames.ADDRESSES];
        long ports = words[at + PlainFrames.PORTS];
        long numbers = words[at + PlainFrames.NUMBERS];
        long sent = words[at + PlainFrames.SENT];
        long payload = words[at + PlainFrames.PAYLOAD];
        long nanos = words[at + PlainFrames.TIME];
        int protocol = (int) ports >>> 24;
        int flags = (int) sent >>> 1;
        int direction = (int) sent & 1;
        flows.advance(nanos);
        keys.direction = direction;
        int handle = batch.hints()[row];
        long[] chunk = table.chunk(handle);
        int base = table.base(handle);
        // Most frames belong to a flow that is known and lay where it was expected; only others pay for finding out.
        if (handle == 0 || chunk[base + FlowSlot.ADDRESSES] != addresses || chunk[base + FlowSlot.PORTS] != ports
                || nanos - chunk[base + FlowSlot.LAST] > idleNanos || (flags & OPENING) == TcpHeader.SYN
                || (chunk[base + FlowSlot.STATE] & FlowBits.DETACHED) != 0) {
            keys.addresses = addresses;
            keys.ports = ports;
            handle = find(batch, row, protocol, flags, (int) (numbers >>> 32), nanos, capture);
            chunk = table.chunk(handle);
            base = table.base(handle);
        }
        long silence = nanos - chunk[base + FlowSlot.LAST];
        if (counted(chunk, base, handle, words[at + PlainFrames.FINGERPRINT], nanos, (int) (sent >>> 32))) {
            int length = (int) payload & 0xFFFF;
            int captured = (int) payload >>> 16;
            long id = FrameId.of(capture, plain.number(row));
            if (protocol == IpProtocol.TCP) {
                tcp.segment(chunk, base, direction, flags, numbers, length, captured, nanos, id);
            } else {
                datagram(chunk, base, 0, length, captured < length, silence, id);
            }
            wantLook(chunk, base, captured);
        }
        return handle;
    }

    /** The flow of a plain frame that is not where it was expected, or may begin a new one. */
    private int find(FrameBatch batch, int row, int protocol, int flags, int sequence, long nanos, int capture) {
        int handle = lookAhead.find(batch.hints()[row]);
        if (handle != 0 && !startsAnew(table.chunk(handle), table.base(handle), protocol, flags, sequence, nanos)) {
            return handle;
        }
        Frame frame = batch.frame(row);
        return begin(protocol, PlainFrames.vlan(frame), LinkDestination.all(frame), frame, capture, handle);
    }

    private int find(Packet packet) {
        if (packet.noted < 0) {
            keys.of(packet);
            return table.find(keys.addresses, keys.ports);
        }
        lookAhead.key(packet.noted);
        return lookAhead.findNoted(packet.noted);
    }

    /** Whether the last packet was sent by B. */
    public int direction() {
        return keys.direction;
    }

    /** Whether the payload of the last packet should be looked at. */
    public boolean lookWanted() {
        return lookWanted;
    }

    private void add(int handle, Packet packet, Frame frame, int capture) {
        long[] chunk = table.chunk(handle);
        int base = table.base(handle);
        int captured = packet.payloadCaptured;
        int length = packet.payloadLength;
        long nanos = frame.timestampNanos;
        long id = FrameId.of(capture, frame.number);
        boolean dropped = frame.verdict == Frame.VERDICT_DROPPED;
        if (dropped) {
            chunk[base + FlowSlot.STATE] |= FlowBits.DROPPED;
            chunk[base + FlowSlot.PROOF] = id;
            chunk[base + FlowSlot.LAST_TRY] += packet.protocol == IpProtocol.TCP ? 0 : 1L << (1 - keys.direction << 5);
        }
        long silence = nanos - chunk[base + FlowSlot.LAST];
        if (counted(chunk, base, handle, Fingerprint.of(keys.identity, packet, frame), nanos, frame.wireLength)) {
            if (packet.protocol == IpProtocol.TCP) {
                long numbers = (long) packet.sequence << 32 | packet.acknowledgment & 0xFFFF_FFFFL;
                if (dropped && (packet.tcpFlags & OPENING) != TcpHeader.SYN) {
                    TcpUpdate.dropped(chunk, base, keys.direction, numbers, length, nanos, id);
                } else {
                    tcp.segment(chunk, base, keys.direction, packet.tcpFlags, numbers, length, captured, nanos, id);
                }
            } else {
                boolean truncated = captured < length && packet.fragment == Packet.WHOLE;
                datagram(chunk, base, packet.icmp, length, truncated, silence, id);
            }
            wantLook(chunk, base, captured);
        }
    }

    private void wantLook(long[] chunk, int base, int captured) {
        lookWanted = captured > 0 && (chunk[base + FlowSlot.STATE]
                & FlowBits.of(FlowBits.LOOK | FlowBits.FOLLOW, keys.direction)) != 0;
    }

    /** Counts a frame to its flow, and says whether to go on with it: not with the copy of one that was just seen. */
    private boolean counted(long[] chunk, int base, int handle, long fingerprint, long nanos, int wireLength) {
        int direction = keys.direction;
        tcp.flow = handle;
        lookWanted = false;
        if (nanos > chunk[base + FlowSlot.LAST]) {
            chunk[base + FlowSlot.LAST] = nanos;
        } else if (nanos < chunk[base + FlowSlot.FIRST]) {
            chunk[base + FlowSlot.FIRST] = nanos;
        }
        if (fingerprint != 0) {
            boolean copied = recent.copy(fingerprint, nanos);
            if (boundary.open()) {
                boundary.frame(fingerprint, nanos, handle, direction, wireLength, copied);
            }
            if (copied) {
                chunk[base + FlowSlot.MISC] += 1L << 32;
                counters.copies++;
                return false;
            }
        }
        chunk[base + FlowSlot.FRAMES] += 1L << (1 - direction << 5);
        chunk[base + FlowSlot.BYTES_A + direction] += wireLength;
        return true;
    }

    /** Adds a datagram; behind some silence it is one more try. */
    private void datagram(long[] chunk, int base, int icmp, int length, boolean truncated, long silence, long frame) {
        int direction = keys.direction;
        long state = chunk[base + FlowSlot.STATE];
        if (length > 0) {
            state |= FlowBits.of(FlowBits.PAYLOAD, direction) | (truncated ? FlowBits.TRUNCATED : 0);
        }
        if ((state & FlowBits.TRIED) == 0 || silence >= TcpUpdate.TRY_SPACING_NANOS) {
            state |= FlowBits.TRIED;
            TcpUpdate.count(chunk, base, direction == 0 ? 24 : 16);
            TcpUpdate.prove(chunk, base, frame, state);
        }
        int type = icmp >>> 8;
        boolean echo = type == IcmpHeader.ECHO_REQUEST || type == IcmpHeader.V6_ECHO_REQUEST;
        if (echo && (state & FlowBits.REQUEST) == 0) {
            state |= FlowBits.REQUEST | (direction == 1 ? FlowBits.REQUEST_B : 0);
        }
        chunk[base + FlowSlot.STATE] = state;
    }

    /** Whether a packet of a known 5-tuple begins a new connection: silence before it, or a SYN of its own. */
    private boolean startsAnew(long[] chunk, int base, int protocol, int flags, int sequence, long nanos) {
        if (nanos - chunk[base + FlowSlot.LAST] > flows.idleNanos(protocol)) {
            return true;
        }
        return protocol == IpProtocol.TCP && (flags & OPENING) == TcpHeader.SYN
                && newSyn(chunk, base, keys.direction, sequence);
    }

    /** Whether a SYN with this sequence number is not a repetition of what the flow knows already. */
    static boolean newSyn(long[] chunk, int base, int direction, int sequence) {
        long state = chunk[base + FlowSlot.STATE];
        if ((state & FlowBits.of(FlowBits.INITIAL_KNOWN, direction)) != 0) {
            return (int) (chunk[base + FlowSlot.INITIAL_A + direction] >>> 32) != sequence;
        }
        if ((state & FlowBits.QUOTE_BORN) != 0 && chunk[base + FlowSlot.FRAMES] == 0) {
            return false;
        }
        boolean answered = (state & FlowBits.of(FlowBits.ACK_KNOWN, 1 - direction)) != 0;
        if (answered && (int) chunk[base + FlowSlot.SEQUENCE_A + 1 - direction] == sequence + 1) {
            return false;
        }
        boolean opposite = (state & FlowBits.of(FlowBits.SYN, 1 - direction)) != 0;
        long ended = FlowBits.RST | FlowBits.FIN | FlowBits.PAYLOAD | FlowBits.ACKED;
        return !opposite || (state & (ended | ended << FlowBits.B)) != 0;
    }

    /** A new flow of the key that {@link #keys} hold, or 0 when that names a host beyond those that have a number. */
    private int begin(int protocol, int vlan, boolean toAll, Frame frame, int capture, int replaced) {
        if (keys.unnumbered()) {
            counters.unnumbered++;
            return 0;
        }
        boolean head = replaced == 0;
        if (!head) {
            flows.end(replaced);
        }
        flows.makeRoom();
        int handle = table.insert(keys.addresses, keys.ports);
        long[] chunk = table.chunk(handle);
        int base = table.base(handle);
        long state = (long) Math.min(frame.interfaceIndex, FlowBits.INTERFACE_MAX) << FlowBits.INTERFACE_SHIFT;
        state |= head ? FlowBits.HEAD : 0;
        state |= keys.direction == 1 ? FlowBits.FIRST_FROM_B : 0;
        state |= toAll ? FlowBits.TO_ALL : 0;
        if (protocol == IpProtocol.TCP || protocol == IpProtocol.UDP) {
            state |= FlowBits.LOOK | FlowBits.of(FlowBits.LOOK, 1);
        }
        chunk[base + FlowSlot.STATE] = state;
        chunk[base + FlowSlot.FIRST] = frame.timestampNanos;
        chunk[base + FlowSlot.LAST] = frame.timestampNanos;
        chunk[base + FlowSlot.FIRST_FRAME] = FrameId.of(capture, frame.number);
        chunk[base + FlowSlot.MISC] = vlan + 1 & FlowSlot.VLAN_MASK
                | (long) answers.leavesOut(frame) << FlowSlot.LEFT_OUT_SHIFT;
        return handle;
    }

    private int laterFragment(Packet packet, Frame frame) {
        keys.of(packet);
        long identity = Fragments.identity(packet, keys.identity);
        if (recent.copy(Fingerprint.of(identity, 0, packet.fragmentOffset), frame.timestampNanos)) {
            counters.copies++;
            return fragments.copy(identity, frame.timestampNanos);
        }
        return fragments.later(identity, frame.timestampNanos, keys.sourceFirst, packet.v6, frame.wireLength);
    }

    /** Notes an ICMP error on the flow it quotes; one that reports no failure (redirect, packet too big) is not noted. */
    private int icmpError(Packet packet, Frame frame, int capture) {
        if (!packet.quoting) {
            counters.unreadableQuotes++;
            return 0;
        }
        boolean v6 = packet.protocol == IpProtocol.ICMPV6;
        if (IcmpErrors.outcome(packet.icmp, v6) == null) {
            return 0;
        }
        keys.ofQuote(packet);
        int handle = table.find(keys.addresses, keys.ports);
        if (handle == 0 || startsAnew(table.chunk(handle), table.base(handle), packet.quotedProtocol, 0, 0,
                frame.timestampNanos)) {
            handle = begin(packet.quotedProtocol, packet.vlan, LinkDestination.all(packet, frame), frame, capture, handle);
            if (handle == 0) {
                return 0;
            }
            table.chunk(handle)[table.base(handle) + FlowSlot.STATE] |= IcmpQuote.born(packet, keys.direction);
        }
        long[] chunk = table.chunk(handle);
        int base = table.base(handle);
        chunk[base + FlowSlot.LAST] = Math.max(chunk[base + FlowSlot.LAST], frame.timestampNanos);
        long sequence = IcmpQuote.sequence(packet);
        if ((chunk[base + FlowSlot.STATE] & FlowBits.ICMP) == 0 && IcmpQuote.fits(chunk, base, keys.direction, sequence)) {
            FlowExtra extra = flows.extraOf(handle);
            extra.quoted(sequence, IcmpQuote.syn(packet), IcmpQuote.sequenceKnown(chunk, base, keys.direction),
                    chunk[base + FlowSlot.PROOF]);
            extra.reporterV6 = packet.v6;
            extra.reporter = packet.v6 ? flows.addresses().number(packet.sourceHigh, packet.sourceLow) : packet.source4;
            chunk[base + FlowSlot.STATE] |= FlowBits.ICMP | (v6 ? FlowBits.ICMP_V6 : 0)
                    | (keys.direction == 1 ? FlowBits.ICMP_QUOTES_B : 0);
            chunk[base + FlowSlot.MISC] |= (long) packet.icmp << 16;
            TcpUpdate.prove(chunk, base, FrameId.of(capture, frame.number), chunk[base + FlowSlot.STATE] & ~FlowBits.ICMP);
        }
        return handle;
    }

    /**
     * Takes over what a tracker saw of a later piece of the same capture; the other is empty of meaning afterwards.
     *
     * @param captureShift captures that this side has read: the later side's capture numbers are raised by it
     */
    public void absorb(FlowTracker later, int captureShift) {
        later.boundary.takeBack(later.table, later.counters, recent);
        LossJoin lossJoin = new LossJoin(this, later);
        new FlowJoin(flows, later.flows, captureShift, lossJoin).run();
        lossJoin.run();
        losses.gaps().addAll(later.losses.gaps());
        fragments.absorb(later.fragments, later.flows.addresses(), flows.addresses());
        recent.addAll(later.recent);
        counters.add(later.counters);
        flows.advance(later.flows.latestNanos());
    }

    /** Notes that the capture says of packets between two times that it lost them; of the frame behind them, before it. */
    public void lost(long since, long until) {
        tcp.lost(since == Frame.LOST_BEFORE ? flows.latestNanos() : since, until);
    }

    TcpUpdate tcp() {
        return tcp;
    }

    /** Looks up flows ahead in another thread; the only part of a tracker that may be used in one. */
    public FlowHints hints() {
        return new FlowHints(table);
    }

    /** The flows held. */
    public FlowStore flows() {
        return flows;
    }

    /** When the capture lost frames. */
    public LossLog losses() {
        return losses;
    }
}
