package io.rolecall.identify;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What an endpoint mapper sends over one TCP connection: cuts the stream into PDUs, puts the fragments of a response
 * together and hands complete stubs to {@link EptMapAnswer}. Resynchronises at the next segment when bytes were lost.
 */
final class EndpointMapperStream {
    /** The largest PDU that is followed; ept_map answers are far smaller. */
    static final int WINDOW = 1 << 14;
    /** The largest stub that is put together from fragments. */
    static final int MAX_STUB = 1 << 15;

    private final StreamWindow window = new StreamWindow(WINDOW);
    private byte[] stub = new byte[512];
    private int stubLength;
    private boolean inCall;

    /** Takes a segment; tells the answer parser of every complete response. */
    void segment(int sequence, ByteBuffer buffer, int offset, int count, EptMapAnswer answer) {
        if (!window.started()) {
            window.restart(sequence);
        }
        window.add(sequence, buffer, offset, count);
        drain(answer);
        if (window.full() || window.gap() || window.available() > 0 && !RpcPdu.plausible(window)) {
            resynchronise(sequence, buffer, offset, count, answer);
        }
    }

    /** Begins again at this segment when it looks like the start of a PDU: what came before it is lost or not RPC. */
    private void resynchronise(int sequence, ByteBuffer buffer, int offset, int count, EptMapAnswer answer) {
        boolean startsPdu = count >= RpcPdu.HEADER && buffer.get(offset) == 5 && buffer.get(offset + 1) <= 1;
        if (!startsPdu) {
            return;
        }
        window.restart(sequence);
        inCall = false;
        window.add(sequence, buffer, offset, count);
        drain(answer);
    }

    private void drain(EptMapAnswer answer) {
        while (window.available() >= RpcPdu.HEADER && RpcPdu.plausible(window)) {
            int length = RpcPdu.length(window);
            if (window.available() < length) {
                return;
            }
            if (RpcPdu.type(window) == RpcPdu.RESPONSE && length >= RpcPdu.RESPONSE_HEADER) {
                response(answer);
            }
            window.consume(length);
        }
    }

    private void response(EptMapAnswer answer) {
        int flags = RpcPdu.flags(window);
        int count = RpcPdu.stubLength(window);
        if ((flags & RpcPdu.FIRST_FRAGMENT) != 0) {
            inCall = true;
            stubLength = 0;
        }
        if (!inCall || count < 0 || stubLength + count > MAX_STUB) {
            inCall = false;
            return;
        }
        if (stubLength + count > stub.length) {
            stub = Arrays.copyOf(stub, Math.min(MAX_STUB, 2 * (stubLength + count)));
        }
        window.copy(RpcPdu.RESPONSE_HEADER, stub, stubLength, count);
        stubLength += count;
        if ((flags & RpcPdu.LAST_FRAGMENT) != 0) {
            inCall = false;
            answer.parse(stub, stubLength, RpcPdu.littleEndian(window));
        }
    }
}
