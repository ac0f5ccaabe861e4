package io.rolecall.flow;

import io.rolecall.wire.IpProtocol;
import java.util.function.IntConsumer;

/**
 * The flows that a {@link FlowTracker} holds: where they are kept, how they end, and how room is made for new ones. What
 * payload inspection learns of a flow is written through here.
 */
public final class FlowStore {
    /** A closed TCP flow is kept this long for stragglers before its place may be taken. */
    static final long LINGER_NANOS = 5_000_000_000L;
    /** From this many flows on, every new flow pays for looking at a few old ones. */
    private static final int SWEEP_FROM = 1 << 16;
    private static final int SWEPT_PER_FLOW = 4;
    private static final int EVICTION_CANDIDATES = 64;
    /** Flows whose payload is followed at once; each may hold a few windows of bytes. Flows beyond it stay unknown. */
    public static final int MAX_INSPECTIONS = 1 << 14;
    /** Bytes that wait to be read of all of them: a byte far ahead of the others holds room for all in between. */
    public static final long MAX_INSPECTED_BYTES = 1 << 26;

    private final SlotTable table = new SlotTable(FlowSlot.WORDS);
    private final AddressTable addresses = new AddressTable();
    private final FlowExtras extras = new FlowExtras();
    private final FlowCounters counters = new FlowCounters();
    private final FlowView view = new FlowView(table, addresses, extras);
    private final FlowLimits limits;
    private final FlowSink sink;
    private int hand;
    private int heads;
    private int inspections;
    private long inspectedBytes;
    private long latestNanos = Long.MIN_VALUE;

    FlowStore(FlowLimits limits, FlowSink sink) {
        this.limits = limits;
        this.sink = sink;
    }

    /** Moves the clock to a packet's time; it never goes back. */
    void advance(long nanos) {
        if (nanos > latestNanos) {
            latestNanos = nanos;
        }
    }

    /** How long a flow of this protocol may be silent. */
    long idleNanos(int protocol) {
        return protocol == IpProtocol.TCP ? limits.tcpIdleNanos() : limits.idleNanos();
    }

    /** Ends a flow in the index; one that may continue an earlier capture is kept beside the index, up to a limit. */
    void end(int handle) {
        table.detach(handle);
        if ((table.word(handle, FlowSlot.STATE) & FlowBits.HEAD) != 0) {
            if (heads < limits.maxHeads()) {
                heads++;
                table.word(handle, FlowSlot.STATE, table.word(handle, FlowSlot.STATE) | FlowBits.DETACHED);
                return;
            }
            counters.forgottenHeads += limits.maxHeads() > 0 ? 1 : 0;
        }
        release(handle);
    }

    /** Tells the sink of a flow outside the index and forgets it. */
    void release(int handle) {
        counters.ended++;
        sink.ended(view.at(handle));
        int extra = (int) table.word(handle, FlowSlot.INITIAL_A);
        if (extra != 0) {
            uncount(extras.get(extra));
            extras.remove(extra);
        }
        table.free(handle);
    }

    /** Called before a flow is added: ends what is over, and evicts when the table is full. */
    void makeRoom() {
        if (table.size() < SWEEP_FROM && table.size() < limits.maxFlows()) {
            return;
        }
        for (int i = 0; i < SWEPT_PER_FLOW; i++) {
            int handle = nextIndexed();
            if (handle != 0 && over(handle)) {
                end(handle);
            }
        }
        if (table.size() >= limits.maxFlows()) {
            evict();
        }
    }

    /** The next flow in the index at the hand, or 0 when that place is empty. */
    private int nextIndexed() {
        hand = hand >= table.highestHandle() ? 1 : hand + 1;
        boolean indexed = table.holds(hand) && (table.word(hand, FlowSlot.STATE) & FlowBits.DETACHED) == 0;
        return indexed ? hand : 0;
    }

    /** Whether a flow has ended for good: closed or silent for long enough. */
    private boolean over(int handle) {
        long silent = latestNanos - table.word(handle, FlowSlot.LAST);
        int protocol = (int) (table.word(handle, FlowSlot.PORTS) >>> 24) & 0xFF;
        return silent > idleNanos(protocol) || silent > LINGER_NANOS && closed(handle);
    }

    private boolean closed(int handle) {
        long state = table.word(handle, FlowSlot.STATE);
        long fins = FlowBits.FIN | FlowBits.of(FlowBits.FIN, 1);
        long resets = FlowBits.RST | FlowBits.of(FlowBits.RST, 1);
        return (state & fins) == fins || (state & resets) != 0;
    }

    /** Ends a closed flow, or else the longest silent of some: the table is full. */
    private void evict() {
        int oldest = 0;
        for (int seen = 0, steps = 0; seen < EVICTION_CANDIDATES && steps < table.highestHandle(); steps++) {
            int handle = nextIndexed();
            if (handle == 0) {
                continue;
            }
            seen++;
            if (closed(handle)) {
                table.detach(handle);
                release(handle);
                return;
            }
            if (oldest == 0 || table.word(handle, FlowSlot.LAST) < table.word(oldest, FlowSlot.LAST)) {
                oldest = handle;
            }
        }
        if (oldest != 0) {
            counters.evicted++;
            table.word(oldest, FlowSlot.STATE, table.word(oldest, FlowSlot.STATE) | FlowBits.EVICTED);
            table.detach(oldest);
            release(oldest);
        }
    }

    /** Begins to follow a flow's payload; false, and counted, when too many flows are followed already. */
    public boolean beginInspection(int handle, FlowMemory inspection) {
        if (inspections >= MAX_INSPECTIONS) {
            counters.uninspected++;
            return false;
        }
        FlowExtra extra = extraOf(handle);
        extra.inspection = inspection;
        extra.counted = true;
        inspections++;
        return true;
    }

    /** Ends following a flow's payload. */
    public void endInspection(int handle) {
        FlowExtra extra = extraOf(handle);
        extra.inspection = null;
        uncount(extra);
    }

    private void uncount(FlowExtra extra) {
        inspections -= extra.counted ? 1 : 0;
        extra.counted = false;
        inspectedBytes -= extra.held;
        extra.held = 0;
    }

    /** Notes how many bytes following a flow holds; false, and counted, when it must be given up because all hold too many. */
    public boolean mayHold(int handle, int bytes) {
        FlowExtra extra = extraOf(handle);
        int more = bytes - extra.held;
        if (more > 0 && inspectedBytes + more > MAX_INSPECTED_BYTES) {
            counters.uninspected++;
            return false;
        }
        inspectedBytes += more;
        extra.held = bytes;
        return true;
    }

    /** The extra of a flow, made if it has none. */
    public FlowExtra extraOf(int handle) {
        long word = table.word(handle, FlowSlot.INITIAL_A);
        int number = (int) word;
        if (number == 0) {
            number = extras.add();
            table.word(handle, FlowSlot.INITIAL_A, word & 0xFFFF_FFFF_0000_0000L | number);
        }
        return extras.get(number);
    }

    /** Says that a direction's payload needs no further look, or that it must be followed. */
    public void looked(int handle, int direction, boolean follow) {
        long state = table.word(handle, FlowSlot.STATE) & ~FlowBits.of(FlowBits.LOOK | FlowBits.FOLLOW, direction);
        table.word(handle, FlowSlot.STATE, follow ? state | FlowBits.of(FlowBits.FOLLOW, direction) : state);
    }

    /** Says that a learned endpoint expected this flow and that {@code initiator} began it. */
    public void expected(int handle, int initiator) {
        long state = table.word(handle, FlowSlot.STATE) & ~FlowBits.EXPECTED_B;
        table.word(handle, FlowSlot.STATE,
                state | FlowBits.EXPECTED | (initiator == 1 ? FlowBits.EXPECTED_B : 0));
    }

    /** Says that this end sent a block of a file or acknowledged one, so that a transfer goes on. */
    public void advanced(int handle, int direction) {
        table.word(handle, FlowSlot.STATE, table.word(handle, FlowSlot.STATE) | FlowBits.of(FlowBits.ACK_ADVANCED, direction));
    }

    /** Says that the payload proves {@code initiator} to have sent the request. */
    public void requested(int handle, int initiator) {
        long state = table.word(handle, FlowSlot.STATE);
        if ((state & FlowBits.REQUEST) == 0) {
            table.word(handle, FlowSlot.STATE,
                    state | FlowBits.REQUEST | (initiator == 1 ? FlowBits.REQUEST_B : 0));
        }
    }

    /** A view of a flow, reused by the next call. */
    public FlowView view(int handle) {
        return view.at(handle);
    }

    /** The numbers that stand for addresses. */
    public AddressTable addresses() {
        return addresses;
    }

    /** What was counted beside the flows. */
    public FlowCounters counters() {
        return counters;
    }

    /** The bounds it works within. */
    public FlowLimits limits() {
        return limits;
    }

    SlotTable table() {
        return table;
    }

    FlowExtras extras() {
        return extras;
    }

    /** Stores a slot of another tracker, translated to this one's numbers; its handle, or 0 when it ended with that. */
    int adopt(long[] slot, boolean ended) {
        boolean head = (slot[FlowSlot.STATE] & FlowBits.HEAD) != 0;
        boolean beside = ended && head && heads < limits.maxHeads();
        int handle = ended ? table.store(slot[0], slot[1]) : table.insert(slot[0], slot[1]);
        System.arraycopy(slot, 0, table.chunk(handle), table.base(handle), FlowSlot.WORDS);
        if (beside) {
            heads++;
        } else if (ended) {
            release(handle);
            return 0;
        }
        return handle;
    }

    /** Takes over the extra of another store's flow, and gives its number here. */
    int takeOver(FlowExtra extra) {
        int number = extras.add();
        extras.set(number, extra);
        inspections += extra.counted ? 1 : 0;
        inspectedBytes += extra.held;
        return number;
    }

    /** Joins the extra of a later part, by number, into that of a flow. */
    void joinExtras(int handle, int later) {
        if (later == 0) {
            return;
        }
        FlowExtra other = extras.get(later);
        if (other.withoutBeginning && lookedInVain(handle)) {
            other.forgetPayload();
        }
        boolean guessed = other.withoutBeginning && (view.at(handle).startKnown(0) || view.startKnown(1));
        if ((int) table.word(handle, FlowSlot.INITIAL_A) == 0 && !guessed) {
            long word = table.word(handle, FlowSlot.INITIAL_A);
            table.word(handle, FlowSlot.INITIAL_A, word | later);
            return;
        }
        extraOf(handle).join(other);
        uncount(other);
        extras.remove(later);
    }

    /** Whether a flow's payload was looked at from its beginning and is nothing that is known. */
    private boolean lookedInVain(int handle) {
        long state = table.word(handle, FlowSlot.STATE);
        long looks = FlowBits.LOOK | FlowBits.of(FlowBits.LOOK, 1);
        long follows = FlowBits.FOLLOW | FlowBits.of(FlowBits.FOLLOW, 1);
        return view.at(handle).application().isEmpty() && (state & follows) == 0 && (state & looks) != looks;
    }

    /** Ends every flow that is left and forgets everything: the observation is over. */
    public void endAll() {
        int highest = table.highestHandle();
        for (int handle = 1; handle <= highest; handle++) {
            if (table.holds(handle)) {
                counters.ended++;
                sink.ended(view.at(handle));
            }
            long[] dropped = table.dropChunkBefore(handle);
            if (dropped != null) {
                sink.dropped(dropped);
            }
        }
    }

    /** Says that the request of this flow, if it is known, was answered in another flow. */
    public void answeredElsewhere(long initiatorAndResponder, int initiatorPort, int responderPort, int keyFlags) {
        long from = (initiatorAndResponder >>> 32) << 16 | initiatorPort;
        long to = (initiatorAndResponder & 0xFFFF_FFFFL) << 16 | responderPort;
        long tail = (long) IpProtocol.UDP << 24 | keyFlags;
        int handle = from <= to
                ? table.find(initiatorAndResponder, (long) initiatorPort << 48 | (long) responderPort << 32 | tail)
                : table.find(Long.rotateLeft(initiatorAndResponder, 32),
                        (long) responderPort << 48 | (long) initiatorPort << 32 | tail);
        if (handle != 0) {
            table.word(handle, FlowSlot.STATE, table.word(handle, FlowSlot.STATE) | FlowBits.ANSWERED_ELSEWHERE);
        }
    }

    /** Visits every flow that is held, by handle. */
    public void forEach(IntConsumer visitor) {
        for (int handle = 1; handle <= table.highestHandle(); handle++) {
            if (table.holds(handle)) {
                visitor.accept(handle);
            }
        }
    }

    /** Time of the latest packet, nanoseconds since 1970; {@link Long#MIN_VALUE} without one. */
    public long latestNanos() {
        return latestNanos;
    }
}
