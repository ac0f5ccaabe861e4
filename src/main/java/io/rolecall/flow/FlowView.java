package io.rolecall.flow;

import io.rolecall.decode.AnswerFilter;
import io.rolecall.wire.IpAddress;
import io.rolecall.wire.IpProtocol;

/**
 * A flow as its readers see it: a reusable window onto one slot. Directions are 0 for what A sent and 1 for what B sent.
 * Valid only until the next call that moves it.
 */
public final class FlowView {
    private final SlotTable table;
    private final AddressTable addresses;
    private final FlowExtras extras;
    private int handle;
    /** The chunk that holds the slot, and where in it the slot begins: chunks never move. */
    private long[] chunk;
    private int base;

    FlowView(SlotTable table, AddressTable addresses, FlowExtras extras) {
        this.table = table;
        this.addresses = addresses;
        this.extras = extras;
    }

    FlowView at(int flow) {
        handle = flow;
        chunk = table.chunk(flow);
        base = table.base(flow);
        return this;
    }

    int handle() {
        return handle;
    }

    private long word(int word) {
        return chunk[base + word];
    }

    long state() {
        return word(FlowSlot.STATE);
    }

    boolean has(long bit, int direction) {
        return (state() & FlowBits.of(bit, direction)) != 0;
    }

    boolean has(long bit) {
        return (state() & bit) != 0;
    }

    /** IP protocol number. */
    public int protocol() {
        return (int) (word(FlowSlot.PORTS) >>> 24) & 0xFF;
    }

    /** Key flags: {@link FlowSlot#KEY_V6}, {@link FlowSlot#KEY_TUNNELLED}. */
    public int keyFlags() {
        return (int) word(FlowSlot.PORTS) & 0xFF;
    }

    /** Whether it was seen inside a tunnel. */
    public boolean tunnelled() {
        return (keyFlags() & FlowSlot.KEY_TUNNELLED) != 0;
    }

    /** The number that stands for an end's address: see {@link AddressTable}. */
    public int addressNumber(int direction) {
        long both = word(FlowSlot.ADDRESSES);
        return (int) (direction == 0 ? both >>> 32 : both);
    }

    /** The address of the end that sends in this direction. */
    public IpAddress address(int direction) {
        int number = addressNumber(direction);
        return (keyFlags() & FlowSlot.KEY_V6) != 0 ? addresses.address(number) : IpAddress.ofV4(number);
    }

    /** Whether that address stands for many: multicast or 255.255.255.255. */
    boolean group(int direction) {
        int number = addressNumber(direction);
        if ((keyFlags() & FlowSlot.KEY_V6) == 0) {
            return number >>> 28 == 0xE || number == -1;
        }
        IpAddress address = addresses.address(number);
        return address.isMulticast() || address.isLimitedBroadcast();
    }

    /** The port of the end that sends in this direction; for ICMP see {@link #echo()}. */
    public int port(int direction) {
        return (int) (word(FlowSlot.PORTS) >>> (direction == 0 ? 48 : 32)) & 0xFFFF;
    }

    /** Whether this is an ICMP or ICMPv6 echo, whose ports both hold the identifier. */
    public boolean echo() {
        return icmpProtocol() && (keyFlags() & FlowSlot.KEY_ICMP_TYPE) == 0;
    }

    /** Whether this is ICMP or ICMPv6. */
    public boolean icmpProtocol() {
        return protocol() == IpProtocol.ICMP || protocol() == IpProtocol.ICMPV6;
    }

    /** Frames sent in a direction, copies not counted. */
    public long frames(int direction) {
        return direction == 0 ? word(FlowSlot.FRAMES) >>> 32 : word(FlowSlot.FRAMES) & 0xFFFF_FFFFL;
    }

    /** Wire bytes of those frames. */
    public long bytes(int direction) {
        return word(direction == 0 ? FlowSlot.BYTES_A : FlowSlot.BYTES_B);
    }

    /** Copies of its frames. */
    public long copies() {
        return word(FlowSlot.MISC) >>> 32;
    }

    /** Time of its earliest frame, nanoseconds since 1970. */
    public long firstNanos() {
        return word(FlowSlot.FIRST);
    }

    /** Time of its latest frame. */
    public long lastNanos() {
        return word(FlowSlot.LAST);
    }

    /** Its first frame as {@link FrameId}. */
    public long firstFrameId() {
        return word(FlowSlot.FIRST_FRAME);
    }

    /** Number of its first frame within its capture. */
    public long firstFrame() {
        return FrameId.number(word(FlowSlot.FIRST_FRAME));
    }

    /** Capture of its first frame. */
    public int firstCapture() {
        return FrameId.capture(word(FlowSlot.FIRST_FRAME));
    }

    /** The frame that proves its outcome as {@link FrameId}, or 0. */
    public long proof() {
        return word(FlowSlot.PROOF);
    }

    /** VLAN of its first frame, or -1. */
    public int vlan() {
        return (int) (word(FlowSlot.MISC) & FlowSlot.VLAN_MASK) - 1;
    }

    /** Interface of its first frame. */
    public int interfaceIndex() {
        return (int) (state() >>> FlowBits.INTERFACE_SHIFT);
    }

    /** Whether payload of it was cut off by the capture. */
    public boolean truncated() {
        return has(FlowBits.TRUNCATED);
    }

    /** Whether a learned endpoint expected it. */
    public boolean isExpected() {
        return has(FlowBits.EXPECTED);
    }

    /** The direction of the end that began it, where a learned endpoint {@link #isExpected expected} it. */
    public int expectedInitiator() {
        return has(FlowBits.EXPECTED_B) ? 1 : 0;
    }

    /** Whether its request was answered in another flow, which says how it went on. */
    public boolean answeredElsewhere() {
        return has(FlowBits.ANSWERED_ELSEWHERE) && (frames(0) == 0 || frames(1) == 0);
    }

    /** Whether this is a transfer whose client spoke and never took a block, nor sent one: it looked, or was stuck. */
    public boolean barelyBegun() {
        int client = expectedInitiator();
        return isExpected() && protocol() == IpProtocol.UDP && frames(client) > 0 && !has(FlowBits.ACK_ADVANCED, client);
    }

    /** The service port it belongs to when its own ports do not say, or 0. */
    public int servicePort() {
        FlowExtra extra = extra();
        return extra == null ? 0 : extra.servicePort;
    }

    /** Whether it was ended early for want of room. */
    public boolean evicted() {
        return has(FlowBits.EVICTED);
    }

    /** Whether the sequence number of the first byte that this direction sent is known: its SYN or SYN-ACK was seen. */
    public boolean startKnown(int direction) {
        return has(FlowBits.INITIAL_KNOWN | FlowBits.INITIAL_ANSWERED, direction);
    }

    /** The sequence number of that byte; meaningful when {@link #startKnown}. */
    public int start(int direction) {
        return (int) (word(FlowSlot.INITIAL_A + direction) >>> 32) + 1;
    }

    /** The end that opened a TCP connection, as its handshake says, or -1. */
    public int opener() {
        boolean synA = has(FlowBits.SYN, 0);
        boolean synB = has(FlowBits.SYN, 1);
        if (synA || synB) {
            return synA && synB ? has(FlowBits.SYN_FROM_B_FIRST) ? 1 : 0 : synA ? 0 : 1;
        }
        boolean answerA = has(FlowBits.SYN_ACK, 0);
        return answerA ? 1 : has(FlowBits.SYN_ACK, 1) ? 0 : -1;
    }

    /** Whether payload inspection still wants this direction. */
    public boolean lookWanted(int direction) {
        return has(FlowBits.LOOK | FlowBits.FOLLOW, direction);
    }

    /** Whether it may continue a flow of an earlier piece of the capture. */
    public boolean head() {
        return has(FlowBits.HEAD);
    }

    /** Tries to begin, or spaced datagrams, in a direction; at most 255. */
    public int tries(int direction) {
        return (int) (word(FlowSlot.INITIAL_B) >>> (direction == 0 ? 24 : 16)) & 0xFF;
    }

    /** Segments sent again since the other side last acknowledged anything new; at most 255. */
    int retries(int direction) {
        return (int) (word(FlowSlot.INITIAL_B) >>> (direction == 0 ? 8 : 0)) & 0xFF;
    }

    /** TCP: time of the last try to begin, or later of the first segment in a row sent again without anything back. */
    long lastTryNanos() {
        return word(FlowSlot.LAST_TRY);
    }

    /** Not TCP: frames of this direction that the capture says were dropped, copies included. */
    long drops(int direction) {
        return word(FlowSlot.LAST_TRY) >>> (direction == 0 ? 32 : 0) & 0xFFFF_FFFFL;
    }

    /** Whether this end acknowledges what the other's SYN, or payload at once behind it, sent. */
    boolean answers(int direction) {
        return has(FlowBits.ACK_KNOWN, direction) && has(FlowBits.INITIAL_KNOWN, 1 - direction)
                && TcpUpdate.answers(chunk, base, 1 - direction, (int) word(FlowSlot.SEQUENCE_A + direction));
    }

    /** Whether the numbers of both ends say that this one has sent something behind its SYN, captured or not. */
    boolean hasSent(int direction) {
        if (!startKnown(direction)) {
            // Of an end whose SYN was not captured, the other's first acknowledgment may be of that alone.
            return has(FlowBits.ACK_ADVANCED, 1 - direction) || outstanding(direction);
        }
        boolean told = has(FlowBits.SEQUENCE_KNOWN, direction)
                && (int) (word(FlowSlot.SEQUENCE_A + direction) >>> 32) - start(direction) > 0;
        boolean acknowledged = has(FlowBits.ACK_KNOWN, 1 - direction)
                && (int) word(FlowSlot.SEQUENCE_A + 1 - direction) - start(direction) > 0;
        return told || acknowledged;
    }

    /** Whether this direction sent data that the other has not acknowledged. */
    boolean outstanding(int direction) {
        if (!has(FlowBits.SEQUENCE_KNOWN, direction) || !has(FlowBits.ACK_KNOWN, 1 - direction)) {
            return false;
        }
        int next = (int) (word(FlowSlot.SEQUENCE_A + direction) >>> 32);
        int acknowledged = (int) word(FlowSlot.SEQUENCE_A + 1 - direction);
        return next - acknowledged > 0;
    }

    /** Whether the other end has acknowledged more of this one than was captured. */
    boolean lost(int direction) {
        return has(FlowBits.SEQUENCE_KNOWN, direction) && has(FlowBits.ACK_KNOWN, 1 - direction)
                && (int) word(FlowSlot.SEQUENCE_A + 1 - direction) - (int) (word(FlowSlot.SEQUENCE_A + direction) >>> 32) > 0;
    }

    /** Whether of TCP nothing but opening segments (SYN without ACK) was captured of it, or nothing at all. */
    public boolean openingOnly() {
        long beyond = FlowBits.SYN_ACK | FlowBits.FIN | FlowBits.RST | FlowBits.ACKED;
        return (word(FlowSlot.STATE) & (beyond | beyond << FlowBits.B)) == 0;
    }

    /** Whether the run's filter leaves out what would answer its first frame: silence says nothing of it. */
    public boolean answersLeftOut() {
        return leftOut(AnswerFilter.ANSWERS);
    }

    /** Whether the run's filter leaves out bare acknowledgments of it: that none came says nothing. */
    boolean acknowledgmentsLeftOut() {
        return leftOut(AnswerFilter.ACKNOWLEDGMENTS);
    }

    private boolean leftOut(int what) {
        return (word(FlowSlot.MISC) >>> FlowSlot.LEFT_OUT_SHIFT & what) != 0;
    }

    /** Type and code of the ICMP error that quotes it, {@code type << 8 | code}, or -1. */
    public int icmpError() {
        return has(FlowBits.ICMP) ? (int) (word(FlowSlot.MISC) >>> 16) & 0xFFFF : -1;
    }

    /** Whether there is such an error, and it quotes what this end sent. */
    boolean quoted(int direction) {
        return has(FlowBits.ICMP) && has(FlowBits.ICMP_QUOTES_B) == (direction == 1);
    }

    /** Whether that error quotes data which this end sent, rather than its SYN. */
    boolean quotesData(int direction) {
        return quoted(direction) && startKnown(direction) && extra().quotedSequence >= 0
                && (int) extra().quotedSequence - start(direction) >= 0;
    }

    /** What only few flows have, or null. */
    public FlowExtra extra() {
        int number = (int) word(FlowSlot.INITIAL_A);
        return number == 0 ? null : extras.get(number);
    }

    /** Whether {@link #extra} is there. */
    public boolean hasExtra() {
        return (int) word(FlowSlot.INITIAL_A) != 0;
    }

    /** Address number of the sender of that ICMP error; see {@link AddressTable}. */
    public int reporterNumber() {
        FlowExtra extra = extra();
        return extra == null ? 0 : extra.reporter;
    }

    /** Whether that number is one of an IPv6 address. */
    public boolean reporterV6() {
        FlowExtra extra = extra();
        return extra != null && extra.reporterV6;
    }

    /** What the payload proved, or empty. */
    public String application() {
        FlowExtra extra = extra();
        return extra == null || extra.application == null ? "" : extra.application;
    }
}
