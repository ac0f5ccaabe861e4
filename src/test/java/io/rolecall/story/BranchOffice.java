package io.rolecall.story;

import java.util.List;

/**
 * A small site in three hundred frames, so that a newcomer sees the whole report in one run: most things work, some are
 * blocked at different places, some are not documented.
 */
final class BranchOffice {
    private static final String REALM = "CORP.EXAMPLE";
    private static final String SITE_DATABASE = "CM_PS1";
    private static final int DYNAMIC = 49_701;
    private static final int DC_DYNAMIC = 49_668;

    private BranchOffice() {
    }

    static List<Story> all() {
        return List.of(Story.pcap("branch-office", BranchOffice::morning),
                Story.pcap("branch-office-without-site", BranchOffice::morning));
    }

    private static void morning(Scene scene) {
        firstClient(scene);
        secondClient(scene);
        servers(scene);
        clientPush(scene);
        console(scene);
        thirdClient(scene);
        Wire.stillCapturing(scene, 180);
    }

    /** Everything works here, and one program too many is installed. */
    private static void firstClient(Scene scene) {
        String client = Cast.CLIENT;
        Wire.works(scene, client, 51_000, Cast.DOMAIN_CONTROLLER, 53,
                new Wire.Datagrams(Dns.query(1, Cast.MP_NAME), Dns.answer(1, Cast.MP_NAME, Cast.MANAGEMENT_POINT)));
        Wire.works(scene, client, 51_001, Cast.DOMAIN_CONTROLLER, 88, Directory.kerberosRequest("PC11$", REALM),
                Directory.kerberosError(REALM));
        Wire.policyRequest(scene, client, 51_002, Cast.MANAGEMENT_POINT, 80);
        Conversation.tcp(scene, client, 51_003, Cast.MANAGEMENT_POINT, 10_123).handshake()
                .request(Tls.clientHello(Cast.MP_NAME)).response(Tls.serverHello());
        Wire.works(scene, client, 51_004, Cast.DISTRIBUTION_POINT, 80, Http.contentDownload(Cast.DP_NAME),
                Http.ok("content"));
        Wire.works(scene, client, 51_005, Cast.UPDATE_POINT, 8530, Http.updateScan(Cast.SUP_NAME), Http.ok("<ok/>"));
        byte[] hello = new Bytes().ascii("RFB 003.008\n").bytes();
        Wire.works(scene, client, 51_006, Cast.MANAGEMENT_POINT, 5900, hello, hello);
    }

    /** Notification is blocked here and falls back to HTTP; secure updates are refused; 433 is a misprint at work. */
    private static void secondClient(Scene scene) {
        String client = Cast.SECOND_CLIENT;
        Conversation.tcp(scene, client, 51_010, Cast.MANAGEMENT_POINT, 10_123).synAt(5, 8, 14);
        scene.at(36);
        Wire.works(scene, client, 51_011, Cast.MANAGEMENT_POINT, 80,
                Http.get("/bgb/handler.ashx?RequestType=LogIn", Cast.MP_NAME, Cast.AGENT), Http.ok("LogInConfirm"));
        Conversation secureScan = Conversation.tcp(scene, client, 51_012, Cast.UPDATE_POINT, 8531);
        for (double tryAt : new double[] {40, 40.5, 41}) {
            secureScan.synAt(tryAt).refuse();
        }
        Conversation.tcp(scene.at(42), client, 51_013, Cast.DISTRIBUTION_POINT, 433).syn().refuse();
    }

    private static void servers(Scene scene) {
        scene.at(50);
        Wire.works(scene, Cast.SITE_SERVER, 51_020, Cast.MANAGEMENT_POINT, 445, Smb2.negotiateRequest(),
                Smb2.negotiateResponse());
        database(scene, Cast.SITE_SERVER, 51_021, "SMS_EXECUTIVE");
        database(scene, Cast.MANAGEMENT_POINT, 51_022, "SMS_MP_CONTROL_MANAGER");
        Wire.works(scene, Cast.DISTRIBUTION_POINT, 51_023, Cast.MANAGEMENT_POINT, 80,
                Http.get("/SMS_MP/.sms_aut?MPKEYINFORMATIONMEDIA", Cast.MP_NAME, "SMS CCM 5.0"),
                Http.ok("<MPKEYINFORMATION/>"));
        Smb2.works(scene, Cast.MANAGEMENT_POINT, 51_025, Cast.SITE_SERVER, "\\\\CM01\\SMS_PS1",
                "inboxes\\auth\\ddm.box\\1A2B3C4D.DDR");
        DynamicPortStories.map(scene, Cast.SITE_SERVER, 51_026, Cast.DOMAIN_CONTROLLER, Rpc.DIRECTORY_REPLICATION, DC_DYNAMIC);
        Wire.works(scene, Cast.SITE_SERVER, 51_027, Cast.DOMAIN_CONTROLLER, DC_DYNAMIC,
                Rpc.bind(Rpc.DIRECTORY_REPLICATION, 4, 0), Rpc.bindAck(DC_DYNAMIC));
        byte[] magic = new Bytes().hex("ffffffffffff").hex("02040a01020d".repeat(16)).bytes();
        scene.send(Udp.datagram(Cast.SITE_SERVER, 51_024, Cast.CLIENT_BROADCAST, 9, magic));
    }

    private static void database(Scene scene, String from, int port, String program) {
        Conversation.tcp(scene, from, port, Cast.SQL_SERVER, 1433).handshake().request(Tds.preLogin())
                .response(Tds.preLoginReply()).request(Tds.login("CM01", program, SITE_DATABASE))
                .response(Tds.opened(SITE_DATABASE)).close();
        scene.pause(50);
    }

    /** Client push to the second client: a firewall between them forbids the dynamic RPC port. */
    private static void clientPush(Scene scene) {
        String client = Cast.SECOND_CLIENT;
        scene.at(60).send(Icmp.echoRequest(Cast.SITE_SERVER, client, 7, 1));
        scene.pause(1).send(Icmp.echoReply(client, Cast.SITE_SERVER, 7, 1));
        Conversation.tcp(scene.pause(5), Cast.SITE_SERVER, 51_030, client, 445).handshake()
                .request(Smb2.negotiateRequest()).response(Smb2.negotiateResponse())
                .request(Smb2.treeConnectRequest("\\\\PC12\\ADMIN$")).response(Smb2.treeConnectResponse())
                .request(Smb2.createRequest("ccmsetup\\ccmsetup.exe")).response(Smb2.createResponse()).close();
        DynamicPortStories.map(scene.pause(20), Cast.SITE_SERVER, 51_031, client, Rpc.WBEM_SERVICES, DYNAMIC);
        Conversation call = Conversation.tcp(scene, Cast.SITE_SERVER, 51_032, client, DYNAMIC);
        for (double tryAt : new double[] {61, 64, 70}) {
            byte[] syn = call.synAt(tryAt).lastPacket();
            scene.send(Icmp.error(Cast.ROUTER, Cast.SITE_SERVER, Icmp.UNREACHABLE, Icmp.ADMIN_PROHIBITED, syn));
        }
    }

    private static void console(Scene scene) {
        DynamicPortStories.map(scene.at(80), Cast.CONSOLE, 51_040, Cast.SITE_SERVER, Rpc.WBEM_SERVICES, DYNAMIC);
        Conversation.tcp(scene, Cast.CONSOLE, 51_041, Cast.SITE_SERVER, DYNAMIC).handshake()
                .request(Rpc.bind(Rpc.WBEM_LOGIN, 0, 0)).response(Rpc.bindAck(DYNAMIC))
                .request(Rpc.wmiLogin("\\\\CM01\\root\\sms\\site_PS1")).response(Rpc.reply(80)).close();
        Wire.works(scene.pause(5), Cast.CONSOLE, 51_043, Cast.SITE_SERVER, DYNAMIC, Rpc.bind(Rpc.WBEM_SERVICES, 0, 0),
                Rpc.bindAck(DYNAMIC));
        Wire.works(scene, Cast.CONSOLE, 51_042, Cast.CLIENT, 2701, Bytes.noise(3, 40), Bytes.noise(4, 60));
    }

    /** A new machine boots from the network; two telephones talk beside it. */
    private static void thirdClient(Scene scene) {
        String client = Cast.THIRD_CLIENT;
        Wire.works(scene.at(90), client, 68, Cast.DISTRIBUTION_POINT, 4011,
                new Wire.Datagrams(Dhcp.fromPxeClient(Dhcp.REQUEST, client),
                        Dhcp.fromBootServer(Dhcp.ACK, client, Cast.DISTRIBUTION_POINT, "smsboot\\x64\\wdsmgfw.efi")));
        DynamicPortStories.transfer(scene, client, 2070, 49_500, "smsboot\\x64\\wdsmgfw.efi", 2);
        Wire.works(scene, client, 49_152, Cast.MANAGEMENT_POINT, 80, Http.ccmPost(Cast.MP_NAME, "SMS CCM 5.0 TS"),
                Http.ccmReply());
        byte[] ask = new Bytes().hex("000100002112a442").add(Bytes.noise(6, 12)).bytes();
        byte[] answer = new Bytes().hex("0101000c2112a442").add(Bytes.noise(6, 12)).hex("00200008 0001 e678 2b1bad4b")
                .bytes();
        Wire.works(scene, Cast.STRANGER, 51_050, Cast.SECOND_STRANGER, 3478, new Wire.Datagrams(ask, answer));
    }
}
