package io.rolecall.identify;

import java.util.Arrays;

/**
 * The calls of one RPC association that wait for their answer, and the answer that is being put together from fragments.
 * Bounded: the oldest call is forgotten, and an answer that grows beyond the bound is dropped.
 */
final class RpcCalls {
    /** The largest stub that is put together. */
    static final int MAX_STUB = 1 << 15;
    private static final int MAX = 16;

    private final long[] calls = new long[MAX];
    private final String[] interfaces = new String[MAX];
    private final int[] operations = new int[MAX];
    private int next;
    private byte[] stub = new byte[0];
    private int length;
    private long assembling = -1;

    RpcCalls() {
        Arrays.fill(calls, -1);
    }

    /** Notes a call of an interface, which is null when it is not known. */
    void asked(long call, String rpcInterface, int operation) {
        calls[next] = call;
        interfaces[next] = rpcInterface;
        operations[next] = operation;
        next = next + 1 & MAX - 1;
    }

    /** Where a call is noted, or -1; the youngest when its number was used again. */
    int find(long call) {
        for (int i = 1; i <= MAX; i++) {
            int at = next - i & MAX - 1;
            if (calls[at] == call) {
                return at;
            }
        }
        return -1;
    }

    String rpcInterface(int at) {
        return at < 0 ? null : interfaces[at];
    }

    int operation(int at) {
        return at < 0 ? -1 : operations[at];
    }

    /** Adds a fragment of an answer; true when the answer is complete and stands in {@link #stub}. */
    boolean add(Octets pdu) {
        int count = RpcHeader.stubLength(pdu);
        if (RpcHeader.first(pdu)) {
            assembling = RpcHeader.call(pdu);
            length = 0;
        }
        if (assembling != RpcHeader.call(pdu) || count < 0 || length + count > MAX_STUB) {
            assembling = -1;
            return false;
        }
        if (length + count > stub.length) {
            stub = Arrays.copyOf(stub, Math.min(MAX_STUB, Math.max(2 * stub.length, length + count)));
        }
        System.arraycopy(pdu.copy(RpcHeader.stub(pdu), count), 0, stub, length, count);
        length += count;
        if (!RpcHeader.last(pdu)) {
            return false;
        }
        assembling = -1;
        return true;
    }

    byte[] stub() {
        return stub;
    }

    int stubLength() {
        return length;
    }

    /** Lets go of the answer that was put together. */
    void forget() {
        stub = new byte[0];
        length = 0;
    }
}
