package io.rolecall.identify;

/**
 * Requests whose operation or arguments say more than their interface does: services that are created and started, WMI
 * logons, activation of WMI, replication of a directory. Everything else is silence.
 */
final class RpcRequests {
    private static final String SERVICES = "367abb81-9844-35f1-ad32-98f038001003";
    private static final int CREATE_SERVICE = 12;
    private static final int START_SERVICE = 19;
    private static final int CREATE_SERVICE_BYTES = 24;
    private static final int START_SERVICE_BYTES = 31;
    private static final String WBEM_LOGIN = "f309ad18-d86a-11d0-a075-00c04fb68820";
    private static final int NTLM_LOGIN = 6;
    private static final String DIRECTORY_REPLICATION = "e3514235-4b06-11d1-ab04-00c04fc2dcd2";
    private static final int GET_CHANGES = 3;
    private static final String WBEM_CLASS = "8bc3f05e-d86b-11d0-a075-00c04fb68820";
    private static final byte[] WBEM_CLASS_BYTES = {0x5E, (byte) 0xF0, (byte) 0xC3, (byte) 0x8B, 0x6B, (byte) 0xD8,
        (byte) 0xD0, 0x11, (byte) 0xA0, 0x75, 0x00, (byte) 0xC0, 0x4F, (byte) 0xB6, (byte) 0x88, 0x20};
    /** A context handle ([C706] section 14.2.16.6). */
    private static final int HANDLE = 20;
    /** ORPCTHIS without extensions ([MS-DCOM] 2.2.13.3), then the pointer of the first argument. */
    private static final int ORPC_THIS = 32;

    private RpcRequests() {
    }

    /**
     * Tells what a request says.
     *
     * @param pdu the request, or null when its stub is sealed
     */
    static void tell(String rpcInterface, int operation, Octets pdu, Told told, Learner learner) {
        if (worthTelling(rpcInterface, operation)) {
            told.evidence(learner, "rpc-call", rpcInterface + " " + operation, false);
        }
        if (pdu == null) {
            return;
        }
        int stub = RpcHeader.stub(pdu);
        boolean little = RpcHeader.littleEndian(pdu);
        if (DcomBindings.announcedBy(rpcInterface, operation)) {
            if (pdu.find(WBEM_CLASS_BYTES, stub) >= 0) {
                told.evidence(learner, WBEM_CLASS, "activation", false);
            }
        } else if (rpcInterface.equals(SERVICES) && (operation == CREATE_SERVICE || operation == CREATE_SERVICE_BYTES)) {
            int unit = operation == CREATE_SERVICE ? 2 : 1;
            told.evidence(learner, "rpc-service", little ? string(pdu, stub, HANDLE, unit) : "", false);
        } else if (rpcInterface.equals(WBEM_LOGIN) && operation == NTLM_LOGIN && pdu.u32(stub + 28, little) == 0) {
            told.evidence(learner, "wmi-namespace", little ? string(pdu, stub, ORPC_THIS + 4, 2) : "", false);
        }
    }

    private static boolean worthTelling(String rpcInterface, int operation) {
        return switch (rpcInterface) {
            case SERVICES -> operation == CREATE_SERVICE || operation == START_SERVICE
                    || operation == CREATE_SERVICE_BYTES || operation == START_SERVICE_BYTES;
            case WBEM_LOGIN -> operation == NTLM_LOGIN;
            case DIRECTORY_REPLICATION -> operation == GET_CHANGES;
            default -> false;
        };
    }

    /**
     * A conformant varying string in NDR or NDR64; empty when none stands there.
     *
     * @param at where it stands in the stub
     * @param unit bytes a character
     */
    private static String string(Octets pdu, int stub, int at, int unit) {
        String text = counted(pdu, stub + at, 4, unit);
        return text.isEmpty() ? counted(pdu, stub + (at + 7 & -8), 8, unit) : text;
    }

    private static String counted(Octets pdu, int at, int word, int unit) {
        long maximum = pdu.u32(at, true);
        long offset = pdu.u32(at + word, true);
        long actual = pdu.u32(at + 2 * word, true);
        boolean fits = offset == 0 && actual > 1 && actual <= maximum && maximum <= Octets.MAX_TEXT
                && pdu.has(at + 3 * word, unit * actual);
        if (!fits) {
            return "";
        }
        return unit == 2 ? pdu.utf16(at + 3 * word, (int) (2 * actual)) : pdu.utf8(at + 3 * word, (int) actual);
    }
}
