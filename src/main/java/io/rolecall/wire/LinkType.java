package io.rolecall.wire;

/** Link types (tcpdump's LINKTYPE_ registry) that the decoder reads. */
public final class LinkType {
    public static final int NULL = 0;
    public static final int ETHERNET = 1;
    public static final int PPP = 9;
    /** OpenBSD's and some files' raw IP; 12 and 14 are DLT_RAW values that leaked into files. */
    public static final int RAW_BSD = 12;
    public static final int RAW_OPENBSD = 14;
    /** PPP with HDLC-like framing, or Cisco's framing of HDLC: the first byte tells. */
    public static final int PPP_HDLC = 50;
    public static final int RAW = 101;
    public static final int CISCO_HDLC = 104;
    public static final int LOOP = 108;
    public static final int LINUX_SLL = 113;
    public static final int IPV4 = 228;
    public static final int IPV6 = 229;
    public static final int LINUX_SLL2 = 276;

    private LinkType() {
    }

    /** Whether the decoder can read frames of this link type. */
    public static boolean supported(int linkType) {
        return switch (linkType) {
            case NULL, ETHERNET, PPP, RAW_BSD, RAW_OPENBSD, PPP_HDLC, RAW, CISCO_HDLC, LOOP, LINUX_SLL, IPV4, IPV6,
                    LINUX_SLL2 -> true;
            default -> false;
        };
    }
}
