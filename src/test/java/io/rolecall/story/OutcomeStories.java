package io.rolecall.story;

import java.util.List;

/** What became of a communication: one story an outcome that the responder or the path decides. */
final class OutcomeStories {
    private static final byte[] DISCOVERY = Bytes.noise(17, 64);

    private OutcomeStories() {
    }

    static List<Story> all() {
        return List.of(
                Story.pcap("answered", OutcomeStories::answered),
                Story.pcap("answered-after-retries", OutcomeStories::answeredAfterRetries),
                Story.pcap("answered-with-failures", OutcomeStories::answeredWithFailures),
                Story.pcap("stopped-getting-through", OutcomeStories::stopped),
                Story.pcap("refused-is-one-attempt", OutcomeStories::refused),
                Story.pcap("refused-udp", OutcomeStories::refusedUdp),
                Story.pcap("prohibited", OutcomeStories::prohibited),
                Story.pcap("prohibited-quotes-another-flow", OutcomeStories::prohibitedOther),
                Story.pcap("unreachable", OutcomeStories::unreachable),
                Story.pcapng("dropped", OutcomeStories::dropped),
                Story.pcapng("dropped-only", OutcomeStories::droppedOnly),
                Story.pcap("unanswered", OutcomeStories::unanswered),
                Story.pcap("single-syn-is-not-blocked", OutcomeStories::singleSyn),
                Story.pcap("reset-before-any-answer", OutcomeStories::reset),
                Story.pcap("padding-is-not-payload", OutcomeStories::padding),
                Story.pcap("stalled", OutcomeStories::stalled),
                Story.pcap("one-way", OutcomeStories::oneWay));
    }

    private static void answered(Scene scene) {
        Wire.policyRequest(scene, Cast.CLIENT, 50_001, Cast.MANAGEMENT_POINT, 80);
        Wire.works(scene, Cast.CLIENT_V6, 50_002, Cast.MANAGEMENT_POINT_V6, 443, Tls.clientHello(Cast.MP_NAME),
                Tls.serverHello());
        scene.send(Icmp.echoRequest(Cast.SITE_SERVER, Cast.CLIENT, 1, 1));
        scene.pause(1).send(Icmp.echoReply(Cast.CLIENT, Cast.SITE_SERVER, 1, 1));
        scene.pause(1).send(Icmp.echoRequest(Cast.SITE_SERVER_V6, Cast.CLIENT_V6, 1, 1));
        scene.pause(1).send(Icmp.echoReply(Cast.CLIENT_V6, Cast.SITE_SERVER_V6, 1, 1));
    }

    private static void answeredAfterRetries(Scene scene) {
        Conversation.tcp(scene, Cast.CLIENT, 50_003, Cast.MANAGEMENT_POINT, 10_123).synAt(0, 3, 9).synAck().clientAck()
                .request(Tls.clientHello(Cast.MP_NAME)).response(Tls.serverHello());
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
    }

    private static void answeredWithFailures(Scene scene) {
        Wire.policyRequest(scene, Cast.CLIENT, 50_010, Cast.MANAGEMENT_POINT, 80);
        Conversation.tcp(scene, Cast.CLIENT, 50_011, Cast.MANAGEMENT_POINT, 80).synAt(5, 8, 14);
        scene.at(30);
        Wire.policyRequest(scene, Cast.CLIENT, 50_012, Cast.MANAGEMENT_POINT, 80);
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
    }

    /** The database is reached once a minute; then somebody changes a filter. A week of it would be answered mostly. */
    private static void stopped(Scene scene) {
        for (int minute = 0; minute < 8; minute++) {
            Conversation call = Conversation.tcp(scene, Cast.MANAGEMENT_POINT, 50_015 + minute, Cast.SQL_SERVER, 1433);
            scene.at(60 * minute);
            if (minute < 5) {
                call.handshake().request(Tds.preLogin()).response(Tds.preLoginReply()).close();
            } else {
                byte[] syn = call.synAt(60 * minute).lastPacket();
                scene.send(Icmp.error(Cast.ROUTER, Cast.MANAGEMENT_POINT, Icmp.UNREACHABLE, Icmp.ADMIN_PROHIBITED, syn));
            }
        }
        Wire.stillCapturing(scene, 500);
    }

    private static void refused(Scene scene) {
        Conversation ipv4 = Conversation.tcp(scene, Cast.CLIENT, 50_020, Cast.MANAGEMENT_POINT, 10_123);
        Conversation ipv6 = Conversation.tcp(scene, Cast.CLIENT_V6, 50_021, Cast.MANAGEMENT_POINT_V6, 10_123);
        for (double tryAt : new double[] {0, 0.5, 1.0}) {
            ipv4.synAt(tryAt).refuse();
            ipv6.synAt(tryAt + 0.1).refuse();
        }
    }

    private static void refusedUdp(Scene scene) {
        byte[] ask = scene.send(Udp.datagram(Cast.SITE_SERVER, 50_030, Cast.DISTRIBUTION_POINT, 135, DISCOVERY));
        scene.pause(0.5).send(Icmp.error(Cast.DISTRIBUTION_POINT, Cast.SITE_SERVER, Icmp.UNREACHABLE,
                Icmp.PORT_UNREACHABLE, ask));
        ask = scene.pause(50).send(Udp.datagram(Cast.SITE_SERVER_V6, 50_031, Cast.DISTRIBUTION_POINT_V6, 135, DISCOVERY));
        scene.pause(0.5).send(Icmp.error(Cast.DISTRIBUTION_POINT_V6, Cast.SITE_SERVER_V6, Icmp.UNREACHABLE_V6,
                Icmp.PORT_UNREACHABLE_V6, ask));
    }

    private static void prohibited(Scene scene) {
        byte[] syn = Conversation.tcp(scene, Cast.SITE_SERVER, 50_040, Cast.CLIENT, 445).syn().lastPacket();
        scene.send(Icmp.error(Cast.ROUTER, Cast.SITE_SERVER, Icmp.UNREACHABLE, Icmp.ADMIN_PROHIBITED, syn));
        syn = Conversation.tcp(scene.pause(20), Cast.SITE_SERVER_V6, 50_041, Cast.CLIENT_V6, 445).syn().lastPacket();
        scene.send(Icmp.error(Cast.ROUTER_V6, Cast.SITE_SERVER_V6, Icmp.UNREACHABLE_V6, Icmp.ADMIN_PROHIBITED_V6, syn));
    }

    /** The error quotes port 135 while the tries go to 445: it is no proof about 445. */
    private static void prohibitedOther(Scene scene) {
        byte[] unseen = Conversation.tcp(scene, Cast.SITE_SERVER, 50_043, Cast.CLIENT, 135).seen(false, false).syn()
                .lastPacket();
        Conversation tries = Conversation.tcp(scene, Cast.SITE_SERVER, 50_042, Cast.CLIENT, 445).synAt(0, 3);
        scene.send(Icmp.error(Cast.ROUTER, Cast.SITE_SERVER, Icmp.UNREACHABLE, Icmp.ADMIN_PROHIBITED, unseen));
        tries.synAt(9);
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
    }

    private static void unreachable(Scene scene) {
        byte[] syn = Conversation.tcp(scene, Cast.SITE_SERVER, 50_050, Cast.DISTRIBUTION_POINT, 445).syn().lastPacket();
        scene.send(Icmp.error(Cast.ROUTER, Cast.SITE_SERVER, Icmp.UNREACHABLE, Icmp.HOST_UNREACHABLE, syn));
        syn = Conversation.tcp(scene.pause(20), Cast.SITE_SERVER, 50_051, Cast.SQL_SERVER, 1433).syn().lastPacket();
        scene.send(Icmp.error(Cast.ROUTER, Cast.SITE_SERVER, Icmp.TIME_EXCEEDED, 0, syn));
        syn = Conversation.tcp(scene.pause(20), Cast.SITE_SERVER_V6, 50_052, Cast.DISTRIBUTION_POINT_V6, 445).syn()
                .lastPacket();
        scene.send(Icmp.error(Cast.ROUTER_V6, Cast.SITE_SERVER_V6, Icmp.TIME_EXCEEDED_V6, 0, syn));
    }

    /** Linux TC verdicts as pcapng records them: 0 passes a packet, 2 shoots it. */
    private static void dropped(Scene scene) {
        scene.verdict(2).flags(1);
        Conversation.tcp(scene, Cast.CLIENT, 50_060, Cast.MANAGEMENT_POINT, 10_123).synAt(0, 3, 9);
        scene.at(12).verdict(0).flags(0);
        Wire.policyRequest(scene, Cast.CLIENT, 50_061, Cast.MANAGEMENT_POINT, 80);
    }

    private static void droppedOnly(Scene scene) {
        scene.verdict(2).flags(1);
        Conversation.tcp(scene, Cast.CLIENT, 50_062, Cast.MANAGEMENT_POINT, 443).syn();
        Conversation.tcp(scene, Cast.CLIENT_V6, 50_063, Cast.MANAGEMENT_POINT_V6, 443).syn();
    }

    private static void unanswered(Scene scene) {
        Conversation.tcp(scene, Cast.CLIENT, 50_070, Cast.MANAGEMENT_POINT, 443).synAt(0, 3, 9);
        Conversation.tcp(scene, Cast.CLIENT_V6, 50_071, Cast.MANAGEMENT_POINT_V6, 443).synAt(12, 15, 21);
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
    }

    private static void singleSyn(Scene scene) {
        Conversation.tcp(scene, Cast.CLIENT, 50_080, Cast.MANAGEMENT_POINT, 443).syn();
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
    }

    /** The first is cut off before it could answer; the second had answered, so its reset is only a way to close. */
    private static void reset(Scene scene) {
        Conversation.tcp(scene, Cast.CLIENT, 50_090, Cast.MANAGEMENT_POINT, 443).handshake()
                .requestUnacknowledged(Tls.clientHello(Cast.MP_NAME)).serverReset();
        Conversation.tcp(scene.pause(30), Cast.CLIENT, 50_091, Cast.DISTRIBUTION_POINT, 80).handshake()
                .request(Http.contentDownload(Cast.DP_NAME)).response(Http.ok("content")).serverReset();
    }

    /** Ethernet fills short frames up to 60 bytes: the zeros behind the acknowledgment and the RST are no answer. */
    private static void padding(Scene scene) {
        scene.paddedTo(60);
        Conversation.tcp(scene, Cast.CLIENT, 50_097, Cast.MANAGEMENT_POINT, 443).handshake()
                .request(Tls.clientHello(Cast.MP_NAME)).serverReset();
    }

    /** A path that lets small packets pass and loses big ones. */
    private static void stalled(Scene scene) {
        byte[] big = Bytes.noise(3, 1460);
        Conversation stuck = Conversation.tcp(scene, Cast.CLIENT, 50_095, Cast.MANAGEMENT_POINT, 80).handshake()
                .requestUnacknowledged(big);
        for (double again : new double[] {0.3, 0.9, 2.1, 4.5, 9.3, 18.9}) {
            scene.at(again);
            stuck.retransmit(big);
        }
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
    }

    private static void oneWay(Scene scene) {
        byte[] magic = new Bytes().hex("ffffffffffff").hex("02040a01020b".repeat(16)).bytes();
        scene.send(Udp.datagram(Cast.SITE_SERVER, 50_100, Cast.CLIENT, 9, magic));
        scene.pause(10).send(Udp.datagram(Cast.SITE_SERVER, 50_100, Cast.CLIENT_BROADCAST, 9, magic));
        for (int i = 0; i < 5; i++) {
            scene.pause(15).send(Udp.datagram(Cast.DISTRIBUTION_POINT, 50_101, "239.10.1.5", 63_001, Bytes.noise(i, 900))
                    .withHopLimit(32));
        }
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
    }
}
