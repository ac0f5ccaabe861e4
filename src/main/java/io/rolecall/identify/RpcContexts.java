package io.rolecall.identify;

/**
 * Which interface a presentation context stands for: what binds and alter-contexts ask, and what their answers accept
 * (C706 section 12.6.4.3 and 12.6.4.4). Bounded; a context beyond the bound stays unknown.
 * <pre>
 * bind:  16 fragment sizes 4, group 4, 24 number of contexts 1, reserved 3, then each
 *        context 2, number of transfer syntaxes 1, reserved 1, interface 16, version 4, transfer syntaxes 20 each
 * ack:   16 fragment sizes 4, group 4, 24 length of secondary address 2, address, padding to 4,
 *        number of results 1, reserved 3, then each: result 2, reason 2, transfer syntax 20
 * </pre>
 */
final class RpcContexts {
    private static final int MAX = 32;
    private static final int COUNT = 24;
    private static final int LIST = 28;
    private static final int INTERFACE = 20;
    private static final int SYNTAX = 20;
    private static final int RESULT = 24;
    private static final int ACCEPTED = 0;

    private final int[] contexts = new int[MAX];
    private final String[] interfaces = new String[MAX];
    private int count;
    private final String[] asked = new String[MAX];
    private int askedCount;

    /** Who is told of each interface. */
    interface Listener {
        /** An interface was asked for or, when {@code accepted}, given. */
        void rpcInterface(String uuid, boolean accepted);
    }

    /** Reads a bind or alter-context; false when its list does not hold together, and then nothing is told. */
    boolean bind(Octets pdu, Listener listener) {
        boolean little = RpcHeader.littleEndian(pdu);
        int number = pdu.at(COUNT);
        int at = LIST;
        for (int i = 0; i < number; i++) {
            int transfers = pdu.at(at + 2);
            int size = 4 + INTERFACE + transfers * SYNTAX;
            if (transfers == 0 || at + size > RpcHeader.length(pdu) || !pdu.has(at, size)) {
                return false;
            }
            at += size;
        }
        askedCount = 0;
        at = LIST;
        for (int i = 0; i < number && i < MAX; i++) {
            String uuid = Uuids.text(pdu.copy(at + 4, 16), 0, little);
            put(pdu.u16(at, little), uuid);
            asked[askedCount++] = uuid;
            listener.rpcInterface(uuid, false);
            at += 4 + INTERFACE + pdu.at(at + 2) * SYNTAX;
        }
        return number > 0;
    }

    /** Reads the answer to a bind or alter-context. */
    void answer(Octets pdu, Listener listener) {
        boolean little = RpcHeader.littleEndian(pdu);
        int at = COUNT + 2 + pdu.u16(COUNT, little) + 3 & -4;
        int number = Math.min(pdu.at(at), askedCount);
        at += 4;
        for (int i = 0; i < number && pdu.has(at, RESULT); i++) {
            if (pdu.u16(at, little) == ACCEPTED) {
                listener.rpcInterface(asked[i], true);
            }
            at += RESULT;
        }
        askedCount = 0;
    }

    private void put(int context, String uuid) {
        for (int i = 0; i < count; i++) {
            if (contexts[i] == context) {
                interfaces[i] = uuid;
                return;
            }
        }
        if (count < MAX) {
            contexts[count] = context;
            interfaces[count++] = uuid;
        }
    }

    /** The interface of a context, or null when its bind was not seen. */
    String of(int context) {
        for (int i = 0; i < count; i++) {
            if (contexts[i] == context) {
                return interfaces[i];
            }
        }
        return null;
    }
}
