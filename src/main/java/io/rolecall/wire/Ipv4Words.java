package io.rolecall.wire;

/**
 * An IPv4 header without options (RFC 791 section 3.1) together with the EtherType in front of it, read in three words
 * instead of field by field: most frames of most captures look like this. The first two are little-endian numbers, which
 * spares turning them round; what their fields say is right way round.
 * <pre>
 * first   EtherType 2, version and length 1, service 1, total length 2, identification 2   from 2 before the header
 * second  flags and fragment offset 2, time to live 1, protocol 1, checksum 2, source 2    from 6 into the header
 * ends    source 4, destination 4                                                          from 12 into the header
 * </pre>
 */
public final class Ipv4Words {
    /** Where the first word lies from the header's beginning. The second follows it at once. */
    public static final int FIRST = -2;
    /** Where both addresses lie, and behind them the transport header. */
    public static final int ENDS = 12;
    private static final long PLAIN_MASK = 0xFF_FFFFL;
    private static final long PLAIN = 0x45L << 16 | EtherType.IPV4 >>> 8 | (EtherType.IPV4 & 0xFF) << 8;
    /** More fragments, and the offset; not "don't fragment". */
    private static final long FRAGMENT_MASK = 0xFF3FL;

    private Ipv4Words() {
    }

    /** The EtherType, whatever follows it. */
    public static int etherType(long first) {
        return (int) first << 8 & 0xFF00 | (int) first >>> 8 & 0xFF;
    }

    /** Whether this is IPv4 with a header of {@link Ipv4Header#LENGTH_MIN} bytes. */
    public static boolean plain(long first) {
        return (first & PLAIN_MASK) == PLAIN;
    }

    /** Bytes of the packet, header included, as it says. */
    public static int totalLength(long first) {
        return (int) (first >>> 24) & 0xFF00 | (int) (first >>> 40) & 0xFF;
    }

    /** The identification, which fragments and copies share. */
    public static int identification(long first) {
        return (int) (first >>> 40) & 0xFF00 | (int) (first >>> 56);
    }

    /** Whether this is a whole packet. */
    public static boolean whole(long second) {
        return (second & FRAGMENT_MASK) == 0;
    }

    /** IP protocol number. */
    public static int protocol(long second) {
        return (int) second >>> 24;
    }
}
