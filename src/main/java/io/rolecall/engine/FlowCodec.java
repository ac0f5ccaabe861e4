package io.rolecall.engine;

import io.rolecall.flow.Certainty;
import io.rolecall.flow.InitiatorBasis;
import io.rolecall.flow.Outcome;
import io.rolecall.flow.Visibility;
import io.rolecall.observe.FlowRecord;
import io.rolecall.observe.FrameRef;
import io.rolecall.wire.IpAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finished flows in a fixed number of bytes each. Texts, of which a run has few (captures, interfaces, applications), are
 * kept here and numbered, so what one codec wrote only the same codec reads: a form for one process, not for exchange.
 */
final class FlowCodec {
    /** Bytes of every flow. */
    static final int BYTES = 4 * Long.BYTES + 2 * Short.BYTES + 5 * Byte.BYTES + 7 * Long.BYTES
            + Integer.BYTES + Long.BYTES + 4 * Integer.BYTES;

    private static final InitiatorBasis[] BASES = InitiatorBasis.values();
    private static final Outcome[] OUTCOMES = Outcome.values();
    private static final Certainty[] CERTAINTIES = Certainty.values();
    private static final Visibility[] VISIBILITIES = Visibility.values();

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    /** Writes a flow at the buffer's position. */
    void put(FlowRecord flow, ByteBuffer buffer) {
        buffer.putLong(flow.initiator().high()).putLong(flow.initiator().low());
        buffer.putLong(flow.responder().high()).putLong(flow.responder().low());
        buffer.putShort((short) flow.initiatorPort()).putShort((short) flow.responderPort());
        buffer.put((byte) flow.protocol()).put((byte) flow.basis().ordinal()).put((byte) flow.outcome().ordinal());
        buffer.put((byte) flow.certainty().ordinal()).put((byte) flow.visibility().ordinal());
        buffer.putLong(flow.framesOut()).putLong(flow.framesBack()).putLong(flow.bytesOut()).putLong(flow.bytesBack());
        buffer.putLong(flow.copies()).putLong(flow.firstSeenNanos()).putLong(flow.lastSeenNanos());
        buffer.putInt(flow.firstFrame().capture()).putLong(flow.firstFrame().number());
        buffer.putInt(number(flow.application())).putInt(number(flow.capture())).putInt(number(flow.interfaceName()));
        buffer.putInt(flow.vlan());
    }

    /** Reads the flow at the buffer's position. */
    FlowRecord get(ByteBuffer buffer) {
        IpAddress initiator = new IpAddress(buffer.getLong(), buffer.getLong());
        IpAddress responder = new IpAddress(buffer.getLong(), buffer.getLong());
        int initiatorPort = buffer.getShort() & 0xFFFF;
        int responderPort = buffer.getShort() & 0xFFFF;
        int protocol = buffer.get() & 0xFF;
        InitiatorBasis basis = BASES[buffer.get()];
        Outcome outcome = OUTCOMES[buffer.get()];
        Certainty certainty = CERTAINTIES[buffer.get()];
        Visibility visibility = VISIBILITIES[buffer.get()];
        long framesOut = buffer.getLong();
        long framesBack = buffer.getLong();
        long bytesOut = buffer.getLong();
        long bytesBack = buffer.getLong();
        long copies = buffer.getLong();
        long firstSeen = buffer.getLong();
        long lastSeen = buffer.getLong();
        FrameRef firstFrame = new FrameRef(buffer.getInt(), buffer.getLong());
        String application = texts.get(buffer.getInt());
        return new FlowRecord(protocol, initiator, initiatorPort, responder, responderPort, basis, application, outcome,
                certainty, visibility, framesOut, framesBack, bytesOut, bytesBack, copies, firstSeen, lastSeen, firstFrame,
                texts.get(buffer.getInt()), texts.get(buffer.getInt()), buffer.getInt());
    }

    private int number(String text) {
        Integer known = numbers.get(text);
        if (known != null) {
            return known;
        }
        texts.add(text);
        numbers.put(text, texts.size() - 1);
        return texts.size() - 1;
    }
}
