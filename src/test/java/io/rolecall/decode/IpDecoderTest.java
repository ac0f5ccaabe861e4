package io.rolecall.decode;

import static io.rolecall.decode.FrameBytes.hex;
import static io.rolecall.decode.FrameBytes.icmp;
import static io.rolecall.decode.FrameBytes.ip;
import static io.rolecall.decode.FrameBytes.ip4;
import static io.rolecall.decode.FrameBytes.ip6;
import static io.rolecall.decode.FrameBytes.join;
import static io.rolecall.decode.FrameBytes.tcp;
import static io.rolecall.decode.FrameBytes.udp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.wire.IpAddress;
import io.rolecall.wire.IpProtocol;
import io.rolecall.wire.LinkType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** From an IP header down to transport: lengths, fragments, extension headers, cut headers, quotes. */
class IpDecoderTest {
    private static final String A = "10.0.0.1";
    private static final String B = "10.0.0.2";
    private static final String A6 = "2001:db8::1";
    private static final String B6 = "2001:db8::2";
    private static final int ACK_PUSH = 0x18;

    private final IpDecoder decoder = new IpDecoder();
    private final Packet packet = new Packet();

    private DecodeOutcome decode(byte[] bytes) {
        return decode(bytes, bytes.length, bytes.length);
    }

    private DecodeOutcome decode(byte[] bytes, int captured, int wire) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(captured).put(0, bytes, 0, captured);
        return decoder.decode(buffer, 0, captured, wire, bytes[0] >>> 4 == 6, packet);
    }

    private static byte[] put16(byte[] bytes, int at, int value) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) (value >>> 8);
        changed[at + 1] = (byte) value;
        return changed;
    }

    @Test
    void shouldReadEveryFieldWhenTcp() {
        byte[] segment = put16(tcp(50_000, 445, 0xFEDCBA98, 0x89ABCDEF, 0xD2, 11), 16, 0xF00D);
        assertEquals(DecodeOutcome.PACKET, decode(ip(A, B, IpProtocol.TCP, 0xBEEF, segment)));
        assertEquals(50_000, packet.sourcePort);
        assertEquals(445, packet.destinationPort);
        assertEquals(0xFEDCBA98, packet.sequence);
        assertEquals(0x89ABCDEF, packet.acknowledgment);
        assertEquals(0xD2, packet.tcpFlags);
        assertEquals(0xF00D, packet.checksum);
        assertEquals(0xBEEF, packet.identification);
        assertEquals(40, packet.payloadOffset);
        assertEquals(11, packet.payloadCaptured);
        assertEquals(11, packet.payloadLength);
        assertEquals(Packet.WHOLE, packet.fragment);
    }

    @Test
    void shouldLeaveNothingOfThePacketBeforeWhenReused() {
        decode(ip(A, B, IpProtocol.TCP, 1, tcp(50_000, 445, 5, 6, ACK_PUSH, 3)));
        decode(ip4(A, B, IpProtocol.UDP, 1, 0x2000, udp(1_024, 53, new byte[4])));
        assertEquals(0, packet.tcpFlags);
        assertEquals(0, packet.sequence);
        assertEquals(0, packet.acknowledgment);
        assertEquals(Packet.FIRST_FRAGMENT, packet.fragment);
        decode(ip(A, B, IpProtocol.GRE, 1, new byte[4]));
        assertEquals(0, packet.sourcePort);
        assertEquals(0, packet.destinationPort);
        assertEquals(0, packet.checksum);
        assertEquals(Packet.WHOLE, packet.fragment);
        decode(ip(A, B, IpProtocol.ICMP, 1, icmp(3, 3, 0, ip(B, A, IpProtocol.TCP, 1, tcp(1, 2, 3, 4, 2, 0)))));
        assertTrue(packet.quoting);
        decode(ip6(A6, B6, IpProtocol.TCP, tcp(50_000, 445, 5, 6, ACK_PUSH, 3)));
        assertFalse(packet.quoting);
        assertEquals(0, packet.identification);
        assertEquals(0, packet.icmp);
    }

    @Test
    void shouldTrustTheCapturedLengthWhenTheIpLengthIsZero() {
        byte[] offloaded = put16(ip(A, B, IpProtocol.TCP, 1, tcp(50_000, 445, 1, 1, ACK_PUSH, 3_000)), 2, 0);
        assertEquals(DecodeOutcome.PACKET, decode(offloaded));
        assertEquals(3_000, packet.payloadLength);
        byte[] offloaded6 = put16(ip6(A6, B6, IpProtocol.TCP, tcp(50_000, 445, 1, 1, ACK_PUSH, 3_000)), 4, 0);
        assertEquals(DecodeOutcome.PACKET, decode(offloaded6));
        assertEquals(3_000, packet.payloadLength);
    }

    @Test
    void shouldNotCountPaddingWhenTheFrameIsLongerThanThePacket() {
        byte[] padded = Arrays.copyOf(ip(A, B, IpProtocol.TCP, 1, tcp(50_000, 445, 1, 1, 0x10, 0)), 46);
        assertEquals(DecodeOutcome.PACKET, decode(padded));
        assertEquals(0, packet.payloadLength);
        assertEquals(0, packet.payloadCaptured);
        byte[] padded6 = Arrays.copyOf(ip6(A6, B6, IpProtocol.UDP, udp(1, 2, new byte[2])), 60);
        assertEquals(DecodeOutcome.PACKET, decode(padded6));
        assertEquals(2, packet.payloadLength);
    }

    @Test
    void shouldTellCapturedFromSentWhenThePayloadIsCut() {
        byte[] bytes = ip(A, B, IpProtocol.TCP, 1, tcp(50_000, 445, 1, 1, ACK_PUSH, 1_000));
        assertEquals(DecodeOutcome.PACKET, decode(bytes, 60, bytes.length));
        assertEquals(1_000, packet.payloadLength);
        assertEquals(20, packet.payloadCaptured);
    }

    @Test
    void shouldBeMalformedWhenTheIpLengthIsBelowTheHeader() {
        assertEquals(DecodeOutcome.MALFORMED, decode(put16(ip(A, B, IpProtocol.TCP, 1, tcp(1, 2, 3, 4, 2, 0)), 2, 19)));
    }

    @Test
    void shouldBeShortWhenTheIpLengthEndsInsideThePorts() {
        assertEquals(DecodeOutcome.SHORT, decode(put16(ip(A, B, IpProtocol.TCP, 1, tcp(1, 2, 3, 4, 2, 0)), 2, 23)));
        assertEquals(DecodeOutcome.SHORT, decode(put16(ip(A, B, IpProtocol.UDP, 1, udp(1, 2, new byte[0])), 2, 23)));
    }

    @Test
    void shouldBeMalformedWhenTheTcpHeaderIsBelowItsMinimum() {
        byte[] segment = tcp(1, 2, 3, 4, 2, 0);
        segment[12] = 0x40;
        assertEquals(DecodeOutcome.MALFORMED, decode(ip(A, B, IpProtocol.TCP, 1, segment)));
    }

    @Test
    void shouldHaveNoPayloadWhenTcpOptionsReachBehindTheEnd() {
        byte[] segment = tcp(1, 2, 3, 4, 2, 4);
        segment[12] = (byte) 0xF0;
        assertEquals(DecodeOutcome.PACKET, decode(ip(A, B, IpProtocol.TCP, 1, segment)));
        assertEquals(0, packet.payloadCaptured);
        assertEquals(0, packet.payloadLength);
    }

    @Test
    void shouldKeepTheFlagsWhenTheTcpHeaderIsCutBehindThem() {
        byte[] bytes = ip(A, B, IpProtocol.TCP, 1, tcp(50_000, 445, 9, 0, 2, 0));
        assertEquals(DecodeOutcome.PACKET, decode(bytes, 34, bytes.length));
        assertEquals(2, packet.tcpFlags);
        assertEquals(9, packet.sequence);
        assertEquals(0, packet.payloadLength);
    }

    @Test
    void shouldKeepThePortsWhenTheTransportHeaderIsCutBehindThem() {
        byte[] bytes = ip(A, B, IpProtocol.TCP, 1, tcp(50_000, 445, 9, 0, 2, 0));
        assertEquals(DecodeOutcome.PACKET, decode(bytes, 33, bytes.length));
        assertEquals(50_000, packet.sourcePort);
        assertEquals(445, packet.destinationPort);
        assertEquals(0, packet.tcpFlags);
        assertEquals(DecodeOutcome.SHORT, decode(bytes, 23, bytes.length));
        byte[] datagram = ip(A, B, IpProtocol.UDP, 1, udp(50_000, 53, new byte[9]));
        assertEquals(DecodeOutcome.PACKET, decode(datagram, 24, datagram.length));
        assertEquals(53, packet.destinationPort);
    }

    @Test
    void shouldSkipOptionsWhenIpv4HasThem() {
        byte[] plain = ip(A, B, IpProtocol.UDP, 1, udp(50_000, 53, new byte[3]));
        byte[] options = join(Arrays.copyOf(plain, 20), hex("94040000"), Arrays.copyOfRange(plain, 20, plain.length));
        options[0] = 0x46;
        assertEquals(DecodeOutcome.PACKET, decode(put16(options, 2, options.length)));
        assertEquals(50_000, packet.sourcePort);
        assertEquals(3, packet.payloadLength);
    }

    @Test
    void shouldHaveNoPortsWhenItIsALaterFragment() {
        assertEquals(DecodeOutcome.PACKET, decode(ip4(A, B, IpProtocol.UDP, 77, 0x00B9, new byte[100])));
        assertEquals(Packet.LATER_FRAGMENT, packet.fragment);
        assertEquals(77, packet.identification);
        assertEquals(0, packet.sourcePort);
        byte[] later = join(hex("1100 05a9 00000058"), new byte[40]);
        assertEquals(DecodeOutcome.PACKET, decode(ip6(A6, B6, IpProtocol.FRAGMENT, later)));
        assertEquals(Packet.LATER_FRAGMENT, packet.fragment);
        assertEquals(IpProtocol.UDP, packet.protocol);
        assertEquals(0x58, packet.identification);
    }

    @Test
    void shouldHavePortsWhenItIsAFirstFragment() {
        assertEquals(DecodeOutcome.PACKET, decode(ip4(A, B, IpProtocol.UDP, 77, 0x2000, udp(1_024, 53, new byte[8]))));
        assertEquals(Packet.FIRST_FRAGMENT, packet.fragment);
        assertEquals(53, packet.destinationPort);
        byte[] first = join(hex("1100 0001 00000058"), udp(1_024, 53, new byte[8]));
        assertEquals(DecodeOutcome.PACKET, decode(ip6(A6, B6, IpProtocol.FRAGMENT, first)));
        assertEquals(Packet.FIRST_FRAGMENT, packet.fragment);
        assertEquals(53, packet.destinationPort);
    }

    @Test
    void shouldBeWholeWhenTheFragmentIsAtomic() {
        byte[] atomic = join(hex("1100 0000 00000058"), udp(1_024, 53, new byte[8]));
        assertEquals(DecodeOutcome.PACKET, decode(ip6(A6, B6, IpProtocol.FRAGMENT, atomic)));
        assertEquals(Packet.WHOLE, packet.fragment);
        assertEquals(53, packet.destinationPort);
    }

    @Test
    void shouldWalkThroughEveryExtensionWhenChained() {
        // hop-by-hop, destination options, routing, authentication (12 bytes), mobility (24 bytes)
        byte[] sound = join(hex("3c00 050200000100"), hex("2b00 000000000000"), hex("3300 000000000000"),
                hex("8701 0000 00000001 00000002"), hex("0602" + "00".repeat(22)), tcp(50_000, 445, 1, 0, 2, 0));
        assertEquals(DecodeOutcome.PACKET, decode(ip6(A6, B6, IpProtocol.HOP_BY_HOP, sound)));
        assertEquals(IpProtocol.TCP, packet.protocol);
        assertEquals(445, packet.destinationPort);
    }

    @Test
    void shouldWalkThroughAsManyExtensionsAsAreAllowed() {
        byte[] sixteen = join(hex("3c00 000000000000".repeat(15)), hex("0600 000000000000"), tcp(1, 2, 3, 4, 2, 0));
        assertEquals(DecodeOutcome.PACKET, decode(ip6(A6, B6, IpProtocol.DESTINATION_OPTIONS, sixteen)));
        assertEquals(IpProtocol.TCP, packet.protocol);
        assertEquals(2, packet.destinationPort);
        byte[] seventeen = join(hex("3c00 000000000000"), sixteen);
        assertEquals(DecodeOutcome.MALFORMED, decode(ip6(A6, B6, IpProtocol.DESTINATION_OPTIONS, seventeen)));
    }

    @Test
    void shouldWalkThroughTheAuthenticationHeaderWhenIpv4() {
        String header = "04 0000 00000001 00000002 000000000000000000000000";
        byte[] bytes = ip(A, B, IpProtocol.AUTHENTICATION, 7, join(hex("06" + header), tcp(50_000, 445, 5, 6, ACK_PUSH, 3)));
        assertEquals(DecodeOutcome.PACKET, decode(bytes));
        assertEquals(IpProtocol.TCP, packet.protocol);
        assertEquals(445, packet.destinationPort);
        assertEquals(3, packet.payloadLength);
        assertEquals(7, packet.identification);
        assertEquals(DecodeOutcome.SHORT, decode(bytes, 40, bytes.length));
        assertEquals(DecodeOutcome.PACKET, decode(ip4(A, B, IpProtocol.AUTHENTICATION, 7, 0x00b9, new byte[40])));
        assertEquals(IpProtocol.AUTHENTICATION, packet.protocol, "a later fragment has no such header");
        byte[] options = join(hex("06" + header), tcp(1, 2, 3, 4, 2, 0));
        assertEquals(DecodeOutcome.PACKET, decode(ip(A, B, IpProtocol.DESTINATION_OPTIONS, 7, options)));
        assertEquals(IpProtocol.DESTINATION_OPTIONS, packet.protocol, "no header of IPv4");
        byte[] endless = join(hex(("33" + header).repeat(17)), tcp(1, 2, 3, 4, 2, 0));
        assertEquals(DecodeOutcome.MALFORMED, decode(ip(A, B, IpProtocol.AUTHENTICATION, 7, endless)));
        assertEquals(DecodeOutcome.PACKET, decode(ip(B, A, IpProtocol.ICMP, 1, icmp(3, 1, 0, bytes))));
        assertTrue(packet.quoting);
        assertEquals(IpProtocol.TCP, packet.quotedProtocol);
        assertEquals(445, packet.quotedDestinationPort);
    }

    @Test
    void shouldBeMalformedWhenExtensionsNeverEnd() {
        byte[] chain = join(hex("3c00 000000000000".repeat(30)), tcp(1, 2, 3, 4, 2, 0));
        assertEquals(DecodeOutcome.MALFORMED, decode(ip6(A6, B6, IpProtocol.DESTINATION_OPTIONS, chain)));
    }

    @Test
    void shouldBeShortWhenAnExtensionReachesBehindTheEnd() {
        assertEquals(DecodeOutcome.SHORT, decode(ip6(A6, B6, IpProtocol.HOP_BY_HOP, hex("06ff 000000000000"))));
    }

    @Test
    void shouldHaveNoTransportWhenThereIsNoNextHeader() {
        assertEquals(DecodeOutcome.PACKET, decode(ip6(A6, B6, IpProtocol.NO_NEXT_HEADER, new byte[0])));
        assertEquals(IpProtocol.NO_NEXT_HEADER, packet.protocol);
        assertEquals(0, packet.destinationPort);
    }

    @Test
    void shouldCarryTheIdentifierInBothPortsWhenEcho() {
        assertEquals(DecodeOutcome.PACKET, decode(ip(A, B, IpProtocol.ICMP, 1, icmp(8, 0, 0xBEEF0007, new byte[32]))));
        assertEcho(8 << 8);
        assertEquals(DecodeOutcome.PACKET, decode(ip(A, B, IpProtocol.ICMP, 1, icmp(0, 0, 0xBEEF0007, new byte[32]))));
        assertEcho(0);
        assertEquals(DecodeOutcome.PACKET, decode(ip6(A6, B6, IpProtocol.ICMPV6, icmp(128, 0, 0xBEEF0007, new byte[32]))));
        assertEcho(128 << 8);
        assertEquals(DecodeOutcome.PACKET, decode(ip6(A6, B6, IpProtocol.ICMPV6, icmp(129, 0, 0xBEEF0007, new byte[32]))));
        assertEcho(129 << 8);
    }

    private void assertEcho(int icmp) {
        assertEquals(icmp, packet.icmp);
        assertEquals(0xBEEF, packet.sourcePort);
        assertEquals(0xBEEF, packet.destinationPort);
        assertEquals(7, packet.sequence);
        assertEquals(32, packet.payloadLength);
    }

    @Test
    void shouldReadTheQuoteWhenAnErrorQuotesAPacket() {
        byte[] quoted = ip(A, B, IpProtocol.TCP, 1, tcp(50_000, 445, 9, 0, 2, 0));
        for (int length : new int[] {28, quoted.length}) {
            byte[] error = icmp(3, 13, 0, Arrays.copyOf(quoted, length));
            assertEquals(DecodeOutcome.PACKET, decode(ip("10.0.0.254", A, IpProtocol.ICMP, 1, error)));
            assertTrue(packet.quoting);
            assertFalse(packet.quotedV6);
            assertEquals(0x0A000001, packet.quotedSource4);
            assertEquals(0x0A000002, packet.quotedDestination4);
            assertEquals(IpProtocol.TCP, packet.quotedProtocol);
            assertEquals(50_000, packet.quotedSourcePort);
            assertEquals(445, packet.quotedDestinationPort);
            assertEquals(3 << 8 | 13, packet.icmp);
        }
    }

    @Test
    void shouldReadTheQuoteBehindExtensionsWhenIpv6() {
        byte[] quoted = ip6(A6, B6, IpProtocol.DESTINATION_OPTIONS,
                join(hex("1100 000000000000"), udp(50_000, 161, new byte[4])));
        assertEquals(DecodeOutcome.PACKET, decode(ip6("2001:db8::fe", A6, IpProtocol.ICMPV6, icmp(1, 4, 0, quoted))));
        assertTrue(packet.quoting);
        assertTrue(packet.quotedV6);
        assertEquals(IpAddress.parse(A6), new IpAddress(packet.quotedSourceHigh, packet.quotedSourceLow));
        assertEquals(IpAddress.parse(B6), new IpAddress(packet.quotedDestinationHigh, packet.quotedDestinationLow));
        assertEquals(161, packet.quotedDestinationPort);
    }

    @Test
    void shouldQuoteNothingWhenTheQuoteIsCutInsideThePorts() {
        byte[] quoted = ip(A, B, IpProtocol.UDP, 1, udp(50_000, 161, new byte[4]));
        for (int length = 0; length < 24; length++) {
            byte[] error = ip("10.0.0.254", A, IpProtocol.ICMP, 1, icmp(3, 3, 0, Arrays.copyOf(quoted, length)));
            assertEquals(DecodeOutcome.PACKET, decode(error));
            assertFalse(packet.quoting, length + " bytes of quote");
        }
    }

    @Test
    void shouldQuoteNothingWhenTheQuotedPacketCannotBelongToAFlow() {
        byte[] later = ip4(A, B, IpProtocol.UDP, 1, 0x00B9, new byte[16]);
        decode(ip("10.0.0.254", A, IpProtocol.ICMP, 1, icmp(11, 1, 0, later)));
        assertFalse(packet.quoting, "a later fragment has no ports");
        byte[] reply = ip(A, B, IpProtocol.ICMP, 1, icmp(0, 0, 5, new byte[8]));
        decode(ip("10.0.0.254", A, IpProtocol.ICMP, 1, icmp(3, 1, 0, reply)));
        assertFalse(packet.quoting, "an echo reply was not asked for");
        decode(ip("10.0.0.254", A, IpProtocol.ICMP, 1, icmp(13, 0, 0, ip(A, B, IpProtocol.UDP, 1, udp(1, 2, new byte[0])))));
        assertFalse(packet.quoting, "a timestamp quotes nothing");
    }

    @Test
    void shouldQuoteTheIdentifierWhenAnEchoFailed() {
        byte[] request = ip(A, B, IpProtocol.ICMP, 1, icmp(8, 0, 0xBEEF0007, new byte[8]));
        decode(ip("10.0.0.254", A, IpProtocol.ICMP, 1, icmp(3, 1, 0, request)));
        assertTrue(packet.quoting);
        assertEquals(0xBEEF, packet.quotedSourcePort);
        assertEquals(0xBEEF, packet.quotedDestinationPort);
    }

    @Test
    void shouldBeShortWhenIcmpIsCut() {
        assertEquals(DecodeOutcome.SHORT, decode(ip(A, B, IpProtocol.ICMP, 1, hex("0800 0000 0001 00"))));
    }

    @Test
    void shouldNotDependOnTheLinkWhenDecodedThroughTheFrame() {
        byte[] bytes = ip(A, B, IpProtocol.UDP, 1, udp(1_024, 53, new byte[5]));
        FrameDecoder whole = new FrameDecoder();
        assertEquals(DecodeOutcome.PACKET, whole.decode(FrameBytes.frame(LinkType.RAW, bytes, bytes.length)));
        assertEquals(5, whole.packet(0).payloadLength);
        assertEquals(53, whole.packet(0).destinationPort);
    }
}
