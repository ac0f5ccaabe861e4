package io.rolecall.decode;

import static io.rolecall.decode.FrameBytes.ethernet;
import static io.rolecall.decode.FrameBytes.hex;
import static io.rolecall.decode.FrameBytes.icmp;
import static io.rolecall.decode.FrameBytes.ip;
import static io.rolecall.decode.FrameBytes.join;
import static io.rolecall.decode.FrameBytes.tcp;
import static io.rolecall.decode.FrameBytes.udp;
import static io.rolecall.decode.FrameBytes.vlan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.capture.Frame;
import io.rolecall.wire.EtherType;
import io.rolecall.wire.IpAddress;
import io.rolecall.wire.IpProtocol;
import io.rolecall.wire.LinkType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The walk through one frame: link layers, tags, labels, tunnels, and what every cut and every damage leaves of it. */
class FrameDecoderTest {
    private static final byte[] SYN = tcp(50_000, 445, 1, 0, 2, 0);
    private static final byte[] V4 = ip("10.0.0.1", "10.0.0.2", IpProtocol.TCP, 7, SYN);
    private static final byte[] V6 = ip("2001:db8::1", "2001:db8::2", IpProtocol.TCP, 0, SYN);

    private final FrameDecoder decoder = new FrameDecoder();

    private DecodeOutcome decode(byte[] bytes) {
        return decoder.decode(FrameBytes.frame(bytes));
    }

    private DecodeOutcome decode(int linkType, byte[] bytes) {
        return decoder.decode(FrameBytes.frame(linkType, bytes, bytes.length));
    }

    private void assertSyn(byte[] bytes, int vlan) {
        assertEquals(DecodeOutcome.PACKET, decode(bytes));
        assertSyn(0, vlan);
        assertEquals(1, decoder.count());
    }

    private void assertSyn(int index, int vlan) {
        Packet packet = decoder.packet(index);
        assertEquals(IpProtocol.TCP, packet.protocol);
        assertEquals(50_000, packet.sourcePort);
        assertEquals(445, packet.destinationPort);
        assertEquals(2, packet.tcpFlags);
        assertEquals(0, packet.payloadLength);
        assertEquals(vlan, packet.vlan);
        assertEquals(index, packet.tunnelDepth);
        if (packet.v6) {
            assertEquals(IpAddress.parse("2001:db8::1"), new IpAddress(packet.sourceHigh, packet.sourceLow));
            assertEquals(IpAddress.parse("2001:db8::2"), new IpAddress(packet.destinationHigh, packet.destinationLow));
        } else {
            assertEquals(0x0A000001, packet.source4);
            assertEquals(0x0A000002, packet.destination4);
            assertEquals(7, packet.identification);
        }
    }

    @Test
    void shouldReachTransportWhenEthernetCarriesIp() {
        assertSyn(ethernet(V4), -1);
        assertSyn(ethernet(V6), -1);
    }

    @Test
    void shouldKeepToThePacketWhenTheWireLengthIsTheLargestThereIs() {
        for (byte[] packet : List.of(V4, V6)) {
            Frame frame = FrameBytes.frame(ethernet(packet));
            frame.wireLength = Integer.MAX_VALUE;
            assertEquals(DecodeOutcome.PACKET, decoder.decode(frame));
            assertSyn(0, -1);
            assertEquals(frame.end(), decoder.packet(0).payloadOffset);
        }
    }

    @Test
    void shouldReachTransportWhenEveryLinkTypeCarriesIp() {
        Map<Integer, List<String>> links = new LinkedHashMap<>();
        links.put(LinkType.LINUX_SLL, List.of("0004 0001 0006 0200000000010000 0800", "0004 0001 0006 0200000000010000 86dd"));
        links.put(LinkType.LINUX_SLL2, List.of("0800 0000 00000002 0001 04 06 0200000000010000",
                "86dd 0000 00000002 0001 04 06 0200000000010000"));
        links.put(LinkType.NULL, List.of("02000000", "1e000000"));
        links.put(LinkType.LOOP, List.of("00000002", "00000018"));
        links.put(LinkType.PPP, List.of("ff03 0021", "57"));
        links.put(LinkType.PPP_HDLC, List.of("ff03 0021", "8f00 86dd"));
        links.put(LinkType.CISCO_HDLC, List.of("0f00 0800", "0f00 86dd"));
        for (int raw : new int[] {LinkType.RAW, LinkType.RAW_BSD, LinkType.RAW_OPENBSD, LinkType.IPV4, LinkType.IPV6}) {
            links.put(raw, List.of("", ""));
        }
        links.forEach((type, headers) -> {
            assertEquals(DecodeOutcome.PACKET, decode(type, join(hex(headers.get(0)), V4)), "IPv4 on link type " + type);
            assertSyn(0, -1);
            assertEquals(DecodeOutcome.PACKET, decode(type, join(hex(headers.get(1)), V6)), "IPv6 on link type " + type);
            assertSyn(0, -1);
        });
    }

    @Test
    void shouldNameTheOutcomeWhenThereIsNoIp() {
        assertEquals(DecodeOutcome.ARP, decode(ethernet(EtherType.ARP, new byte[28])));
        assertEquals(DecodeOutcome.ARP, decode(ethernet(EtherType.VLAN, join(hex("0078 0806"), new byte[28]))));
        assertEquals(DecodeOutcome.NOT_IP, decode(ethernet(EtherType.WAKE_ON_LAN, new byte[102])));
        assertEquals(DecodeOutcome.NOT_IP, decode(ethernet(0x0026, new byte[46])), "an IEEE 802.3 length");
        assertEquals(DecodeOutcome.NOT_IP, decode(LinkType.PPP, hex("c021 0101 0004")));
        assertEquals(DecodeOutcome.NOT_IP, decode(LinkType.PPP_HDLC, hex("8f00 8035 0000")), "Cisco's keep-alive");
        assertEquals(DecodeOutcome.SHORT, decode(LinkType.PPP_HDLC, hex("8f00 08")));
        assertEquals(DecodeOutcome.NOT_IP, decode(LinkType.NULL, hex("07000000 4500")));
        assertEquals(DecodeOutcome.MALFORMED, decode(LinkType.RAW, hex("00 4500")));
        assertEquals(DecodeOutcome.SHORT, decode(LinkType.RAW, new byte[0]));
        assertEquals(DecodeOutcome.UNSUPPORTED_LINK, decode(147, V4));
        assertEquals(0, decoder.count());
    }

    @Test
    void shouldNameTheInnermostVlanWhenTagged() {
        assertSyn(vlan(120, V4), 120);
        assertSyn(vlan(0, V6), 0);
        assertSyn(ethernet(0x88A8, join(hex("e007 8100 0078 0800"), V4)), 120);
        assertSyn(ethernet(0x9100, join(hex("0007 9100 0008 8100 0fff 86dd"), V6)), 4095);
    }

    @Test
    void shouldForgetTheVlanWhenTheNextFrameHasNone() {
        assertSyn(vlan(120, V4), 120);
        assertSyn(ethernet(V4), -1);
    }

    @Test
    void shouldBeMalformedWhenTagsNeverEnd() {
        byte[] tags = hex("0078 8100".repeat(40));
        assertEquals(DecodeOutcome.MALFORMED, decode(ethernet(EtherType.VLAN, join(tags, V4))));
        byte[] labels = hex("03e80040".repeat(40));
        assertEquals(DecodeOutcome.MALFORMED, decode(ethernet(EtherType.MPLS_UNICAST, join(labels, V4))));
    }

    @Test
    void shouldTellTheKindByItsNibbleWhenLabelled() {
        assertSyn(ethernet(EtherType.MPLS_UNICAST, join(hex("03e81140"), V4)), -1);
        assertSyn(ethernet(EtherType.MPLS_MULTICAST, join(hex("03e80040 03e90040 03ea0140"), V6)), -1);
        assertSyn(ethernet(EtherType.MPLS_UNICAST, join(hex("03e81140 00000000"), ethernet(V4))), -1);
        assertSyn(ethernet(EtherType.MPLS_UNICAST, join(hex("03e81140 00000000"), vlan(9, V4))), 9);
        assertEquals(DecodeOutcome.NOT_IP, decode(ethernet(EtherType.MPLS_UNICAST, hex("03e81140 a0000000"))));
        assertEquals(DecodeOutcome.SHORT, decode(ethernet(EtherType.MPLS_UNICAST, hex("03e81140"))));
    }

    @Test
    void shouldReachTransportWhenPppCarriesLabels() {
        assertEquals(DecodeOutcome.PACKET, decode(LinkType.PPP, join(hex("ff03 0281 03e80040 03e91140"), V4)));
        assertSyn(0, -1);
        assertEquals(DecodeOutcome.PACKET, decode(LinkType.PPP_HDLC, join(hex("ff03 0283 03e81140"), V6)));
        assertSyn(0, -1);
        assertSyn(ethernet(EtherType.PPPOE_SESSION, join(hex("11 00 0009 002e 0281 03e81140"), V4)), -1);
    }

    @Test
    void shouldReachTransportWhenInPppoe() {
        assertSyn(ethernet(EtherType.PPPOE_SESSION, join(hex("11 00 0009 002a 0021"), V4)), -1);
        assertSyn(ethernet(EtherType.PPPOE_SESSION, join(hex("11 00 0009 003e 0057"), V6)), -1);
        assertSyn(ethernet(EtherType.PPPOE_SESSION, join(hex("11 00 0009 0029 21"), V4)), -1);
        assertSyn(ethernet(EtherType.PPPOE_SESSION, join(hex("11 00 0009 003d 57"), V6)), -1);
        assertEquals(DecodeOutcome.SHORT, decode(ethernet(EtherType.PPPOE_SESSION, hex("11 00 0009 0029 21"))));
        assertEquals(DecodeOutcome.NOT_IP, decode(ethernet(EtherType.PPPOE_SESSION, hex("11 00 0009 0016 c021 0101"))));
        assertEquals(DecodeOutcome.MALFORMED, decode(ethernet(EtherType.PPPOE_SESSION, hex("21 00 0009 0016 0021 4500"))));
    }

    /** A mirror of a port between switches shows these, often in one direction alone: what is missed there looks unanswered. */
    @Test
    void shouldReachTransportWhenSwitchesTaggedTheFrame() {
        Map<String, byte[]> frames = new LinkedHashMap<>();
        frames.put("VN-Tag", ethernet(0x8926, join(hex("00000033 0800"), V4)));
        frames.put("VN-Tag, VLAN", ethernet(0x8926, join(hex("00000033 8100 0037 0800"), V4)));
        frames.put("E-TAG", ethernet(0x893F, join(hex("000000100000 0800"), V4)));
        frames.put("MetaData", ethernet(0x8909, join(hex("0101 0001 0010 0800"), V4)));
        frames.put("FabricPath", ethernet(0x8903, join(hex("4020"), ethernet(V4))));
        frames.put("FabricPath, VLAN", ethernet(0x8903, join(hex("4020"), vlan(55, V4))));
        frames.put("backbone", ethernet(0x88E7, join(hex("001ebb44"), vlan(55, V4))));
        for (Map.Entry<String, byte[]> frame : frames.entrySet()) {
            assertEquals(DecodeOutcome.PACKET, decode(frame.getValue()), frame.getKey());
            assertEquals(1, decoder.count(), frame.getKey());
            assertSyn(0, frame.getKey().endsWith("VLAN") || frame.getKey().equals("backbone") ? 55 : -1);
            for (int length = 14; length < frame.getValue().length - V4.length; length++) {
                assertEquals(DecodeOutcome.SHORT, decode(Arrays.copyOf(frame.getValue(), length)), frame.getKey() + length);
            }
        }
        assertEquals(DecodeOutcome.MALFORMED, decode(ethernet(0x8909, join(hex("0201 0001 0010 0800"), V4))));
        assertEquals(DecodeOutcome.MALFORMED, decode(ethernet(0x8926, hex("00000033 8926".repeat(40)))), "no end");
        byte[] all = ethernet(V4);
        Arrays.fill(all, 0, 6, (byte) 0xFF);
        assertEquals(DecodeOutcome.PACKET, decode(ethernet(0x8903, join(hex("4020"), all))));
        assertTrue(decoder.packet(0).toAll);
    }

    @Test
    void shouldReachTransportWhenBehindLlc() {
        assertSyn(ethernet(0x0030, join(hex("aaaa03 000000 0800"), V4)), -1);
        assertSyn(ethernet(1500, join(hex("aaaa03 000000 86dd"), V6)), -1);
        assertSyn(ethernet(EtherType.VLAN, join(hex("0078 0030 aaaa03 000000 0800"), V4)), 120);
        assertSyn(ethernet(0x0030, join(hex("aaaa03 000000 8100 0078 0800"), V4)), 120);
        assertEquals(DecodeOutcome.PACKET, decode(LinkType.LINUX_SLL,
                join(hex("0004 0001 0006 0200000000010000 0004 aaaa03 000000 0800"), V4)));
        assertSyn(0, -1);
        assertEquals(DecodeOutcome.ARP, decode(ethernet(0x0024, join(hex("aaaa03 000000 0806"), new byte[28]))));
        assertEquals(DecodeOutcome.NOT_IP, decode(ethernet(0x0030, join(hex("aaaa03 00000c 0800"), V4))), "Cisco's types");
        assertEquals(DecodeOutcome.NOT_IP, decode(ethernet(1501, join(hex("aaaa03 000000 0800"), V4))), "no length");
        assertEquals(DecodeOutcome.MALFORMED, decode(ethernet(0x0030, hex("aaaa03 000000 0008".repeat(40)))));
    }

    @Test
    void shouldGiveOuterAndInnerWhenTunnelled() {
        for (Map.Entry<String, byte[]> tunnel : tunnels(V4).entrySet()) {
            assertEquals(DecodeOutcome.PACKET, decode(ethernet(tunnel.getValue())), tunnel.getKey());
            assertEquals(2, decoder.count(), tunnel.getKey());
            assertSyn(1, -1);
        }
        for (Map.Entry<String, byte[]> tunnel : tunnels(V6).entrySet()) {
            assertEquals(DecodeOutcome.PACKET, decode(ethernet(tunnel.getValue())), tunnel.getKey());
            assertEquals(2, decoder.count(), tunnel.getKey());
            assertSyn(1, -1);
        }
    }

    /** A packet around this one for every kind of tunnel, in both families. */
    private static Map<String, byte[]> tunnels(byte[] inner) {
        boolean v6 = inner[0] >>> 4 == 6;
        String etherType = v6 ? "86dd" : "0800";
        Map<String, byte[]> tunnels = new LinkedHashMap<>();
        for (String ends : new String[] {"192.168.0.1 192.168.0.2", "2001:db8:f::1 2001:db8:f::2"}) {
            String from = ends.split(" ")[0];
            String to = ends.split(" ")[1];
            tunnels.put("IP in IP " + from, ip(from, to, v6 ? IpProtocol.IPV6 : IpProtocol.IPV4, 1, inner));
            tunnels.put("GRE " + from, gre(from, to, "0000" + etherType, inner));
            tunnels.put("GRE with all fields " + from, gre(from, to, "b000" + etherType + "00000000 00000001 00000002", inner));
            tunnels.put("NVGRE " + from, gre(from, to, "2000 6558 00177000", ethernet(inner)));
            tunnels.put("PPTP " + from, gre(from, to, "3081 880b 00200001 00000001 00000000",
                    join(hex(v6 ? "ff03 0057" : "ff03 0021"), inner)));
            tunnels.put("ERSPAN I " + from, gre(from, to, "0000 88be", ethernet(inner)));
            tunnels.put("ERSPAN II " + from, gre(from, to, "1000 88be 00000001 1078000500000001", ethernet(inner)));
            tunnels.put("ERSPAN III " + from, gre(from, to, "1000 22eb 00000001 207800050000000100000000", ethernet(inner)));
            tunnels.put("WCCP " + from, gre(from, to, "0000 883e", inner));
            tunnels.put("WCCP 2 " + from, gre(from, to, "0000 883e 80000102", inner));
            tunnels.put("VXLAN " + from, ip(from, to, IpProtocol.UDP, 1,
                    udp(51_200, 4789, join(hex("08000000 00126700"), ethernet(inner)))));
            tunnels.put("early VXLAN " + from, ip(from, to, IpProtocol.UDP, 1,
                    udp(51_200, 8472, join(hex("08000000 00126700"), ethernet(inner)))));
        }
        return tunnels;
    }

    private static byte[] gre(String from, String to, String header, byte[] inner) {
        return ip(from, to, IpProtocol.GRE, 1, join(hex(header), inner));
    }

    @Test
    void shouldNameTheInnerVlanWhenATunnelCarriesATaggedFrame() {
        byte[] outer = gre("192.168.0.1", "192.168.0.2", "2000 6558 00177000", vlan(55, V4));
        assertEquals(DecodeOutcome.PACKET, decode(vlan(7, outer)));
        assertEquals(7, decoder.packet(0).vlan);
        assertSyn(1, 55);
    }

    @Test
    void shouldTellWhomTheInnerFrameReachesWhenATunnelCarriesOne() {
        byte[] one = ethernet(V4);
        byte[] all = one.clone();
        Arrays.fill(all, 0, 6, (byte) 0xFF);
        String erspan = "1000 88be 00000001 1078000500000001";
        assertEquals(DecodeOutcome.PACKET, decode(ethernet(gre("192.168.0.1", "192.168.0.2", erspan, all))));
        assertFalse(decoder.packet(0).toAll);
        assertTrue(decoder.packet(1).toAll);
        byte[] deeper = ip("10.9.0.1", "10.9.0.2", IpProtocol.IPV4, 1, V4);
        byte[] deeperToAll = ethernet(deeper);
        Arrays.fill(deeperToAll, 0, 6, (byte) 0xFF);
        assertEquals(DecodeOutcome.PACKET, decode(ethernet(gre("192.168.0.1", "192.168.0.2", erspan, deeperToAll))));
        assertTrue(decoder.packet(1).toAll);
        assertTrue(decoder.packet(2).toAll, "an IP tunnel has no link of its own");
        assertEquals(DecodeOutcome.PACKET, decode(ethernet(gre("192.168.0.1", "192.168.0.2", erspan, one))));
        assertFalse(decoder.packet(1).toAll);
    }

    @Test
    void shouldStopAtTheCapWhenTunnelsNest() {
        byte[] packet = V4;
        for (int depth = 1; depth <= 8; depth++) {
            packet = ip("192.168.0." + depth, "192.168.1." + depth, IpProtocol.IPV4, depth, packet);
            assertEquals(DecodeOutcome.PACKET, decode(ethernet(packet)));
            assertEquals(Math.min(depth + 1, FrameDecoder.MAX_PACKETS), decoder.count());
            for (int i = 0; i < decoder.count(); i++) {
                assertEquals(i, decoder.packet(i).tunnelDepth);
            }
        }
    }

    @Test
    void shouldKeepTheOuterPacketWhenTheInnerOneIsBad() {
        assertEquals(DecodeOutcome.PACKET, decode(ethernet(gre("192.168.0.1", "192.168.0.2", "0000 0800", hex("00")))));
        assertEquals(1, decoder.count());
        assertEquals(IpProtocol.GRE, decoder.packet(0).protocol);
        assertEquals(DecodeOutcome.PACKET, decode(ethernet(gre("192.168.0.1", "192.168.0.2", "4000 0800", V4))));
        assertEquals(1, decoder.count(), "source routing");
        assertEquals(DecodeOutcome.PACKET, decode(ethernet(gre("192.168.0.1", "192.168.0.2", "0000 0806", new byte[28]))));
        assertEquals(1, decoder.count(), "ARP inside");
        assertEquals(DecodeOutcome.PACKET, decode(ethernet(gre("192.168.0.1", "192.168.0.2", "0000 883e", new byte[4]))));
        assertEquals(1, decoder.count(), "redirection of nothing");
        byte[] noNetwork = udp(51_200, 4789, join(hex("00000000 00126700"), ethernet(V4)));
        assertEquals(DecodeOutcome.PACKET, decode(ethernet(ip("10.9.0.1", "10.9.0.2", IpProtocol.UDP, 1, noNetwork))));
        assertEquals(1, decoder.count(), "VXLAN without a network");
    }

    @Test
    void shouldNotLookForATunnelWhenOnlyTheSourcePortIsOne() {
        byte[] datagram = udp(4789, 53, join(hex("08000000 00126700"), ethernet(V4)));
        assertEquals(DecodeOutcome.PACKET, decode(ethernet(ip("10.9.0.1", "10.9.0.2", IpProtocol.UDP, 1, datagram))));
        assertEquals(1, decoder.count());
    }

    @TestFactory
    List<DynamicTest> shouldAnswerWithAnOutcomeWhenCutAtEveryByte() {
        List<DynamicTest> tests = new ArrayList<>();
        kinds().forEach((name, bytes) -> tests.add(DynamicTest.dynamicTest(name, () -> cutEverywhere(bytes))));
        return tests;
    }

    private void cutEverywhere(byte[] bytes) {
        assertEquals(DecodeOutcome.PACKET, decoder.decode(FrameBytes.frame(bytes)));
        int packets = decoder.count();
        boolean reached = false;
        for (int captured = 0; captured < bytes.length; captured++) {
            DecodeOutcome outcome = decoder.decode(FrameBytes.frame(LinkType.ETHERNET, bytes, captured));
            reached |= outcome == DecodeOutcome.PACKET;
            assertEquals(reached ? DecodeOutcome.PACKET : DecodeOutcome.SHORT, outcome, captured + " bytes");
            assertTrue(decoder.count() <= packets, captured + " bytes");
            for (int i = 0; i < decoder.count(); i++) {
                Packet packet = decoder.packet(i);
                assertTrue(packet.payloadCaptured <= packet.payloadLength, captured + " bytes");
            }
        }
        assertTrue(reached, "some cut leaves the ports");
    }

    @TestFactory
    List<DynamicTest> shouldAnswerWithAnOutcomeWhenEveryByteIsDamaged() {
        List<DynamicTest> tests = new ArrayList<>();
        kinds().forEach((name, bytes) -> tests.add(DynamicTest.dynamicTest(name, () -> damageEverywhere(bytes))));
        return tests;
    }

    private void damageEverywhere(byte[] bytes) {
        for (int at = 0; at < bytes.length; at++) {
            for (int value : new int[] {0x00, 0xFF, 0x7F, 0x80, bytes[at] ^ 1, bytes[at] ^ 0x40}) {
                byte[] damaged = bytes.clone();
                damaged[at] = (byte) value;
                assertBounds(decoder.decode(FrameBytes.frame(damaged)), FrameBytes.frame(damaged));
            }
        }
    }

    @Test
    void shouldAnswerWithAnOutcomeWhenBytesAreRandom() {
        Random random = new Random(20_07);
        int[] types = {0, 1, 9, 12, 14, 50, 101, 104, 108, 113, 228, 229, 276, 147};
        for (int i = 0; i < 60_000; i++) {
            byte[] bytes = new byte[random.nextInt(140)];
            random.nextBytes(bytes);
            if (bytes.length > 20 && random.nextBoolean()) {
                bytes[12] = 8;
                bytes[13] = 0;
                bytes[14] = 0x45;
            }
            Frame frame = FrameBytes.frame(types[i % types.length], bytes, bytes.length);
            assertBounds(decoder.decode(frame), frame);
        }
    }

    private void assertBounds(DecodeOutcome outcome, Frame frame) {
        assertEquals(outcome == DecodeOutcome.PACKET, decoder.count() > 0);
        for (int i = 0; i < decoder.count(); i++) {
            Packet packet = decoder.packet(i);
            assertTrue(packet.payloadOffset >= frame.offset);
            assertTrue(packet.payloadCaptured == 0 || packet.payloadOffset + packet.payloadCaptured <= frame.end());
            assertTrue(packet.sourcePort >>> 16 == 0 && packet.destinationPort >>> 16 == 0);
            assertFalse(packet.protocol >>> 8 != 0);
        }
    }

    /** A frame of every kind. */
    private static Map<String, byte[]> kinds() {
        Map<String, byte[]> kinds = new LinkedHashMap<>();
        kinds.put("IPv4 TCP", ethernet(ip("10.0.0.1", "10.0.0.2", IpProtocol.TCP, 7, tcp(50_000, 80, 1, 1, 0x18, 30))));
        kinds.put("IPv6 TCP", ethernet(ip("2001:db8::1", "2001:db8::2", IpProtocol.TCP, 7, tcp(50_000, 80, 1, 1, 0x18, 30))));
        kinds.put("IPv4 UDP", ethernet(ip("10.0.0.1", "10.0.0.2", IpProtocol.UDP, 7, udp(50_000, 53, new byte[30]))));
        kinds.put("VLAN", vlan(120, V4));
        kinds.put("QinQ", ethernet(0x88A8, join(hex("0007 8100 0078 86dd"), V6)));
        kinds.put("MPLS", ethernet(EtherType.MPLS_UNICAST, join(hex("03e80040 03e91140"), V4)));
        kinds.put("MPLS pseudowire", ethernet(EtherType.MPLS_UNICAST, join(hex("03e81140 00000000"), ethernet(V4))));
        kinds.put("LLC", ethernet(0x0030, join(hex("aaaa03 000000 0800"), V4)));
        kinds.put("IPv4 authentication", ethernet(ip("10.0.0.1", "10.0.0.2", IpProtocol.AUTHENTICATION, 7,
                join(hex("0604 0000 00000001 00000002 000000000000000000000000"), SYN))));
        kinds.put("WCCP", ethernet(gre("192.168.0.1", "192.168.0.2", "0000 883e 00000000", V4)));
        kinds.put("PPPoE", ethernet(EtherType.PPPOE_SESSION, join(hex("11 00 0009 002a 0021"), V4)));
        kinds.put("IPv6 extensions", ethernet(ip("2001:db8::1", "2001:db8::2", 0, 0,
                join(hex("2b00 0502 0000 0100  3c00 0000 0000 0000  0600 0000 0000 0000"), SYN))));
        kinds.put("ICMP error", ethernet(ip("10.0.0.9", "10.0.0.1", IpProtocol.ICMP, 1, icmp(3, 13, 0, V4))));
        kinds.put("ICMPv6 error", ethernet(ip("2001:db8::9", "2001:db8::1", IpProtocol.ICMPV6, 1, icmp(1, 1, 0, V6))));
        tunnels(V4).forEach((name, packet) -> kinds.put(name, ethernet(packet)));
        return kinds;
    }
}
