package io.rolecall.story;

import java.util.List;

/** What a capture cannot show: late starts, early ends, one side only, copies, clocks and cuts. Nothing here is blocked. */
final class VisibilityStories {
    private VisibilityStories() {
    }

    static List<Story> all() {
        return List.of(
                Story.pcap("midstream", VisibilityStories::midstream),
                Story.pcap("pending", VisibilityStories::pending),
                Story.pcap("one-sided-out", VisibilityStories::oneSidedOut),
                Story.pcap("one-sided-back", VisibilityStories::oneSidedBack),
                Story.pcap("openings-alone", VisibilityStories::openingsAlone),
                Story.pcapng("copies-are-not-retransmissions", VisibilityStories::copies),
                Story.pcapng("lost-frames-told", VisibilityStories::lostFramesTold),
                Story.pcap("same-ip-id-is-not-a-copy", VisibilityStories::sameIdentification),
                Story.pcap("port-reuse", VisibilityStories::portReuse),
                Story.pcap("time-going-backwards", VisibilityStories::timeGoingBackwards),
                Story.truncated("truncated-frames", 60, VisibilityStories::truncatedFrames));
    }

    private static void midstream(Scene scene) {
        Conversation ipv4 = Conversation.tcp(scene, Cast.CLIENT, 50_110, Cast.MANAGEMENT_POINT, 443).seen(false, false)
                .handshake().request(Tls.clientHello(Cast.MP_NAME)).response(Tls.serverHello()).seen(true, true);
        ipv4.response(Tls.applicationData(1, 900)).request(Tls.applicationData(2, 300));
        Conversation ipv6 = Conversation.tcp(scene, Cast.CLIENT_V6, 50_111, Cast.MANAGEMENT_POINT_V6, 443)
                .seen(false, false).handshake().seen(true, true);
        ipv6.request(Tls.applicationData(3, 300)).response(Tls.applicationData(4, 900));
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
    }

    private static void pending(Scene scene) {
        Conversation.tcp(scene, Cast.CLIENT, 50_120, Cast.MANAGEMENT_POINT, 443).synAt(0, 3);
        Wire.stillCapturing(scene, 5);
    }

    /** The client's acknowledgments grow: the server did answer, on a path that was not captured. */
    private static void oneSidedOut(Scene scene) {
        Conversation.tcp(scene, Cast.CLIENT, 50_130, Cast.MANAGEMENT_POINT, 80).seen(true, false).handshake()
                .request(Http.ccmPost(Cast.MP_NAME)).response(Http.ccmReply())
                .request(Http.ccmPost(Cast.MP_NAME)).response(Http.ccmReply()).close();
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
    }

    private static void oneSidedBack(Scene scene) {
        Conversation.tcp(scene, Cast.CLIENT, 50_131, Cast.MANAGEMENT_POINT, 80).seen(false, true).handshake()
                .request(Http.ccmPost(Cast.MP_NAME)).response(Http.ccmReply())
                .request(Http.ccmPost(Cast.MP_NAME)).response(Http.ccmReply()).close();
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
    }

    /** Captured with a filter on TCP's flags: of connections that work there is one SYN each, of one that does not, three. */
    private static void openingsAlone(Scene scene) {
        for (int i = 0; i < 3; i++) {
            Conversation.tcp(scene, Cast.CLIENT, 50_132 + i, Cast.MANAGEMENT_POINT, 80).synAt(4 * i);
        }
        Conversation.tcp(scene, Cast.CLIENT_V6, 50_135, Cast.MANAGEMENT_POINT_V6, 80).synAt(1);
        Conversation.tcp(scene, Cast.CLIENT_V6, 50_136, Cast.MANAGEMENT_POINT_V6, 80).synAt(2);
        Conversation.tcp(scene, Cast.CLIENT, 50_137, Cast.DISTRIBUTION_POINT, 445).synAt(0, 3, 9);
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
    }

    /** Every packet is recorded three times, as a capture at several components of one host does. */
    private static void copies(Scene scene) {
        Scene host = new Scene();
        Conversation.tcp(host, Cast.CLIENT, 50_140, Cast.DISTRIBUTION_POINT, 445).syn();
        Wire.policyRequest(host.at(1), Cast.CLIENT, 50_141, Cast.MANAGEMENT_POINT, 80);
        Wire.works(host, Cast.CLIENT, 50_142, Cast.DOMAIN_CONTROLLER, 53,
                new Wire.Datagrams(Dns.query(7, Cast.MP_NAME), Dns.answer(7, Cast.MP_NAME, Cast.MANAGEMENT_POINT)));
        for (Scene.Frame frame : host.frames()) {
            scene.at((frame.nanos() - Scene.START_NANOS) / 1e9).recordFrame(frame.bytes());
            scene.copyLast(0.004);
            scene.copyLast(0.011);
        }
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
    }

    /** The capturing system says where it lost packets: an answer may be among them there, and nowhere else. */
    static void lostFramesTold(Scene scene) {
        Wire.policyRequest(scene, Cast.CLIENT, 50_150, Cast.MANAGEMENT_POINT, 80);
        for (int i = 0; i < 2; i++) {
            scene.at(5 + i * 0.5).send(Udp.datagram(Cast.CLIENT, 50_151, Cast.DOMAIN_CONTROLLER, 53,
                    Dns.query(31, Cast.MP_NAME)));
            scene.at(5.1 + i * 0.5).send(Icmp.echoRequest(Cast.CLIENT, Cast.DISTRIBUTION_POINT, 9, 1 + i));
        }
        Wire.policyRequest(scene.at(8).lost(3), Cast.CLIENT, 50_152, Cast.MANAGEMENT_POINT, 80);
        Conversation.tcp(scene, Cast.CLIENT, 50_153, Cast.DISTRIBUTION_POINT, 445).synAt(20, 23);
        Wire.policyRequest(scene.at(24).lost(1), Cast.CLIENT, 50_154, Cast.MANAGEMENT_POINT, 80);
        Conversation.tcp(scene, Cast.CLIENT, 50_155, Cast.DISTRIBUTION_POINT, 80).synAt(30, 33, 39);
        Wire.stillCapturing(scene, 2 * Scene.LONG_AFTER);
    }

    /** An old stack gives two questions, half a millisecond apart, one IP identification: they are not one. */
    private static void sameIdentification(Scene scene) {
        for (int id = 21; id <= 22; id++) {
            scene.record(Udp.datagram(Cast.CLIENT, 50_145, Cast.DOMAIN_CONTROLLER, 53, Dns.query(id, Cast.MP_NAME))
                    .withId(0x384d).bytes());
            byte[] answer = Dns.answer(id, Cast.MP_NAME, Cast.MANAGEMENT_POINT);
            scene.pause(0.2).send(Udp.datagram(Cast.DOMAIN_CONTROLLER, 53, Cast.CLIENT, 50_145, answer));
            scene.pause(0.3);
        }
    }

    /** One 5-tuple, two connections: the second begins with a new initial sequence number and is refused. */
    private static void portReuse(Scene scene) {
        Conversation ports = Conversation.tcp(scene, Cast.CLIENT, 50_150, Cast.MANAGEMENT_POINT, 80);
        ports.handshake().request(Http.ccmPost(Cast.MP_NAME)).response(Http.ccmReply()).close();
        scene.at(30);
        ports.isn(1).syn().refuse();
    }

    /** Answers are stamped by another clock, 700 ms behind: they seem to come before the questions. */
    private static void timeGoingBackwards(Scene scene) {
        Conversation talk = Conversation.tcp(scene, Cast.CLIENT, 50_160, Cast.MANAGEMENT_POINT, 80);
        scene.at(10);
        talk.syn();
        scene.at(9.3);
        talk.synAck();
        scene.at(10.1);
        talk.clientAck().requestUnacknowledged(Http.ccmPost(Cast.MP_NAME));
        scene.at(9.4);
        talk.serverAck();
        scene.at(2);
        talk.response(Http.ccmReply());
    }

    private static void truncatedFrames(Scene scene) {
        Wire.policyRequest(scene, Cast.CLIENT, 50_170, Cast.MANAGEMENT_POINT, 80);
        Conversation.tcp(scene, Cast.CLIENT, 50_171, Cast.MANAGEMENT_POINT, 10_123).syn().refuse();
    }
}
