package io.rolecall.identify;

import io.rolecall.wire.IpAddress;
import io.rolecall.wire.IpProtocol;
import java.util.ArrayList;
import java.util.List;

/**
 * The string bindings that DCOM hands out: where an object exporter listens, as {@code HOST[port]}. They stand in the
 * answers of IObjectExporter and of the activators ([MS-DCOM] 2.2.19, 3.1.2.5), in an activation deep inside custom
 * marshalled properties; so the answer is searched for an array that holds together from its counts to its last zero.
 * <pre>
 *  0  number of 16-bit entries      2
 *  2  where security begins         2   counted in entries
 *  4  string bindings: protocol 2 (7: TCP), UTF-16 text, zero; a zero after the last
 *     security bindings: service 2, authorisation 2, UTF-16 text, zero; a zero after the last
 * </pre>
 */
final class DcomBindings {
    private static final String OBJECT_EXPORTER = "99fcfec4-5260-101b-bbcb-00aa0021347a";
    private static final String SCM_ACTIVATOR = "000001a0-0000-0000-c000-000000000046";
    private static final String ACTIVATION = "4d9f4ab8-7d1c-11cf-861e-0020af6e7c57";
    private static final int TCP_TOWER = 7;
    private static final int MAX_ENTRIES = 2048;
    private static final int MAX_BINDINGS = 32;
    /** Places of an answer that are read closely, so that a hostile one costs no more. */
    private static final int MAX_CANDIDATES = 16;

    private DcomBindings() {
    }

    /** Whether answers of this operation hold string bindings. */
    static boolean announcedBy(String rpcInterface, int operation) {
        if (rpcInterface == null) {
            return false;
        }
        return switch (rpcInterface) {
            case OBJECT_EXPORTER -> operation == 0 || operation == 4 || operation == 5;
            case SCM_ACTIVATOR -> operation == 3 || operation == 4;
            case ACTIVATION -> operation == 0;
            default -> false;
        };
    }

    /** Searches an answer and tells of every host and port in it. */
    static void tell(byte[] stub, int length, int direction, Told told, Learner learner) {
        Octets bytes = new Octets().over(stub, 0, length);
        int candidates = 0;
        int at = 0;
        while (at + 8 <= length && candidates < MAX_CANDIDATES) {
            int entries = bytes.u16(at, true);
            int security = bytes.u16(at + 2, true);
            boolean plausible = security >= 2 && security < entries && entries <= MAX_ENTRIES
                    && bytes.has(at + 4, 2L * entries) && bytes.u16(at + 4, true) == TCP_TOWER;
            List<String> bindings = plausible ? bindings(bytes, at + 4, entries, security) : List.of();
            candidates += plausible ? 1 : 0;
            if (bindings.isEmpty()) {
                at += 2;
            } else {
                tell(bindings, direction, told, learner);
                at += 4 + 2 * entries;
            }
        }
    }

    /** The bindings of an array, or none when anything in it contradicts its counts. */
    private static List<String> bindings(Octets bytes, int start, int entries, int security) {
        List<String> found = new ArrayList<>();
        int end = start + 2 * (security - 1);
        int at = start;
        while (at < end && found.size() < MAX_BINDINGS) {
            int tower = bytes.u16(at, true);
            int zero = zero(bytes, at + 2, end);
            if (tower == 0 || zero < 0) {
                return List.of();
            }
            if (tower == TCP_TOWER) {
                found.add(bytes.utf16(at + 2, zero - at - 2));
            }
            at = zero + 2;
        }
        boolean whole = at == end && bytes.u16(end, true) == 0 && bytes.u16(start + 2 * entries - 2, true) == 0;
        return whole ? found : List.of();
    }

    /** Where a text of printable characters ends, or -1. */
    private static int zero(Octets bytes, int from, int end) {
        for (int at = from; at < end; at += 2) {
            int unit = bytes.u16(at, true);
            if (unit == 0) {
                return at > from ? at : -1;
            }
            if (unit < 0x21 || unit == 0x7F) {
                return -1;
            }
        }
        return -1;
    }

    private static void tell(List<String> bindings, int direction, Told told, Learner learner) {
        IpAddress server = learner.address(direction);
        for (String binding : bindings) {
            int bracket = binding.endsWith("]") ? binding.lastIndexOf('[') : -1;
            String host = bracket < 0 ? binding : binding.substring(0, bracket);
            int port = bracket < 0 ? 0 : port(binding.substring(bracket + 1, binding.length() - 1));
            IpAddress other = IpAddress.parse(host);
            if (other == null && !host.isEmpty() && told.first("name", host, true)) {
                learner.name(server, host, "dcom");
            }
            if (port > 0) {
                endpoint(server, port, told, learner);
                if (other != null) {
                    endpoint(other, port, told, learner);
                }
            }
        }
    }

    private static void endpoint(IpAddress host, int port, Told told, Learner learner) {
        if (told.first("endpoint", host + "[" + port, true)) {
            learner.endpoint(host, IpProtocol.TCP, port, "", "dcom");
        }
    }

    private static int port(String digits) {
        if (digits.isEmpty() || digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        int port = Integer.parseInt(digits);
        return port <= 0xFFFF ? port : 0;
    }
}
