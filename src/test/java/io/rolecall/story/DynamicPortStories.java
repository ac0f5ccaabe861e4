package io.rolecall.story;

import java.util.List;

/** Ports that only the traffic itself announces: the endpoint mapper's answers and TFTP's transfer port. */
final class DynamicPortStories {
    private static final int DYNAMIC = 49_701;
    private static final int INSTANCE = 51_515;

    private DynamicPortStories() {
    }

    static List<Story> all() {
        return List.of(
                Story.pcap("rpc-dynamic-port", DynamicPortStories::answered),
                Story.pcap("rpc-answer-in-pieces", DynamicPortStories::inPieces),
                Story.pcap("rpc-answer-without-address", DynamicPortStories::withoutAddress),
                Story.pcap("rpc-dynamic-port-without-answer", DynamicPortStories::withoutAnswer),
                Story.pcap("high-port-is-not-rpc", DynamicPortStories::unannounced),
                Story.pcap("sql-named-instance", DynamicPortStories::namedInstance),
                Story.pcap("client-push-blocked-at-rpc", DynamicPortStories::clientPush),
                Story.pcap("client-push-works", DynamicPortStories::clientPushWorks),
                Story.pcap("notification-falls-back-to-http", DynamicPortStories::notificationFallback),
                Story.pcap("tftp-from-a-dynamic-port", DynamicPortStories::tftp),
                Story.pcap("tftp-blocked", DynamicPortStories::tftpBlocked),
                Story.pcap("tftp-answer-blocked", DynamicPortStories::tftpAnswerBlocked),
                Story.pcap("tftp-blocks-in-fragments", DynamicPortStories::tftpBlocksInFragments),
                Story.truncated("tftp-cut-short", 64, DynamicPortStories::tftpCutShort),
                Story.pcap("pxe-boot", DynamicPortStories::pxeBoot));
    }

    private static void answered(Scene scene) {
        map(scene, Cast.CONSOLE, 50_400, Cast.SITE_SERVER, Rpc.WBEM_SERVICES, DYNAMIC);
        Wire.works(scene, Cast.CONSOLE, 50_401, Cast.SITE_SERVER, DYNAMIC, Rpc.bind(Rpc.WBEM_SERVICES, 0, 0),
                Rpc.bindAck(DYNAMIC));
    }

    /** The answer in two RPC fragments, in TCP segments of 60 bytes. */
    private static void inPieces(Scene scene) {
        byte[] answer = Rpc.mapResponseInFragments(Rpc.SERVICE_CONTROL, Cast.DISTRIBUTION_POINT, 70, DYNAMIC);
        Conversation.tcp(scene, Cast.SITE_SERVER, 50_410, Cast.DISTRIBUTION_POINT, 135).handshake()
                .requestInPieces(Rpc.bind(Rpc.ENDPOINT_MAPPER, 3, 0), 60).response(Rpc.bindAck(135))
                .requestInPieces(Rpc.mapRequest(Rpc.SERVICE_CONTROL), 60).responseInPieces(answer, 60).close();
        scene.pause(5);
        Wire.works(scene, Cast.SITE_SERVER, 50_411, Cast.DISTRIBUTION_POINT, DYNAMIC, Bytes.noise(1, 90),
                Bytes.noise(2, 60));
    }

    /** Two towers, both with the address 0.0.0.0, over IPv6: the ports are those of the host that answered. */
    private static void withoutAddress(Scene scene) {
        Conversation.tcp(scene, Cast.SITE_SERVER_V6, 50_415, Cast.DISTRIBUTION_POINT_V6, 135).handshake()
                .request(Rpc.bind(Rpc.ENDPOINT_MAPPER, 3, 0)).response(Rpc.bindAck(135))
                .request(Rpc.mapRequest(Rpc.WBEM_SERVICES))
                .response(Rpc.mapResponse(Rpc.WBEM_SERVICES, "0.0.0.0", DYNAMIC, DYNAMIC + 1)).close();
        scene.pause(5);
        Wire.works(scene, Cast.SITE_SERVER_V6, 50_416, Cast.DISTRIBUTION_POINT_V6, DYNAMIC + 1,
                Rpc.bind(Rpc.WBEM_SERVICES, 0, 0), Rpc.bindAck(DYNAMIC + 1));
    }

    /** Port 135 was used, but its talk began before the capture: the high port is possible, not proven. */
    private static void withoutAnswer(Scene scene) {
        Conversation.tcp(scene, Cast.SITE_SERVER, 50_420, Cast.DISTRIBUTION_POINT, 135).handshake()
                .request(Rpc.bind(Rpc.ENDPOINT_MAPPER, 3, 0)).response(Rpc.bindAck(135)).close();
        scene.pause(5);
        Wire.works(scene, Cast.SITE_SERVER, 50_421, Cast.DISTRIBUTION_POINT, DYNAMIC, Bytes.noise(1, 90),
                Bytes.noise(2, 60));
    }

    private static void unannounced(Scene scene) {
        Wire.works(scene, Cast.SITE_SERVER, 50_430, Cast.SQL_SERVER, 1433, Tds.preLogin(), Tds.preLoginReply());
        Wire.works(scene, Cast.CLIENT, 50_431, Cast.MANAGEMENT_POINT, DYNAMIC, Bytes.noise(1, 90), Bytes.noise(2, 60));
    }

    /** SQL Server Browser names the instance's dynamic port, open to the site server and not to the management point. */
    private static void namedInstance(Scene scene) {
        askBrowser(scene, Cast.SITE_SERVER, 50_435);
        Wire.works(scene, Cast.SITE_SERVER, 50_436, Cast.SQL_SERVER, INSTANCE, Bytes.noise(1, 90), Bytes.noise(2, 60));
        askBrowser(scene, Cast.MANAGEMENT_POINT, 50_437);
        Conversation.tcp(scene, Cast.MANAGEMENT_POINT, 50_438, Cast.SQL_SERVER, INSTANCE).synAt(1, 4, 10);
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
    }

    private static void askBrowser(Scene scene, String from, int port) {
        String answer = "ServerName;SQL01;InstanceName;CM;IsClustered;No;Version;15.0.2000.5;tcp;" + INSTANCE + ";;";
        Wire.works(scene, from, port, Cast.SQL_SERVER, 1434, new Wire.Datagrams(
                new Bytes().u8(4).ascii("CM").u8(0).bytes(),
                new Bytes().u8(5).u16le(answer.length()).ascii(answer).bytes()));
        scene.pause(5);
    }

    /** Echo, SMB and the endpoint mapper work; a firewall forbids the dynamic port that the mapper named. */
    private static void clientPush(Scene scene) {
        push(scene, 50_440);
        Conversation call = Conversation.tcp(scene, Cast.SITE_SERVER, 50_442, Cast.CLIENT, DYNAMIC);
        for (double tryAt : new double[] {1, 4, 10}) {
            byte[] syn = call.synAt(tryAt).lastPacket();
            scene.send(Icmp.error(Cast.ROUTER, Cast.SITE_SERVER, Icmp.UNREACHABLE, Icmp.ADMIN_PROHIBITED, syn));
        }
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
    }

    /** The same without a firewall; the new client then speaks to its management point. */
    private static void clientPushWorks(Scene scene) {
        push(scene, 50_445);
        Wire.works(scene, Cast.SITE_SERVER, 50_447, Cast.CLIENT, DYNAMIC, Rpc.bind(Rpc.WBEM_SERVICES, 0, 0),
                Rpc.bindAck(DYNAMIC));
        Wire.policyRequest(scene.at(30), Cast.CLIENT, 50_448, Cast.MANAGEMENT_POINT, 80);
    }

    private static void push(Scene scene, int port) {
        scene.send(Icmp.echoRequest(Cast.SITE_SERVER, Cast.CLIENT, 7, 1));
        scene.pause(1).send(Icmp.echoReply(Cast.CLIENT, Cast.SITE_SERVER, 7, 1));
        scene.pause(4);
        Conversation.tcp(scene, Cast.SITE_SERVER, port, Cast.CLIENT, 445).handshake()
                .request(Smb2.negotiateRequest()).response(Smb2.negotiateResponse())
                .request(Smb2.treeConnectRequest("\\\\PC11\\ADMIN$")).response(Smb2.treeConnectResponse()).close();
        map(scene.pause(20), Cast.SITE_SERVER, port + 1, Cast.CLIENT, Rpc.WBEM_SERVICES, DYNAMIC);
    }

    private static void notificationFallback(Scene scene) {
        Conversation.tcp(scene, Cast.CLIENT, 50_450, Cast.MANAGEMENT_POINT, 10_123).synAt(0, 3, 9);
        scene.at(30);
        Wire.works(scene, Cast.CLIENT, 50_451, Cast.MANAGEMENT_POINT, 80,
                Http.get("/bgb/handler.ashx?RequestType=LogIn", Cast.MP_NAME, Cast.AGENT), Http.ok("LogInConfirm"));
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
    }

    private static void tftp(Scene scene) {
        transfer(scene, Cast.CLIENT, 2070, 49_500, "\\SMSBoot\\x64\\wdsnbp.com", 4);
    }

    /** The read request is sent again and again: the transfer port of the answer does not get through. */
    private static void tftpBlocked(Scene scene) {
        for (double tryAt : new double[] {0, 1, 3, 7, 15}) {
            scene.at(tryAt).send(Udp.datagram(Cast.CLIENT, 2071, Cast.DISTRIBUTION_POINT, 69,
                    Tftp.readRequest("\\SMSBoot\\x64\\wdsnbp.com")));
        }
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
    }

    /** Captured at the server: port 69 is let in, what it answers from ports of its own never arrives. */
    private static void tftpAnswerBlocked(Scene scene) {
        for (int asked = 0; asked < 3; asked++) {
            scene.at(asked * 10).send(Udp.datagram(Cast.CLIENT, 2073 + asked, Cast.DISTRIBUTION_POINT, 69,
                    Tftp.readRequest("\\SMSBoot\\x64\\wdsnbp.com")));
            for (int again = 0; again < 4; again++) {
                scene.at(asked * 10 + again * 2 + 0.01).send(Udp.datagram(Cast.DISTRIBUTION_POINT, 49_520 + asked,
                        Cast.CLIENT, 2073 + asked, Tftp.optionAck(30_832)));
            }
        }
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
    }

    /**
     * Captured at clients: they ask for the file's size, then for blocks of 16384 bytes. Only the first fragment of each
     * block arrives, and nothing at all of them at the second client. The third has got its first file, which needs no
     * fragments; the fourth goes on with smaller blocks.
     */
    private static void tftpBlocksInFragments(Scene scene) {
        stuck(scene, Cast.CLIENT, 2080, true);
        stuck(scene.at(40), Cast.SECOND_CLIENT, 2090, false);
        transfer(scene.at(80), Cast.THIRD_CLIENT, 2100, 49_560, "\\SMSBoot\\x64\\wdsnbp.com", 3);
        stuck(scene, Cast.THIRD_CLIENT, 2110, true);
        stuck(scene.at(120), "10.1.2.14", 2120, true);
        transfer(scene.at(160), "10.1.2.14", 2130, 49_570, "\\SMSBoot\\x64\\wdsnbp.com", 3);
        Wire.stillCapturing(scene, 160 + Scene.LONG_AFTER);
    }

    private static void stuck(Scene scene, String client, int port, boolean firstFragments) {
        String server = Cast.DISTRIBUTION_POINT;
        String file = "\\SMSImages\\PRI00005\\boot.PRI00005.wim";
        scene.send(Udp.datagram(client, port, server, 69, Tftp.readRequest(file, 16_384)));
        scene.pause(2).send(Udp.datagram(server, 47_000 + port, client, port, Tftp.optionAck(300_000_000, 16_384)));
        scene.pause(1).send(Udp.datagram(client, port, server, 47_000 + port, Tftp.abort()));
        scene.pause(5).send(Udp.datagram(client, port + 1, server, 69, Tftp.readRequest(file, 16_384)));
        scene.pause(2).send(Udp.datagram(server, 47_001 + port, client, port + 1, Tftp.optionAck(300_000_000, 16_384)));
        for (int again = 0; again < 6; again++) {
            scene.pause(1).send(Udp.datagram(client, port + 1, server, 47_001 + port, Tftp.ack(0)));
            Ip block = Udp.datagram(server, 47_001 + port, client, port + 1, Tftp.data(1, Bytes.noise(again, 16_384)));
            if (firstFragments) {
                scene.pause(2).record(block.withId(0x2000 + again).fragments(1480).get(0));
            }
            scene.pause(4000);
        }
    }

    /** 64 bytes of each frame: 22 of the request over IPv4, and over IPv6 only what kind of packet it is. */
    private static void tftpCutShort(Scene scene) {
        String file = "\\SMSTemp\\2026.03.02.08.00.00.01.{6F1C3B12-0A5D-4E0B-9F47-7B0B4C3D2E1F}.boot.bcd";
        transfer(scene, Cast.CLIENT, 2078, 49_530, file, 3);
        String server = Cast.DISTRIBUTION_POINT_V6;
        scene.send(Udp.datagram(Cast.CLIENT_V6, 2079, server, 69, Tftp.readRequest(file)));
        scene.pause(2).send(Udp.datagram(server, 49_531, Cast.CLIENT_V6, 2079, Tftp.data(1, Bytes.noise(4, 80))));
        scene.pause(1).send(Udp.datagram(Cast.CLIENT_V6, 2079, server, 49_531, Tftp.ack(1)));
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
    }

    private static void pxeBoot(Scene scene) {
        broadcast(scene, "0.0.0.0", 68, 67, Dhcp.fromPxeClient(Dhcp.DISCOVER, "0.0.0.0"));
        broadcast(scene, Cast.DHCP_SERVER, 67, 68, Dhcp.fromDhcpServer(Dhcp.OFFER, Cast.CLIENT, Cast.DHCP_SERVER));
        broadcast(scene, Cast.DISTRIBUTION_POINT, 67, 68,
                Dhcp.fromBootServer(Dhcp.OFFER, "0.0.0.0", Cast.DISTRIBUTION_POINT, ""));
        broadcast(scene, "0.0.0.0", 68, 67, Dhcp.fromPxeClient(Dhcp.REQUEST, "0.0.0.0"));
        broadcast(scene, Cast.DHCP_SERVER, 67, 68, Dhcp.fromDhcpServer(Dhcp.ACK, Cast.CLIENT, Cast.DHCP_SERVER));
        Wire.works(scene, Cast.CLIENT, 68, Cast.DISTRIBUTION_POINT, 4011,
                new Wire.Datagrams(Dhcp.fromPxeClient(Dhcp.REQUEST, Cast.CLIENT), Dhcp.fromBootServer(Dhcp.ACK,
                        Cast.CLIENT, Cast.DISTRIBUTION_POINT, "smsboot\\x64\\wdsmgfw.efi")));
        transfer(scene, Cast.CLIENT, 2072, 49_510, "smsboot\\x64\\wdsmgfw.efi", 3);
    }

    /** Connect to the endpoint mapper, ask for an interface, get its port. */
    static void map(Scene scene, String from, int fromPort, String to, String interfaceId, int answer) {
        Conversation.tcp(scene, from, fromPort, to, 135).handshake()
                .request(Rpc.bind(Rpc.ENDPOINT_MAPPER, 3, 0)).response(Rpc.bindAck(135))
                .request(Rpc.mapRequest(interfaceId)).response(Rpc.mapResponse(interfaceId, to, answer)).close();
        scene.pause(5);
    }

    /** A file over TFTP in some blocks; the server answers from a port of its own. */
    static void transfer(Scene scene, String client, int clientPort, int serverPort, String file, int blocks) {
        String server = Cast.DISTRIBUTION_POINT;
        scene.send(Udp.datagram(client, clientPort, server, 69, Tftp.readRequest(file)));
        scene.pause(2).send(Udp.datagram(server, serverPort, client, clientPort, Tftp.optionAck(blocks * 1456 - 600)));
        scene.pause(1).send(Udp.datagram(client, clientPort, server, serverPort, Tftp.ack(0)));
        for (int block = 1; block <= blocks; block++) {
            byte[] data = Bytes.noise(block, block == blocks ? 856 : 1456);
            scene.pause(1).send(Udp.datagram(server, serverPort, client, clientPort, Tftp.data(block, data)));
            scene.pause(1).send(Udp.datagram(client, clientPort, server, serverPort, Tftp.ack(block)));
        }
        scene.pause(10);
    }

    private static void broadcast(Scene scene, String from, int fromPort, int toPort, byte[] message) {
        scene.send(Udp.datagram(from, fromPort, "255.255.255.255", toPort, message));
        scene.pause(30);
    }
}
