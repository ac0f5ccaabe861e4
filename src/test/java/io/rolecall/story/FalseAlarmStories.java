package io.rolecall.story;

import java.util.List;

/** What looks like a failure and is none, so that nobody is woken for it. */
final class FalseAlarmStories {
    private static final byte[] NOTHING = new byte[0];
    /** Somewhere in the life of a connection that the capture did not see begin. */
    private static final long CLIENT_NEXT = 3_000_000_000L;
    private static final long SERVER_NEXT = 1_200_000_000L;

    private FalseAlarmStories() {
    }

    static List<Story> all() {
        return List.of(
                Story.pcap("accepted-after-refusal", FalseAlarmStories::acceptedAfterRefusal),
                Story.pcap("answers-of-another-connection", FalseAlarmStories::answersOfAnother),
                Story.pcap("carried-by-something-unknown", FalseAlarmStories::carried),
                Story.pcap("closing-is-not-stalling", FalseAlarmStories::closing),
                Story.pcap("mirrored-broadcast", FalseAlarmStories::mirroredBroadcast),
                Story.pcapng("one-of-many-dropped", FalseAlarmStories::oneDropped),
                Story.pcap("replies-alone", FalseAlarmStories::repliesAlone),
                Story.pcap("subnet-broadcast", FalseAlarmStories::subnetBroadcast));
    }

    /** The service was still starting. Windows tries the same SYN again half a second after a RST. */
    private static void acceptedAfterRefusal(Scene scene) {
        Conversation.tcp(scene, Cast.CLIENT, 50_501, Cast.MANAGEMENT_POINT, 80).synAt(0).refuse().synAt(0.5).synAck()
                .clientAck().request(Http.ccmPost(Cast.MP_NAME)).response(Http.ccmReply()).close();
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
    }

    /** A host that still holds the last connection of these ports acknowledges that one (RFC 9293 section 3.10.7.4). */
    private static void answersOfAnother(Scene scene) {
        Conversation.tcp(scene, Cast.CLIENT, 50_502, Cast.MANAGEMENT_POINT, 10_123).syn();
        scene.send(Tcp.segment(Cast.MANAGEMENT_POINT, 10_123, Cast.CLIENT, 50_502, SERVER_NEXT, CLIENT_NEXT, Tcp.ACK, NOTHING));
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
    }

    /** SOCKS (RFC 1928) is none of what Rolecall knows; that HTTP follows in it makes it no web service. */
    private static void carried(Scene scene) {
        for (int port : new int[] {1_080, 443}) {
            scene.pause(500);
            Conversation.tcp(scene, Cast.CLIENT, 50_506, Cast.MANAGEMENT_POINT, port).handshake()
                    .request(new Bytes().hex("050100").bytes()).response(new Bytes().hex("0500").bytes())
                    .request(new Bytes().hex("050100010a0100280050").bytes())
                    .response(new Bytes().hex("050000010a0100280050").bytes())
                    .request(Http.ccmPost(Cast.MP_NAME)).response(Http.ccmReply()).close();
        }
    }

    /** All is said, and one end goes away before it has heard the other's last FIN. */
    private static void closing(Scene scene) {
        Conversation talk = Conversation.tcp(scene, Cast.CLIENT, 50_503, Cast.MANAGEMENT_POINT, 80).handshake()
                .request(Http.ccmPost(Cast.MP_NAME)).response(Http.ccmReply());
        for (double at : new double[] {1, 1.3, 1.9, 3.1, 5.5}) {
            scene.at(at);
            talk.clientFin();
        }
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
    }

    /** Linux TC verdicts as pcapng records them: 0 passes a packet, 2 shoots it. */
    private static void oneDropped(Scene scene) {
        long mine = CLIENT_NEXT;
        long theirs = SERVER_NEXT;
        byte[] data = Bytes.noise(18, 100);
        for (int i = 0; i < 10; i++) {
            scene.flags(1).verdict(i == 4 ? 2 : 0);
            scene.pause(100).send(segment(true, mine, theirs, data));
            if (i == 4) {
                scene.verdict(0).pause(300).send(segment(true, mine, theirs, data));
            }
            mine += data.length;
            scene.pause(1).send(segment(false, theirs, mine, data));
            theirs += data.length;
        }
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
    }

    private static Ip segment(boolean asks, long sequence, long acknowledgment, byte[] data) {
        int flags = Tcp.PSH | Tcp.ACK;
        return asks ? Tcp.segment(Cast.CLIENT, 50_504, Cast.MANAGEMENT_POINT, 443, sequence, acknowledgment, flags, data)
                : Tcp.segment(Cast.MANAGEMENT_POINT, 443, Cast.CLIENT, 50_504, sequence, acknowledgment, flags, data);
    }

    /** The capture shows the way back alone, of datagrams whose ports do not say who asked. */
    private static void repliesAlone(Scene scene) {
        for (int i = 1; i <= 4; i++) {
            scene.at(i);
            scene.send(Icmp.echoReply(Cast.CLIENT, Cast.SITE_SERVER, 7, i));
            scene.send(Icmp.echoReply(Cast.CLIENT_V6, Cast.SITE_SERVER_V6, 7, i));
            scene.send(Udp.datagram(Cast.DISTRIBUTION_POINT, 50_111, Cast.CLIENT, 2_070, Bytes.noise(i, 512)));
        }
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
    }

    /** Nobody has said how long the network's prefix is; the frames go to every host, and no host must answer. */
    private static void subnetBroadcast(Scene scene) {
        byte[] name = NetbiosNames.registration("PC0011", 0, Cast.CLIENT);
        for (int i = 0; i < 4; i++) {
            scene.at(0.75 * i);
            scene.send(Udp.datagram(Cast.CLIENT, 137, Cast.CLIENT_BROADCAST, 137, name));
            scene.send(Udp.datagram(Cast.CLIENT, 50_505, Cast.CLIENT_BROADCAST, 8_612, Bytes.noise(19, 16)));
        }
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
    }

    /** The same seen through a switch that mirrors a client's network: the frame in the tunnel is the one that goes to all. */
    private static void mirroredBroadcast(Scene scene) {
        Scene inside = new Scene().on(Link.RAW);
        subnetBroadcast(inside);
        int sequence = 0;
        for (Scene.Frame frame : inside.frames()) {
            scene.at((frame.nanos() - Scene.START_NANOS) / 1e9);
            scene.send(Tunnel.erspan("10.1.2.1", "10.1.0.2", frame.bytes(), sequence++));
        }
    }
}
