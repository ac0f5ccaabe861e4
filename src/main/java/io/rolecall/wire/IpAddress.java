package io.rolecall.wire;

import java.nio.ByteBuffer;

/**
 * An IPv4 or IPv6 address as a value. IPv4 is held as IPv4-mapped (RFC 4291 section 2.5.5.2), so both families share one
 * order: by the 128 bits, unsigned. Not for the hot path: one is made for each host, never for each frame.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record IpAddress(long high, long low) implements Comparable<IpAddress> {
    private static final long V4_PREFIX = 0x0000_FFFF_0000_0000L;

    /** An IPv4 address from its 32 bits. */
    public static IpAddress ofV4(int bits) {
        return new IpAddress(0, V4_PREFIX | (bits & 0xFFFF_FFFFL));
    }

    /** An address from 4 or 16 bytes in network order. */
    public static IpAddress ofBytes(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return switch (bytes.length) {
            case 4 -> ofV4(buffer.getInt());
            case 16 -> new IpAddress(buffer.getLong(), buffer.getLong());
            default -> throw new IllegalArgumentException(bytes.length + " address bytes instead of 4 or 16");
        };
    }

    /**
     * Reads dotted IPv4 or RFC 4291 IPv6 text. Never asks a name server.
     *
     * @return null when the text is not an address
     */
    public static IpAddress parse(String text) {
        return text.indexOf(':') >= 0 ? Ipv6Text.parse(text) : parseV4(text);
    }

    private static IpAddress parseV4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return null;
        }
        int bits = 0;
        for (String part : parts) {
            if (part.isEmpty() || part.length() > 3 || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return null;
            }
            int value = Integer.parseInt(part);
            if (value > 255) {
                return null;
            }
            bits = bits << 8 | value;
        }
        return ofV4(bits);
    }

    /** Whether this is an IPv4 address. */
    public boolean isV4() {
        return high == 0 && (low & 0xFFFF_FFFF_0000_0000L) == V4_PREFIX;
    }

    /** The 32 bits of an IPv4 address. */
    public int v4Bits() {
        return (int) low;
    }

    /** IPv4 224.0.0.0/4 or IPv6 ff00::/8. */
    public boolean isMulticast() {
        return isV4() ? v4Bits() >>> 28 == 0xE : high >>> 56 == 0xFF;
    }

    /** IPv4 255.255.255.255. */
    public boolean isLimitedBroadcast() {
        return isV4() && v4Bits() == -1;
    }

    /** IPv4 127.0.0.0/8 or IPv6 ::1. */
    public boolean isLoopback() {
        return isV4() ? v4Bits() >>> 24 == 127 : high == 0 && low == 1;
    }

    /** 0.0.0.0 or ::. */
    public boolean isUnspecified() {
        return isV4() ? v4Bits() == 0 : high == 0 && low == 0;
    }

    /** IPv4 169.254.0.0/16 or IPv6 fe80::/10. */
    public boolean isLinkLocal() {
        return isV4() ? v4Bits() >>> 16 == 0xA9FE : high >>> 54 == 0xFE80 >>> 6;
    }

    /**
     * Whether the address belongs to the public Internet: not private (RFC 1918, RFC 4193), shared (RFC 6598),
     * loopback, link-local, documentation (RFC 5737, RFC 3849), multicast or unspecified.
     */
    public boolean isPublic() {
        if (isMulticast() || isLimitedBroadcast() || isLoopback() || isUnspecified() || isLinkLocal()) {
            return false;
        }
        if (!isV4()) {
            return high >>> 57 != 0xFC >>> 1 && high >>> 32 != 0x2001_0DB8L;
        }
        int bits = v4Bits();
        boolean rfc1918 = bits >>> 24 == 10 || bits >>> 20 == 0xAC1 || bits >>> 16 == 0xC0A8;
        boolean shared = bits >>> 22 == (100 << 2 | 1);
        boolean thisNetwork = bits >>> 24 == 0 || bits >>> 28 == 0xF;
        return !rfc1918 && !shared && !thisNetwork && !documentation(bits >>> 8);
    }

    /** 192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24 (RFC 5737), by their upper 24 bits. */
    private static boolean documentation(int block) {
        return block == 0xC0_00_02 || block == 0xC6_33_64 || block == 0xCB_00_71;
    }

    @Override
    public int compareTo(IpAddress other) {
        int order = Long.compareUnsigned(high, other.high);
        return order != 0 ? order : Long.compareUnsigned(low, other.low);
    }

    /** Dotted IPv4, or IPv6 as RFC 5952 asks. */
    @Override
    public String toString() {
        if (!isV4()) {
            return Ipv6Text.format(high, low);
        }
        int bits = v4Bits();
        return (bits >>> 24) + "." + (bits >>> 16 & 255) + "." + (bits >>> 8 & 255) + "." + (bits & 255);
    }

    // Written out: linking the generated ones takes milliseconds of every start.
    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress that && high == that.high && low == that.low;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(high) + Long.hashCode(low);
    }
}
