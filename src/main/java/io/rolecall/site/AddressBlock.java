package io.rolecall.site;

import io.rolecall.wire.IpAddress;

/**
 * A block of addresses of one family. IPv4 is counted in the 128 bits of {@link IpAddress}, so a {@code /24} has prefix
 * length 120; a block never spans the two families.
 *
 * @param network its first address
 * @param prefixLength leading bits that its addresses share, 0 to 128
 * @param v4 whether it is IPv4
 */
record AddressBlock(IpAddress network, int prefixLength, boolean v4) {
    /** Bits in front of an IPv4 address. */
    static final int V4_OFFSET = 96;
    private static final int BITS = 128;

    /**
     * Reads an address or a CIDR block.
     *
     * @throws IllegalArgumentException with what was expected instead
     */
    static AddressBlock parse(String text) {
        int slash = text.indexOf('/');
        IpAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw new IllegalArgumentException(expected(text, slash < 0 ? text.length() : slash));
        }
        if (slash < 0) {
            return new AddressBlock(address, BITS, address.isV4());
        }
        boolean dotted = text.lastIndexOf(':', slash) < 0;
        int offset = dotted ? V4_OFFSET : 0;
        int length = number(text.substring(slash + 1), BITS - offset) + offset;
        IpAddress network = mask(address, length);
        if (!network.equals(address)) {
            throw new IllegalArgumentException("a block without bits behind its prefix: " + network
                    + text.substring(slash) + " for the block, or " + address + " for the one host");
        }
        return new AddressBlock(network, length, address.isV4() && length >= V4_OFFSET);
    }

    /** What was expected of a text that begins with no address: what Windows and ip print may carry a zone (RFC 4007). */
    private static String expected(String text, int end) {
        int zone = text.indexOf('%');
        if (zone < 0 || zone > end || IpAddress.parse(text.substring(0, zone)) == null) {
            return "an IPv4 or IPv6 address, or a block such as 10.1.0.0/16";
        }
        return text.substring(0, zone) + text.substring(end) + " without the zone '" + text.substring(zone, end)
                + "', which no frame has";
    }

    private static int number(String text, int most) {
        boolean digits = !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int value = digits ? Integer.parseInt(text) : -1;
        if (value < 0 || value > most) {
            throw new IllegalArgumentException("a prefix length from 0 to " + most);
        }
        return value;
    }

    /** The address with every bit behind the prefix cleared. */
    static IpAddress mask(IpAddress address, int prefixLength) {
        long high = prefixLength >= 64 ? address.high() : address.high() & leading(prefixLength);
        long low = prefixLength >= BITS ? address.low() : address.low() & leading(Math.max(0, prefixLength - 64));
        return new IpAddress(high, low);
    }

    private static long leading(int bits) {
        return bits == 0 ? 0 : -1L << 64 - bits;
    }

    /** Whether the address lies in this block. */
    boolean contains(IpAddress address) {
        return address.isV4() == v4 && mask(address, prefixLength).equals(network);
    }

    /** Whether this is one single address. */
    boolean single() {
        return prefixLength == BITS;
    }

    /** Whether the address is this IPv4 block's directed broadcast address; point-to-point blocks have none. */
    boolean isBroadcast(IpAddress address) {
        int hostBits = BITS - prefixLength;
        return v4 && hostBits >= 2 && contains(address) && (address.v4Bits() | -1 << Math.min(hostBits, 31)) == -1
                && (hostBits < 32 || address.isLimitedBroadcast());
    }

    @Override
    public String toString() {
        return single() ? network.toString() : network + "/" + (v4 ? prefixLength - V4_OFFSET : prefixLength);
    }
}
