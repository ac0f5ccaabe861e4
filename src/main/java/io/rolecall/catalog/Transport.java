package io.rolecall.catalog;

/** The words for IP protocol numbers in the data files. A protocol without a word is written as its number. */
public enum Transport {
    ICMP("icmp", 1), IGMP("igmp", 2), TCP("tcp", 6), UDP("udp", 17), GRE("gre", 47), ESP("esp", 50),
    ICMPV6("icmpv6", 58);

    private static final int LAST_PROTOCOL = 255;

    private final String label;
    private final int protocol;

    Transport(String label, int protocol) {
        this.label = label;
        this.protocol = protocol;
    }

    /** The IP protocol number. */
    public int protocol() {
        return protocol;
    }

    /** The IP protocol number of a word or number in the data files, or -1. */
    static int protocolOf(String text) {
        for (Transport transport : values()) {
            if (transport.label.equals(text)) {
                return transport.protocol;
            }
        }
        int number = PortSpec.number(text, 0, text.length());
        return number <= LAST_PROTOCOL ? number : -1;
    }

    /** The word for an IP protocol number, or the number itself. */
    public static String label(int protocol) {
        for (Transport transport : values()) {
            if (transport.protocol == protocol) {
                return transport.label;
            }
        }
        return Integer.toString(protocol);
    }

    /** Whether a protocol's ports are ICMP types and codes. */
    static boolean isIcmp(int protocol) {
        return protocol == ICMP.protocol || protocol == ICMPV6.protocol;
    }

    /** Whether a protocol has ports. */
    static boolean hasPorts(int protocol) {
        return protocol == TCP.protocol || protocol == UDP.protocol;
    }
}
