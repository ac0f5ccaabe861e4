package io.rolecall.identify;

/**
 * The NetBIOS session service's own packets (RFC 1002 section 4.3): who calls whom, and whether the called name was there.
 * <pre>
 * request:  called name 34, calling name 34   a name: 0x20, 32 letters A to P (two a byte), 0
 *           decoded: 15 characters padded with blanks, and a suffix (0x20 file server, 0x00 workstation)
 * </pre>
 */
final class NetbiosSession {
    static final int REQUEST = 0x81;
    private static final int ACCEPTED = 0x82;
    private static final int REFUSED = 0x83;
    private static final int ELSEWHERE = 0x84;
    private static final int PREFIX = 4;
    private static final int NAME = 34;
    private static final int CHARACTERS = 15;

    private final Told told;
    private String called = "";

    NetbiosSession(Told told) {
        this.told = told;
    }

    /** Whether a packet of this type has this length. */
    static boolean fits(int type, long length) {
        return switch (type) {
            case REQUEST -> length == 2 * NAME;
            case REFUSED -> length == 1;
            case ELSEWHERE -> length == 6;
            default -> length == 0;
        };
    }

    /** Whether a session request's two names are names. */
    static boolean names(Octets packet) {
        return name(packet, PREFIX) != null && name(packet, PREFIX + NAME) != null;
    }

    /** Reads a packet; false when a session request's names are none. */
    boolean packet(int direction, Octets packet, Learner learner) {
        if (packet.at(0) == REQUEST) {
            return request(direction, packet, learner);
        }
        if (packet.at(0) == ACCEPTED && !called.isEmpty() && told.first("name", called, true)) {
            learner.name(learner.address(direction), called, "netbios");
        }
        if (packet.at(0) == REFUSED) {
            told.evidence(learner, "netbios-session-refused", Integer.toHexString(packet.at(PREFIX)), true);
        }
        return true;
    }

    private boolean request(int direction, Octets packet, Learner learner) {
        String to = name(packet, PREFIX);
        String from = name(packet, PREFIX + NAME);
        if (to == null || from == null) {
            return false;
        }
        learner.requestFrom(direction);
        called = to.startsWith("*") ? "" : to;
        if (!from.isEmpty() && told.first("name", from, true)) {
            learner.name(learner.address(direction), from, "netbios");
        }
        return true;
    }

    /** A name without its padding and suffix, or null when it is none. */
    private static String name(Octets packet, int at) {
        if (packet.at(at) != 0x20 || packet.at(at + NAME - 1) != 0) {
            return null;
        }
        StringBuilder name = new StringBuilder(CHARACTERS);
        for (int i = 0; i <= CHARACTERS; i++) {
            int high = packet.at(at + 1 + 2 * i) - 'A';
            int low = packet.at(at + 2 + 2 * i) - 'A';
            if (high < 0 || high > 15 || low < 0 || low > 15) {
                return null;
            }
            if (i < CHARACTERS && (high << 4 | low) != 0) {
                name.append((char) (high << 4 | low));
            }
        }
        return name.toString().strip();
    }
}
