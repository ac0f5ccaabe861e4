package io.rolecall.observe;

import io.rolecall.capture.Frame;
import io.rolecall.decode.FrameBytes;
import io.rolecall.wire.IpProtocol;
import io.rolecall.wire.LinkType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Made-up traffic of few hosts that talk all the time: connections that succeed, are refused, prohibited, reset or never
 * answered, with repetitions, copies and losses; datagrams, echoes, fragments, tunnels; both families. The same for the
 * same seed.
 */
final class RandomTraffic {
    private static final int SYN = 0x02;
    private static final int RST_ACK = 0x14;
    private static final int ACK = 0x10;
    private static final int FIN_ACK = 0x11;
    private static final long START_NANOS = 1_700_000_000_000_000_000L;
    private static final long MILLISECOND = 1_000_000;

    private record Sent(long nanos, byte[] bytes) {
    }

    private final Random random;
    private final int lossPercent;
    private final List<Sent> sent = new ArrayList<>();
    private int identification;
    private int prohibitions;

    private RandomTraffic(long seed, int lossPercent) {
        this.lossPercent = lossPercent;
        random = new Random(seed);
    }

    /** Frames in the order of time, numbered from 1. */
    static List<Frame> frames(long seed, int conversations, int lossPercent) {
        RandomTraffic traffic = new RandomTraffic(seed, lossPercent);
        for (int i = 0; i < conversations; i++) {
            traffic.conversation(START_NANOS + i * 300 * MILLISECOND + traffic.random.nextInt(1_000) * MILLISECOND);
        }
        Collections.sort(traffic.sent, Comparator.comparingLong(Sent::nanos));
        List<Frame> frames = new ArrayList<>();
        for (Sent each : traffic.sent) {
            Frame frame = FrameBytes.frame(LinkType.ETHERNET, each.bytes, each.bytes.length);
            frame.timestampNanos = each.nanos;
            frame.number = frames.size() + 1;
            frames.add(frame);
        }
        return frames;
    }

    private void conversation(long nanos) {
        boolean v6 = random.nextInt(3) == 0;
        String client = host(v6, 1 + random.nextInt(4));
        String server = host(v6, 1 + random.nextInt(4) + (random.nextBoolean() ? 4 : 0));
        int port = random.nextBoolean() ? 50_000 + random.nextInt(6) : 1_024 + random.nextInt(48_000);
        int service = new int[] {53, 80, 135, 443, 445, 8_530}[random.nextInt(6)];
        switch (random.nextInt(10)) {
            case 0 -> datagrams(nanos, client, server, port, service);
            case 1 -> echo(nanos, client, server);
            case 2 -> fragments(nanos, client, server, port);
            case 3 -> unanswered(nanos, client, server, port, service);
            case 4 -> refused(nanos, client, server, port, service);
            case 5 -> prohibited(nanos, client, server, service);
            default -> connection(nanos, client, server, port, service);
        }
    }

    private static String host(boolean v6, int number) {
        return v6 ? "2001:db8::" + Integer.toHexString(number * 0x1234 & 0xFFFF) : "10.0.0." + number;
    }

    /** Sends a packet, now and then twice at once or inside a tunnel, or not at all. */
    private void send(long nanos, byte[] packet) {
        int chance = random.nextInt(100);
        if (chance < lossPercent) {
            return;
        }
        byte[] frame = chance < 8 ? FrameBytes.vlan(1 + chance, packet) : FrameBytes.ethernet(packet);
        sent.add(new Sent(nanos, frame));
        if (chance > 90) {
            sent.add(new Sent(nanos + random.nextInt(1_000_000), frame));
        }
    }

    private byte[] tcp(String from, int fromPort, String to, int toPort, int flags, int sequence, int acknowledgment,
            int payload) {
        identification = identification % 0xFFFF + 1;
        byte[] segment = FrameBytes.tcp(fromPort, toPort, sequence, acknowledgment, flags, payload);
        segment[16] = (byte) random.nextInt();
        segment[17] = (byte) random.nextInt();
        return FrameBytes.ip(from, to, IpProtocol.TCP, identification, segment);
    }

    private void connection(long nanos, String client, String server, int port, int service) {
        int mine = random.nextInt();
        int theirs = random.nextInt();
        send(nanos, tcp(client, port, server, service, SYN, mine, 0, 0));
        send(nanos + MILLISECOND, tcp(server, service, client, port, SYN | ACK, theirs, mine + 1, 0));
        mine++;
        theirs++;
        long now = nanos + 2 * MILLISECOND;
        int rounds = random.nextInt(6);
        for (int i = 0; i < rounds; i++) {
            int out = 1 + random.nextInt(50);
            int again = random.nextInt(4) == 0 ? 1 + random.nextInt(4) : 1;
            for (int j = 0; j < again; j++) {
                send(now, tcp(client, port, server, service, ACK, mine, theirs, out));
                now += 200 * MILLISECOND;
            }
            mine += out;
            int back = random.nextInt(60);
            send(now, tcp(server, service, client, port, ACK, theirs, mine, back));
            theirs += back;
            now += random.nextInt(400) * MILLISECOND;
        }
        if (random.nextBoolean()) {
            send(now, tcp(client, port, server, service, FIN_ACK, mine, theirs, 0));
            send(now + MILLISECOND, tcp(server, service, client, port, FIN_ACK, theirs, mine + 1, 0));
        } else if (random.nextBoolean()) {
            send(now, tcp(server, service, client, port, RST_ACK, theirs, mine, 0));
        }
    }

    private void unanswered(long nanos, String client, String server, int port, int service) {
        int mine = random.nextInt();
        for (long wait : new long[] {0, 3_000, 9_000}) {
            send(nanos + wait * MILLISECOND, tcp(client, port, server, service, SYN, mine, 0, 0));
        }
    }

    private void refused(long nanos, String client, String server, int port, int service) {
        int mine = random.nextInt();
        for (int i = 0; i < 3; i++) {
            send(nanos + i * 500 * MILLISECOND, tcp(client, port, server, service, SYN, mine, 0, 0));
            send(nanos + i * 500 * MILLISECOND + 70_000, tcp(server, service, client, port, RST_ACK, 0, mine + 1, 0));
        }
    }

    /** On ports of its own: an error whose packet lies behind a cut is not told from one about the port's next user. */
    private void prohibited(long nanos, String client, String server, int service) {
        byte[] syn = tcp(client, 60_000 + ++prohibitions, server, service, SYN, random.nextInt(), 0, 0);
        boolean v6 = syn[0] >>> 4 == 6;
        send(nanos, syn);
        byte[] quote = Arrays.copyOf(syn, (v6 ? 40 : 20) + 8);
        byte[] error = FrameBytes.icmp(v6 ? 1 : 3, v6 ? 1 : 13, 0, quote);
        send(nanos + MILLISECOND, FrameBytes.ip(host(v6, 99), client, v6 ? IpProtocol.ICMPV6 : IpProtocol.ICMP,
                ++identification & 0xFFFF, error));
    }

    private void datagrams(long nanos, String client, String server, int port, int service) {
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            identification = identification % 0xFFFF + 1;
            byte[] payload = new byte[8 + random.nextInt(30)];
            random.nextBytes(payload);
            send(nanos + i * 700 * MILLISECOND, FrameBytes.ip(client, server, IpProtocol.UDP, identification,
                    FrameBytes.udp(port, service, payload)));
            if (random.nextBoolean()) {
                send(nanos + i * 700 * MILLISECOND + 90_000, FrameBytes.ip(server, client, IpProtocol.UDP,
                        ++identification & 0xFFFF, FrameBytes.udp(service, port, payload)));
            }
        }
    }

    private void echo(long nanos, String client, String server) {
        boolean v6 = client.indexOf(':') >= 0;
        int protocol = v6 ? IpProtocol.ICMPV6 : IpProtocol.ICMP;
        int identifier = random.nextInt(4) << 16;
        for (int i = 1; i < 4; i++) {
            send(nanos + i * 1_000 * MILLISECOND, FrameBytes.ip(client, server, protocol, ++identification & 0xFFFF,
                    FrameBytes.icmp(v6 ? 128 : 8, 0, identifier | i, new byte[32])));
            send(nanos + i * 1_000 * MILLISECOND + 80_000, FrameBytes.ip(server, client, protocol,
                    ++identification & 0xFFFF, FrameBytes.icmp(v6 ? 129 : 0, 0, identifier | i, new byte[32])));
        }
    }

    private void fragments(long nanos, String client, String server, int port) {
        identification = identification % 0xFFFF + 1;
        if (client.indexOf(':') >= 0) {
            byte[] header = {17, 0, 0, 1, 0, 0, (byte) (identification >>> 8), (byte) identification};
            byte[] later = header.clone();
            later[3] = (byte) 0x40;
            sent.add(new Sent(nanos, FrameBytes.ethernet(FrameBytes.ip6(client, server, IpProtocol.FRAGMENT,
                    FrameBytes.join(header, FrameBytes.udp(port, 2_049, new byte[56]))))));
            sent.add(new Sent(nanos + 50_000, FrameBytes.ethernet(FrameBytes.ip6(client, server, IpProtocol.FRAGMENT,
                    FrameBytes.join(later, new byte[40])))));
            return;
        }
        sent.add(new Sent(nanos, FrameBytes.ethernet(FrameBytes.ip4(client, server, IpProtocol.UDP, identification, 0x2000,
                FrameBytes.udp(port, 2_049, new byte[56])))));
        sent.add(new Sent(nanos + 50_000, FrameBytes.ethernet(FrameBytes.ip4(client, server, IpProtocol.UDP,
                identification, 8, new byte[40]))));
    }
}
