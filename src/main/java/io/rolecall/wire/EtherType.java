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
    /** Encrypted at the link (IEEE 802.1AE): nothing behind it can be read. */
    public static final int MACSEC = 0x88E5;
    public static final int TRILL = 0x22F3;
    public static final int NSH = 0x894F;
    public static final int IPX = 0x8137;
    public static final int FCOE = 0x8906;
    public static final int OLD_QINQ = 0x9100;
    public static final int BACKBONE_SERVICE = 0x88E7;
    public static final int FABRIC_PATH = 0x8903;
    public static final int META_DATA = 0x8909;
    public static final int VN_TAG = 0x8926;
    public static final int BRIDGE_PORT_EXTENSION = 0x893F;

    private static final int CDP = 0x2000;
    private static final int RARP = 0x8035;
    private static final int MAC_CONTROL = 0x8808;
    private static final int SLOW_PROTOCOLS = 0x8809;
    private static final int PPPOE_DISCOVERY = 0x8863;
    private static final int EAPOL = 0x888E;
    private static final int LOOP_DETECTION = 0x8899;
    private static final int LLDP = 0x88CC;
    private static final int MVRP = 0x88F5;
    private static final int MMRP = 0x88F6;
    private static final int PTP = 0x88F7;
    private static final int CFM = 0x8902;
    private static final int LOOPBACK = 0x9000;

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

    /** Whether devices speak it among themselves, so that no traffic of hosts can be in it: LLDP, LACP, pause frames, … */
    public static boolean isControl(int type) {
        return switch (type) {
            case WAKE_ON_LAN, CDP, RARP, MAC_CONTROL, SLOW_PROTOCOLS, PPPOE_DISCOVERY, EAPOL, LOOP_DETECTION, LLDP, MVRP, MMRP,
                    PTP, CFM, LOOPBACK -> true;
            default -> false;
        };
    }

    /** Whether the field is a length, and IEEE 802.2 LLC follows; Linux cooked frames say so with a small number as well. */
    public static boolean isLength(int type) {
        return type > 0 && type <= LARGEST_LENGTH;
    }
}
