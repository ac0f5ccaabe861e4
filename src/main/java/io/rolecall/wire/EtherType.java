package io.rolecall.wire;

/** EtherType numbers (IANA "IEEE 802 Numbers") that the decoder follows or counts by name. */
public final class EtherType {
    public static final int IPV4 = 0x0800;
    public static final int ARP = 0x0806;
    public static final int WAKE_ON_LAN = 0x0842;
    public static final int VLAN = 0x8100;
    public static final int TRANSPARENT_ETHERNET_BRIDGING = 0x6558;
    public static final int IPV6 = 0x86DD;
    public static final int PPP = 0x880B;
    public static final int MPLS_UNICAST = 0x8847;
    public static final int MPLS_MULTICAST = 0x8848;
    public static final int PPPOE_SESSION = 0x8864;
    public static final int PROVIDER_BRIDGING = 0x88A8;
    /** Web cache redirection; GRE alone carries it. */
    public static final int WCCP = 0x883E;
    public static final int ERSPAN_TYPE_II = 0x88BE;
    public static final int ERSPAN_TYPE_III = 0x22EB;
    public static final int OLD_QINQ = 0x9100;
    public static final int BACKBONE_SERVICE = 0x88E7;
    public static final int FABRIC_PATH = 0x8903;
    public static final int META_DATA = 0x8909;
    public static final int VN_TAG = 0x8926;
    public static final int BRIDGE_PORT_EXTENSION = 0x893F;

    /** Below this the field of an Ethernet header is an IEEE 802.3 length, not a type. */
    public static final int SMALLEST = 0x0600;
    /** The largest of these lengths (IEEE 802.3 clause 3.2.6). */
    private static final int LARGEST_LENGTH = 1500;

    private EtherType() {
    }

    /** Whether a VLAN tag (IEEE 802.1Q, 802.1ad, or the older QinQ type) follows. */
    public static boolean isVlan(int type) {
        return type == VLAN || type == PROVIDER_BRIDGING || type == OLD_QINQ;
    }

    /** Whether the field is a length, and IEEE 802.2 LLC follows; Linux cooked frames say so with a small number as well. */
    public static boolean isLength(int type) {
        return type > 0 && type <= LARGEST_LENGTH;
    }
}
