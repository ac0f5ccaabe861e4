package io.rolecall.wire;

/** IPv6 addresses as text: RFC 4291 section 2.2 in, RFC 5952 out. */
final class Ipv6Text {
    private static final int GROUPS = 8;

    private Ipv6Text() {
    }

    /** The address, or null when the text is none. A zone ({@code %eth0}) is refused. */
    static IpAddress parse(String text) {
        String source = text;
        int lastColon = source.lastIndexOf(':');
        if (source.indexOf('.') > lastColon) {
            IpAddress tail = IpAddress.parse(source.substring(lastColon + 1));
            if (tail == null) {
                return null;
            }
            int bits = tail.v4Bits();
            source = source.substring(0, lastColon + 1)
                    + Integer.toHexString(bits >>> 16) + ":" + Integer.toHexString(bits & 0xFFFF);
        }
        int gap = source.indexOf("::");
        if (gap >= 0 && source.indexOf("::", gap + 1) >= 0) {
            return null;
        }
        int[] groups = new int[GROUPS];
        if (gap < 0) {
            return fill(groups, source, 0) == GROUPS ? of(groups) : null;
        }
        int front = fill(groups, source.substring(0, gap), 0);
        int[] behind = new int[GROUPS];
        int back = fill(behind, source.substring(gap + 2), 0);
        if (front < 0 || back < 0 || front + back >= GROUPS) {
            return null;
        }
        System.arraycopy(behind, 0, groups, GROUPS - back, back);
        return of(groups);
    }

    /** Reads colon-separated groups; the number read, or -1 when one is not a group or there are too many. */
    private static int fill(int[] groups, String text, int from) {
        if (text.isEmpty()) {
            return from;
        }
        String[] parts = text.split(":", -1);
        if (parts.length > GROUPS) {
            return -1;
        }
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            if (part.isEmpty() || part.length() > 4 || !part.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
                return -1;
            }
            groups[i] = Integer.parseInt(part, 16);
        }
        return parts.length;
    }

    private static IpAddress of(int[] groups) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < 4; i++) {
            high = high << 16 | groups[i];
            low = low << 16 | groups[i + 4];
        }
        return new IpAddress(high, low);
    }

    static String format(long high, long low) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < 4; i++) {
            groups[i] = (int) (high >>> 48 - 16 * i) & 0xFFFF;
            groups[i + 4] = (int) (low >>> 48 - 16 * i) & 0xFFFF;
        }
        int bestStart = -1;
        int bestLength = 1;
        for (int i = 0; i < GROUPS; i++) {
            int length = 0;
            while (i + length < GROUPS && groups[i + length] == 0) {
                length++;
            }
            if (length > bestLength) {
                bestStart = i;
                bestLength = length;
            }
            i += length;
        }
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < GROUPS; i++) {
            if (i == bestStart) {
                text.append("::");
                i += bestLength - 1;
                continue;
            }
            if (text.length() > 0 && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
