package io.rolecall.capture;

import java.util.Map;

/**
 * What link types are called that Rolecall does not decode (tcpdump's LINKTYPE_ registry, those that are met), and what to
 * do instead. Read for messages only.
 */
final class LinkTypeNames {
    private static final int FIRST_OF_USER = 147;
    private static final int LAST_OF_USER = 162;

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(3, "AX25"), Map.entry(6, "IEEE802_5"), Map.entry(7, "ARCNET_BSD"), Map.entry(8, "SLIP"),
            Map.entry(10, "FDDI"), Map.entry(51, "PPP_ETHER"), Map.entry(100, "ATM_RFC1483"), Map.entry(105, "IEEE802_11"),
            Map.entry(107, "FRELAY"), Map.entry(109, "ENC"), Map.entry(114, "LTALK"), Map.entry(117, "PFLOG"),
            Map.entry(119, "IEEE802_11_PRISM"), Map.entry(122, "IP_OVER_FC"), Map.entry(123, "SUNATM"),
            Map.entry(127, "IEEE802_11_RADIOTAP"), Map.entry(129, "ARCNET_LINUX"),
            Map.entry(138, "APPLE_IP_OVER_IEEE1394"), Map.entry(139, "MTP2_WITH_PHDR"), Map.entry(140, "MTP2"),
            Map.entry(141, "MTP3"), Map.entry(142, "SCCP"), Map.entry(143, "DOCSIS"), Map.entry(144, "LINUX_IRDA"),
            Map.entry(163, "IEEE802_11_AVS"), Map.entry(166, "PPP_PPPD"), Map.entry(169, "GPRS_LLC"),
            Map.entry(177, "LINUX_LAPD"), Map.entry(186, "USB_FREEBSD"), Map.entry(187, "BLUETOOTH_HCI_H4"),
            Map.entry(189, "USB_LINUX"),
            Map.entry(192, "PPI"), Map.entry(195, "IEEE802_15_4_WITHFCS"), Map.entry(197, "ERF"),
            Map.entry(201, "BLUETOOTH_HCI_H4_WITH_PHDR"), Map.entry(204, "PPP_WITH_DIR"),
            Map.entry(205, "C_HDLC_WITH_DIR"), Map.entry(206, "FRELAY_WITH_DIR"), Map.entry(220, "USB_LINUX_MMAPPED"),
            Map.entry(226, "IPNET"), Map.entry(227, "CAN_SOCKETCAN"), Map.entry(230, "IEEE802_15_4_NOFCS"),
            Map.entry(231, "DBUS"), Map.entry(239, "NFLOG"), Map.entry(240, "NETANALYZER"),
            Map.entry(241, "NETANALYZER_TRANSPARENT"), Map.entry(242, "IPOIB"), Map.entry(243, "MPEG_2_TS"),
            Map.entry(247, "INFINIBAND"), Map.entry(248, "SCTP"), Map.entry(249, "USBPCAP"),
            Map.entry(251, "BLUETOOTH_LE_LL"), Map.entry(252, "WIRESHARK_UPPER_PDU"), Map.entry(253, "NETLINK"),
            Map.entry(254, "BLUETOOTH_LINUX_MONITOR"), Map.entry(256, "BLUETOOTH_LE_LL_WITH_PHDR"),
            Map.entry(258, "PKTAP"), Map.entry(266, "USB_DARWIN"), Map.entry(271, "VSOCK"),
            Map.entry(274, "ETHERNET_MPACKET"), Map.entry(283, "IEEE802_15_4_TAP"));

    private LinkTypeNames() {
    }

    /** The name of a link type, or empty. */
    static String name(int linkType) {
        return isUser(linkType) ? "USER" + (linkType - FIRST_OF_USER) : NAMES.getOrDefault(linkType, "");
    }

    private static boolean isUser(int linkType) {
        return linkType >= FIRST_OF_USER && linkType <= LAST_OF_USER;
    }

    /** How to come by frames that can be read, where these are of that link type. */
    static String remedy(int linkType) {
        if (isUser(linkType)) {
            return "if the frames are Ethernet after all, say so with: editcap -T ether IN OUT";
        }
        return switch (linkType) {
            case 105, 119, 127, 163, 192 -> "capture without monitor mode, or behind the access point on the wire";
            case 109, 117, 226, 239, 253, 258 -> "capture on the network interface itself (tcpdump -i INTERFACE)";
            case 186, 187, 189, 201, 220, 249, 251, 254, 256, 266 ->
                    "capture on a network interface; what passes USB or Bluetooth is not what passes the network";
            default -> "capture where the frames are Ethernet or plain IP";
        };
    }
}
