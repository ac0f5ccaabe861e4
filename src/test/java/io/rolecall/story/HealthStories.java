package io.rolecall.story;

import java.util.List;

/** How features fare: where they stop, what carries them instead, and what explains that they do not work. */
final class HealthStories {
    private static final int DYNAMIC = 49_701;

    private HealthStories() {
    }

    static List<Story> all() {
        return List.of(
                Story.pcap("client-push-to-three-hosts", HealthStories::threeHosts),
                Story.pcap("smb-alone-is-no-client-push", HealthStories::smbAlone),
                Story.pcap("pxe-without-boot-file", HealthStories::noBootFile),
                Story.pcap("pxe-without-boot-server", scene -> noBootServer(scene, "")),
                Story.pcap("pxe-stops-after-binl", HealthStories::stopsAfterBinl),
                Story.pcap("pxe-through-relay", HealthStories::throughRelay),
                Story.pcap("pxe-through-relay-without-site", HealthStories::throughRelay),
                Story.pcap("dhcp-server-stands-by", HealthStories::standsBy),
                Story.pcap("management-point-refuses", HealthStories::forbidden),
                Story.pcap("distribution-point-without-webdav", HealthStories::withoutWebDav),
                Story.pcap("notification-over-http", HealthStories::notificationOverHttp));
    }

    /** The same push to three clients; a firewall in front of two of them forbids the dynamic port. */
    private static void threeHosts(Scene scene) {
        push(scene, Cast.CLIENT, 50_600);
        Wire.works(scene, Cast.SITE_SERVER, 50_603, Cast.CLIENT, DYNAMIC, Rpc.bind(Rpc.WBEM_SERVICES, 0, 0),
                Rpc.bindAck(DYNAMIC));
        blockedPush(scene.at(10), Cast.SECOND_CLIENT, 50_610, 11);
        blockedPush(scene.at(30), Cast.THIRD_CLIENT, 50_620, 31);
        Wire.policyRequest(scene.at(50), Cast.CLIENT, 50_630, Cast.MANAGEMENT_POINT, 80);
        Wire.stillCapturing(scene, 120);
    }

    private static void push(Scene scene, String client, int port) {
        scene.send(Icmp.echoRequest(Cast.SITE_SERVER, client, 7, 1));
        scene.pause(1).send(Icmp.echoReply(client, Cast.SITE_SERVER, 7, 1));
        Smb2.works(scene.pause(4), Cast.SITE_SERVER, port, client, "\\\\" + client + "\\ADMIN$", "ccmsetup\\ccmsetup.exe");
        DynamicPortStories.map(scene, Cast.SITE_SERVER, port + 1, client, Rpc.WBEM_SERVICES, DYNAMIC);
    }

    private static void blockedPush(Scene scene, String client, int port, int second) {
        push(scene, client, port);
        Conversation call = Conversation.tcp(scene, Cast.SITE_SERVER, port + 2, client, DYNAMIC);
        for (int tryAfter : new int[] {0, 3, 9}) {
            byte[] syn = call.synAt(second + tryAfter).lastPacket();
            scene.send(Icmp.error(Cast.ROUTER, Cast.SITE_SERVER, Icmp.UNREACHABLE, Icmp.ADMIN_PROHIBITED, syn));
        }
    }

    /** The site server pings a client and lists a share: push begins like this, and so does much else. */
    private static void smbAlone(Scene scene) {
        scene.send(Icmp.echoRequest(Cast.SITE_SERVER, Cast.CLIENT, 7, 1));
        scene.pause(1).send(Icmp.echoReply(Cast.CLIENT, Cast.SITE_SERVER, 7, 1));
        Smb2.works(scene.pause(4), Cast.SITE_SERVER, 50_640, Cast.CLIENT, "\\\\PC11\\Public", "");
    }

    /** A relay asks for the computer that boots; meanwhile the lease of a running one cannot be renewed. */
    private static void throughRelay(Scene scene) {
        byte[] discover = Dhcp.fromPxeClient(Dhcp.DISCOVER, "0.0.0.0");
        scene.send(Udp.datagram(Cast.ROUTER, 67, Cast.DHCP_SERVER, 67, discover));
        scene.pause(1).send(Udp.datagram(Cast.ROUTER, 67, Cast.DISTRIBUTION_POINT, 67, discover));
        scene.pause(1).send(Udp.datagram(Cast.DHCP_SERVER, 67, Cast.ROUTER, 67,
                Dhcp.fromDhcpServer(Dhcp.OFFER, Cast.CLIENT, Cast.DHCP_SERVER)));
        scene.pause(1).send(Udp.datagram(Cast.DISTRIBUTION_POINT, 67, Cast.ROUTER, 67,
                Dhcp.fromBootServer(Dhcp.OFFER, "0.0.0.0", Cast.DISTRIBUTION_POINT, "")));
        binl(scene.pause(10));
        DynamicPortStories.transfer(scene, Cast.CLIENT, 2072, 49_510, "smsboot\\x64\\wdsmgfw.efi", 3);
        for (int tryAt : new int[] {5, 9, 17}) {
            scene.at(tryAt).send(Udp.datagram(Cast.SECOND_CLIENT, 68, Cast.DHCP_SERVER, 67,
                    Dhcp.fromClientOfClass("MSFT 5.0")));
        }
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
    }

    /**
     * Relays ask two servers at once. Of two DHCP servers one answers and the other stands by; of a DHCP server and a boot
     * server that a computer needs for its boot, neither may be silent.
     */
    private static void standsBy(Scene scene) {
        byte[] lease = Dhcp.fromClientOfClass("MSFT 5.0");
        byte[] boot = Dhcp.fromPxeClient(Dhcp.DISCOVER, "0.0.0.0");
        for (int tryAt : new int[] {0, 4, 12}) {
            asked(scene.at(tryAt), "10.1.2.1", "10.1.0.6", lease, Cast.CLIENT);
            asked(scene.at(tryAt + 1), "10.1.3.1", Cast.DISTRIBUTION_POINT, boot, "10.1.3.11");
        }
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
    }

    private static void asked(Scene scene, String relay, String silent, byte[] message, String offered) {
        scene.send(Udp.datagram(relay, 67, Cast.DHCP_SERVER, 67, Dhcp.relayed(message, relay)));
        scene.pause(0.1).send(Udp.datagram(relay, 67, silent, 67, Dhcp.relayed(message, relay)));
        scene.pause(2).send(Udp.datagram(Cast.DHCP_SERVER, 67, relay, 67, Dhcp.relayed(
                Dhcp.fromDhcpServer(Dhcp.OFFER, offered, Cast.DHCP_SERVER), relay)));
    }

    /**
     * In a computer's own network: it asks again and again to boot, the DHCP server leases an address, nobody offers a boot.
     *
     * @param file a boot file that the DHCP server names, or empty
     */
    static void noBootServer(Scene scene, String file) {
        for (double tryAt : new double[] {0, 4, 12, 28}) {
            leased(scene.at(tryAt), tryAt == 28 ? Dhcp.REQUEST : Dhcp.DISCOVER, file);
        }
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
    }

    private static void leased(Scene scene, int type, String file) {
        scene.send(Udp.datagram("0.0.0.0", 68, "255.255.255.255", 67, Dhcp.fromPxeClient(type, "0.0.0.0")));
        scene.pause(2).send(Udp.datagram(Cast.DHCP_SERVER, 67, "255.255.255.255", 68, Dhcp.fromDhcpServer(
                type == Dhcp.REQUEST ? Dhcp.ACK : Dhcp.OFFER, Cast.CLIENT, Cast.DHCP_SERVER, file)));
    }

    /** TFTP answers, but the boot file is not there. */
    private static void noBootFile(Scene scene) {
        binl(scene);
        scene.send(Udp.datagram(Cast.CLIENT, 2080, Cast.DISTRIBUTION_POINT, 69,
                Tftp.readRequest("smsboot\\x64\\wdsmgfw.efi")));
        scene.pause(2).send(Udp.datagram(Cast.DISTRIBUTION_POINT, 49_520, Cast.CLIENT, 2080,
                new Bytes().u16(5).u16(1).ascii("File not found").u8(0).bytes()));
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
    }

    /** The boot server names a file, and nobody ever asks for it. */
    private static void stopsAfterBinl(Scene scene) {
        binl(scene);
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
    }

    private static void binl(Scene scene) {
        Wire.works(scene, Cast.CLIENT, 68, Cast.DISTRIBUTION_POINT, 4011,
                new Wire.Datagrams(Dhcp.fromPxeClient(Dhcp.REQUEST, Cast.CLIENT), Dhcp.fromBootServer(Dhcp.ACK,
                        Cast.CLIENT, Cast.DISTRIBUTION_POINT, "smsboot\\x64\\wdsmgfw.efi")));
    }

    /** Every message is answered with 403: no firewall, a certificate. */
    private static void forbidden(Scene scene) {
        for (int i = 0; i < 3; i++) {
            Wire.works(scene.pause(1000), Cast.CLIENT, 50_650 + i, Cast.MANAGEMENT_POINT, 80, Http.ccmPost(Cast.MP_NAME),
                    Http.response(403, "Forbidden", "text/html", "403.7"));
        }
    }

    /** The listing of a package is answered with 405: a request filter, no firewall. */
    private static void withoutWebDav(Scene scene) {
        Wire.works(scene, Cast.CLIENT, 50_660, Cast.DISTRIBUTION_POINT, 80,
                Http.request("PROPFIND", "/SMS_DP_SMSPKG$/PS100012", Cast.DP_NAME, "SMS CCM 5.0",
                        "<d:propfind xmlns:d=\"DAV:\"/>"),
                Http.response(405, "Method Not Allowed", "text/html", "405"));
    }

    /** The client's own channel is never tried: notification runs over HTTP from the beginning. */
    private static void notificationOverHttp(Scene scene) {
        Wire.works(scene, Cast.CLIENT, 50_670, Cast.MANAGEMENT_POINT, 80,
                Http.get("/bgb/handler.ashx?RequestType=LogIn", Cast.MP_NAME, Cast.AGENT), Http.ok("LogInConfirm"));
    }
}
