package io.rolecall.story;

import java.util.Arrays;
import java.util.List;

/** What the documents say of a communication: one story a value, and the settings and roles that change it. */
final class DocumentationStories {
    private static final int CUSTOM_HTTP = 8080;
    private static final String OTHER_SITE_SERVER = "10.8.0.10";

    private DocumentationStories() {
    }

    static List<Story> all() {
        return List.of(
                Story.pcap("documented-arrows", DocumentationStories::documentedArrows),
                Story.pcap("possible", DocumentationStories::possible),
                Story.pcap("wrong-direction", DocumentationStories::wrongDirection),
                Story.pcap("site-server-initiates", DocumentationStories::documentedArrows),
                Story.pcap("undeclared-port", DocumentationStories::undeclaredPort),
                Story.pcap("mismatch", DocumentationStories::mismatch),
                Story.pcap("known-gap", DocumentationStories::knownGap),
                Story.pcap("other-version", DocumentationStories::remoteControl2007),
                Story.pcap("remote-control-2007", DocumentationStories::remoteControl2007),
                Story.pcap("sites-over-pptp-2007", DocumentationStories::pptp),
                Story.pcapng("hostile-text", DocumentationStories::hostileText),
                Story.pcap("windows-baseline", DocumentationStories::windowsBaseline),
                Story.pcap("undocumented", DocumentationStories::undocumented),
                Story.pcap("unrelated", DocumentationStories::unrelated),
                Story.pcap("misprint-433", DocumentationStories::misprint),
                Story.pcap("custom-ports", DocumentationStories::customPorts),
                Story.pcap("wsus-custom-pair", DocumentationStories::wsusCustomPair),
                Story.pcap("wsus-bad-pair", DocumentationStories::wsusBadPair),
                Story.pcap("proxy", DocumentationStories::proxy),
                Story.pcap("proxy-asked-in-the-clear", DocumentationStories::proxyInTheClear));
    }

    /** SMB both ways between site server and two site systems: {@code <->} in the documents. */
    private static void documentedArrows(Scene scene) {
        smb(scene, Cast.SITE_SERVER, 50_200, Cast.MANAGEMENT_POINT);
        smb(scene, Cast.MANAGEMENT_POINT, 50_201, Cast.SITE_SERVER);
        smb(scene, Cast.SITE_SERVER, 50_202, Cast.FALLBACK_STATUS_POINT);
        smb(scene, Cast.FALLBACK_STATUS_POINT, 50_203, Cast.SITE_SERVER);
    }

    /** A client talks to a host that the site file does not know, on a port that only a management point has. */
    private static void possible(Scene scene) {
        Wire.works(scene, Cast.CLIENT, 50_210, Cast.STRANGER, 10_123, Tls.clientHello(Cast.MP_NAME), Tls.serverHello());
    }

    /** Client notification is opened by the client; here the management point opens it. */
    private static void wrongDirection(Scene scene) {
        Wire.works(scene, Cast.MANAGEMENT_POINT, 50_220, Cast.CLIENT, 10_123, Tls.clientHello("pc11.corp.example"),
                Tls.serverHello());
        Conversation.tcp(scene, Cast.MANAGEMENT_POINT_V6, 50_221, Cast.CLIENT_V6, 10_123).syn().refuse();
    }

    private static void undeclaredPort(Scene scene) {
        Wire.policyRequest(scene, Cast.CLIENT, 50_230, Cast.MANAGEMENT_POINT, CUSTOM_HTTP);
    }

    /** An SSH server on the HTTPS port of a management point. */
    private static void mismatch(Scene scene) {
        Conversation.tcp(scene, Cast.CLIENT, 50_240, Cast.MANAGEMENT_POINT, 443).handshake()
                .response(new Bytes().ascii("SSH-2.0-OpenSSH_9.6\r\n").bytes())
                .request(new Bytes().ascii("SSH-2.0-OpenSSH_for_Windows_9.5\r\n").bytes()).close();
    }

    private static void knownGap(Scene scene) {
        Wire.works(scene, Cast.CLIENT, 50_250, Cast.DOMAIN_CONTROLLER, 389,
                Directory.ldapSearch("CN=System Management,CN=System,DC=corp,DC=example", "mSSMSManagementPoint"),
                Directory.ldapDone());
    }

    private static void remoteControl2007(Scene scene) {
        Wire.works(scene, Cast.CONSOLE, 50_260, Cast.CLIENT, 2702, Bytes.noise(1, 40), Bytes.noise(2, 60));
        Wire.works(scene, Cast.CONSOLE, 50_261, Cast.CLIENT, 2701, Bytes.noise(3, 40), Bytes.noise(4, 60));
    }

    /** Two 2007 sites send over PPTP: its control connection, and GRE beside it. */
    private static void pptp(Scene scene) {
        byte[] start = new Bytes().u16(156).u16(1).hex("1a2b3c4d").u16(1).u16(0).u16(0x0100).u16(0).u32(1).u32(1)
                .u16(0).u16(1).zeros(128).bytes();
        byte[] reply = new Bytes().u16(156).u16(1).hex("1a2b3c4d").u16(2).u16(0).u16(0x0100).u8(1).u8(0).u32(1).u32(1)
                .u16(0).u16(1).zeros(128).bytes();
        Wire.works(scene, Cast.SITE_SERVER, 50_265, OTHER_SITE_SERVER, 1723, start, reply);
        byte[] gre = new Bytes().u16(0x3001).u16(0x880b).u16(8).u16(1).u32(1).hex("ff03c0210101000400000000").bytes();
        scene.send(Ip.of(Cast.SITE_SERVER, OTHER_SITE_SERVER, Ip.GRE, Arrays.copyOf(gre, 20)));
    }

    /** Names that try to steer a terminal or a spreadsheet. */
    private static void hostileText(Scene scene) {
        scene.comment("\u001b[2Jcleared\r\n=1+1");
        scene.send(Udp.datagram(Cast.CLIENT, 50_266, Cast.DISTRIBUTION_POINT, 69,
                Tftp.readRequest("\u001b]0;owned\u0007=cmd|' /C calc'!A0")));
        Wire.works(scene.pause(50), Cast.CLIENT, 50_267, Cast.MANAGEMENT_POINT, 80,
                Http.get("/\u001b[31m\",\"yes", "=HYPERLINK(\u0000)", "\u009b31m"), Http.ok("\u001b[0m"));
    }

    private static void windowsBaseline(Scene scene) {
        Wire.works(scene, Cast.CLIENT, 50_270, Cast.DOMAIN_CONTROLLER, 53,
                new Wire.Datagrams(Dns.query(1, Cast.MP_NAME), Dns.answer(1, Cast.MP_NAME, Cast.MANAGEMENT_POINT)));
        Wire.works(scene, Cast.CLIENT, 50_271, Cast.DOMAIN_CONTROLLER, 88,
                Directory.kerberosRequest("pc11$", "CORP.EXAMPLE"), Directory.kerberosError("CORP.EXAMPLE"));
        byte[] clock = new Bytes().hex("1b0000000000000000000000").zeros(36).bytes();
        byte[] time = new Bytes().hex("1c0200e9000004000000040010203040").zeros(32).bytes();
        Wire.works(scene, Cast.CLIENT, 123, Cast.DOMAIN_CONTROLLER, 123, new Wire.Datagrams(clock, time));
        Wire.works(scene, Cast.CLIENT_V6, 50_272, Cast.DOMAIN_CONTROLLER_V6, 53,
                new Wire.Datagrams(Dns.query(2, Cast.MP_NAME), Dns.answer(2, Cast.MP_NAME, Cast.MANAGEMENT_POINT_V6)));
    }

    private static void undocumented(Scene scene) {
        Wire.works(scene, Cast.CLIENT, 50_280, Cast.MANAGEMENT_POINT, 5900,
                new Bytes().ascii("RFB 003.008\n").bytes(), new Bytes().ascii("RFB 003.008\n").bytes());
    }

    private static void unrelated(Scene scene) {
        Wire.works(scene, Cast.STRANGER, 50_290, Cast.SECOND_STRANGER, 22,
                new Bytes().ascii("SSH-2.0-OpenSSH_9.6\r\n").bytes(), new Bytes().ascii("SSH-2.0-OpenSSH_9.6\r\n").bytes());
        Wire.policyRequest(scene, Cast.CLIENT, 50_291, Cast.MANAGEMENT_POINT, 80);
    }

    private static void misprint(Scene scene) {
        Wire.works(scene, Cast.CLIENT, 50_300, Cast.MANAGEMENT_POINT, 433, Tls.clientHello(Cast.MP_NAME),
                Tls.serverHello());
        Conversation.tcp(scene, Cast.CLIENT, 50_301, Cast.DISTRIBUTION_POINT, 433).syn().refuse();
    }

    private static void customPorts(Scene scene) {
        Wire.policyRequest(scene, Cast.CLIENT, 50_310, Cast.MANAGEMENT_POINT, CUSTOM_HTTP);
        Wire.works(scene, Cast.CLIENT, 50_311, Cast.MANAGEMENT_POINT, 10_200, Tls.clientHello(Cast.MP_NAME),
                Tls.serverHello());
        Wire.works(scene, Cast.MANAGEMENT_POINT, 50_312, Cast.SQL_SERVER, 14_330, Tds.preLogin(), Tds.preLoginReply());
        Wire.works(scene, Cast.CLIENT, 50_313, Cast.MANAGEMENT_POINT, 8081, Bytes.noise(1, 20), Bytes.noise(2, 20));
    }

    private static void wsusCustomPair(Scene scene) {
        Wire.works(scene, Cast.CLIENT, 50_320, Cast.UPDATE_POINT, 8540, Http.updateScan(Cast.SUP_NAME), Http.ok("<ok/>"));
        Wire.works(scene, Cast.CLIENT, 50_321, Cast.UPDATE_POINT, 8541, Tls.clientHello(Cast.SUP_NAME), Tls.serverHello());
    }

    /** 8530 goes with 8531, and 80 with 443: this server mixes them. */
    private static void wsusBadPair(Scene scene) {
        Wire.works(scene, Cast.CLIENT, 50_330, Cast.UPDATE_POINT, 8530, Http.updateScan(Cast.SUP_NAME), Http.ok("<ok/>"));
        Wire.works(scene, Cast.CLIENT, 50_331, Cast.UPDATE_POINT, 443, Tls.clientHello(Cast.SUP_NAME), Tls.serverHello());
    }

    private static void proxy(Scene scene) {
        Wire.works(scene, Cast.UPDATE_POINT, 50_340, Cast.PROXY, 3128,
                Http.get("http://download.windowsupdate.com/x.cab", "download.windowsupdate.com", "Microsoft BITS/7.8"),
                Http.ok("cab"));
        Wire.works(scene, Cast.PROXY, 50_341, Cast.INTERNET, 80,
                Http.get("/x.cab", "download.windowsupdate.com", "Microsoft BITS/7.8"), Http.ok("cab"));
    }

    /** One client asks the proxy for a distribution point's file, another one has it CONNECT to the cloud. */
    private static void proxyInTheClear(Scene scene) {
        Wire.works(scene, Cast.CLIENT, 50_345, Cast.PROXY, 8080,
                Http.get("http://" + Cast.DP_NAME + "/SMS_DP_SMSPKG$/PS100012/a.cab", Cast.DP_NAME, "Microsoft BITS/7.8"),
                Http.ok("cab"));
        Wire.works(scene, Cast.SECOND_CLIENT, 50_346, Cast.PROXY, 8080,
                Http.request("CONNECT", "cmg.example:443", "cmg.example:443", "SMS CCM 5.0", ""),
                Http.response(200, "Connection established", "text/html", ""));
    }

    private static void smb(Scene scene, String from, int port, String to) {
        Wire.works(scene, from, port, to, 445, Smb2.negotiateRequest(), Smb2.negotiateResponse());
    }
}
