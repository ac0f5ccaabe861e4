package io.rolecall.flow;

import io.rolecall.capture.Frame;
import io.rolecall.decode.DecodeOutcome;
import io.rolecall.decode.FrameBatch;
import io.rolecall.decode.Packet;
import io.rolecall.decode.PlainFrames;
import io.rolecall.wire.IpProtocol;

/**
 * What is known of packets that will be taken next: their keys, their fingerprints, and where their flows lie. The point is
 * the order of work: first all keys, then all places in the index, then all slots, each in a loop so tight that a processor
 * has dozens of its cache misses under way at once. Looked up one after the other, the same misses would wait for each
 * other. One row a frame of a {@link FrameBatch}.
 */
final class LookAhead {
    private static final int ROWS = FrameBatch.FRAMES;

    private final FlowKeys keys;
    private final SlotTable table;
    final long[] addresses = new long[ROWS];
    final long[] ports = new long[ROWS];
    final int[] direction = new int[ROWS];
    /** Of plain frames alone; 0 for one that cannot be told from its copy. */
    final long[] fingerprints = new long[ROWS];
    final int[] hints = new int[ROWS];
    private final long[] identity = new long[ROWS];
    private final long[] hashes = new long[ROWS];
    private long touched;

    LookAhead(FlowKeys keys, SlotTable table) {
        this.keys = keys;
        this.table = table;
    }

    /** Looks at the outermost packets of a batch and brings the slots of their flows into the cache. */
    void look(FrameBatch batch) {
        int count = batch.count();
        plainKeys(batch.columns(), count);
        if (!batch.allPlain()) {
            otherKeys(batch);
        }
        for (int row = 0; row < count; row++) {
            hashes[row] = SlotTable.hash(addresses[row], ports[row]);
        }
        table.probe(hashes, hints, count);
        touched ^= table.touch(hints, count, FlowSlot.LAST_HOT);
        fingerprints(batch, count);
    }

    /** The keys of plain frames, as {@link FlowKeys} makes them; rows of others get one without meaning. */
    private void plainKeys(PlainFrames columns, int count) {
        for (int row = 0; row < count; row++) {
            long ends = columns.ends[row];
            int both = columns.ports[row];
            long from = (ends >>> 32) << 16 | both >>> 16;
            long to = (ends & 0xFFFF_FFFFL) << 16 | both & 0xFFFF;
            // Which end sent is as good as random: arithmetic costs less than a branch that is guessed wrong.
            int sender = (int) (to - from >>> 63);
            direction[row] = sender;
            identity[row] = ends;
            addresses[row] = Long.rotateLeft(ends, sender << 5);
            ports[row] = (long) Integer.rotateLeft(both, sender << 4) << 32 | (long) columns.protocol[row] << 24;
        }
    }

    /** Later fragments and ICMP errors find their flows in other ways. */
    private void otherKeys(FrameBatch batch) {
        for (int row = 0; row < batch.count(); row++) {
            if (!batch.plain(row) && batch.outcome(row) == DecodeOutcome.PACKET) {
                Packet packet = batch.walked(row).packet(0);
                if (packet.fragment != Packet.LATER_FRAGMENT && packet.icmp == 0) {
                    note(packet, row);
                }
            }
        }
    }

    private void note(Packet packet, int row) {
        keys.of(packet);
        packet.noted = row;
        addresses[row] = keys.addresses;
        ports[row] = keys.ports;
        identity[row] = keys.identity;
        direction[row] = keys.direction;
    }

    private void fingerprints(FrameBatch batch, int count) {
        PlainFrames columns = batch.columns();
        for (int row = 0; row < count; row++) {
            if (batch.plain(row)) {
                fingerprints[row] = fingerprint(batch.frame(row), columns, row);
            }
        }
    }

    private long fingerprint(Frame frame, PlainFrames columns, int row) {
        int protocol = columns.protocol[row];
        long head = protocol == IpProtocol.UDP && columns.payloadCaptured[row] >= Long.BYTES
                ? frame.buffer.getLong(columns.payloadOffset[row]) : 0;
        return Fingerprint.of(identity[row], 0, protocol, columns.ports[row], columns.flags[row], columns.sequence[row],
                columns.acknowledgment[row], columns.payloadLength[row], columns.identification[row],
                columns.checksum[row], head);
    }

    /** Sets the key of a noted packet; {@link FlowKeys#sourceFirst} is not set. */
    void key(int noted) {
        keys.addresses = addresses[noted];
        keys.ports = ports[noted];
        keys.identity = identity[noted];
        keys.direction = direction[noted];
    }

    /** The handle of a noted packet's flow, or 0. */
    int find(int noted) {
        int hint = hints[noted];
        boolean there = hint != 0 && table.matches(hint, addresses[noted], ports[noted])
                && (table.word(hint, FlowSlot.STATE) & FlowBits.DETACHED) == 0;
        return there ? hint : table.find(addresses[noted], ports[noted]);
    }
}
