package io.rolecall.decode;

import io.rolecall.wire.Headers;
import io.rolecall.wire.IcmpHeader;
import io.rolecall.wire.IpProtocol;
import io.rolecall.wire.Ipv4Header;
import io.rolecall.wire.Ipv6Extension;
import io.rolecall.wire.Ipv6Header;
import io.rolecall.wire.TcpHeader;
import io.rolecall.wire.UdpHeader;
import java.nio.ByteBuffer;

/** From an IP header down to transport, into one {@link Packet}. Used by {@link FrameDecoder} alone. */
final class IpDecoder {
    /** Extension headers in a row; more are malformed. */
    private static final int MAX_EXTENSIONS = 16;
    /** Bytes of a transport header that hold both ports. */
    private static final int PORTS_LENGTH = 4;

    private int at;
    private int end;
    private int wireEnd;

    /**
     * Decodes the packet at {@code start}.
     *
     * @param limit where the captured bytes end
     * @param wireLimit where the bytes would end had nothing been cut off
     */
    DecodeOutcome decode(ByteBuffer buffer, int start, int limit, int wireLimit, boolean v6, Packet packet) {
        at = start;
        end = limit;
        wireEnd = wireLimit;
        packet.fragment = Packet.WHOLE;
        packet.quoting = false;
        packet.noted = -1;
        packet.v6 = v6;
        packet.networkOffset = start;
        DecodeOutcome outcome = v6 ? network6(buffer, packet) : network4(buffer, packet);
        if (outcome != DecodeOutcome.PACKET) {
            return outcome;
        }
        if (packet.fragment == Packet.LATER_FRAGMENT) {
            noTransport(packet);
            return DecodeOutcome.PACKET;
        }
        return transport(buffer, packet);
    }

    private DecodeOutcome network4(ByteBuffer buffer, Packet packet) {
        int length = Ipv4Header.headerLength(buffer, at, end);
        if (length < 0) {
            return failure(length);
        }
        int total = Ipv4Header.totalLength(buffer, at);
        if (total != 0) {
            if (total < length) {
                return DecodeOutcome.MALFORMED;
            }
            wireEnd = Math.min(wireEnd, at + total);
            end = Math.min(end, wireEnd);
        }
        packet.source4 = Ipv4Header.source(buffer, at);
        packet.destination4 = Ipv4Header.destination(buffer, at);
        packet.protocol = Ipv4Header.protocol(buffer, at);
        packet.identification = Ipv4Header.identification(buffer, at);
        if (Ipv4Header.fragment(buffer, at)) {
            packet.fragment = Ipv4Header.laterFragment(buffer, at) ? Packet.LATER_FRAGMENT : Packet.FIRST_FRAGMENT;
            packet.fragmentOffset = Ipv4Header.fragmentOffset(buffer, at);
        }
        at += length;
        return packet.protocol == IpProtocol.AUTHENTICATION && packet.fragment != Packet.LATER_FRAGMENT
                ? extensions(buffer, packet, packet.protocol) : DecodeOutcome.PACKET;
    }

    private DecodeOutcome network6(ByteBuffer buffer, Packet packet) {
        int length = Ipv6Header.headerLength(buffer, at, end);
        if (length < 0) {
            return failure(length);
        }
        int payload = Ipv6Header.payloadLength(buffer, at);
        if (payload != 0) {
            wireEnd = Math.min(wireEnd, at + Ipv6Header.LENGTH + payload);
            end = Math.min(end, wireEnd);
        }
        packet.sourceHigh = Ipv6Header.sourceHigh(buffer, at);
        packet.sourceLow = Ipv6Header.sourceLow(buffer, at);
        packet.destinationHigh = Ipv6Header.destinationHigh(buffer, at);
        packet.destinationLow = Ipv6Header.destinationLow(buffer, at);
        packet.identification = 0;
        int next = Ipv6Header.nextHeader(buffer, at);
        at += Ipv6Header.LENGTH;
        return extensions(buffer, packet, next);
    }

    /** Walks through what lies between network and transport header. */
    private DecodeOutcome extensions(ByteBuffer buffer, Packet packet, int first) {
        int number = first;
        for (int i = 0; isExtension(packet.v6, number); i++) {
            if (i == MAX_EXTENSIONS) {
                return DecodeOutcome.MALFORMED;
            }
            int length = Ipv6Extension.headerLength(buffer, at, end, number);
            if (length < 0) {
                return failure(length);
            }
            int next = Ipv6Extension.nextHeader(buffer, at);
            if (number == IpProtocol.FRAGMENT && Ipv6Extension.fragment(buffer, at)) {
                packet.identification = Ipv6Extension.identification(buffer, at);
                packet.fragment = Ipv6Extension.laterFragment(buffer, at)
                        ? Packet.LATER_FRAGMENT : Packet.FIRST_FRAGMENT;
                packet.fragmentOffset = Ipv6Extension.fragmentOffset(buffer, at);
            }
            at += length;
            number = next;
            if (packet.fragment == Packet.LATER_FRAGMENT) {
                break;
            }
        }
        packet.protocol = number;
        return DecodeOutcome.PACKET;
    }

    /** Whether a header of this number stands in front of another; in IPv4 only the authentication header does. */
    private static boolean isExtension(boolean v6, int number) {
        return v6 ? Ipv6Extension.is(number) : number == IpProtocol.AUTHENTICATION;
    }

    private DecodeOutcome transport(ByteBuffer buffer, Packet packet) {
        switch (packet.protocol) {
            case IpProtocol.TCP:
                return tcp(buffer, packet);
            case IpProtocol.UDP:
                return udp(buffer, packet);
            case IpProtocol.ICMP:
                return icmp(buffer, packet, packet.v6);
            case IpProtocol.ICMPV6:
                return icmp(buffer, packet, true);
            default:
                noTransport(packet);
                return DecodeOutcome.PACKET;
        }
    }

    private DecodeOutcome tcp(ByteBuffer buffer, Packet packet) {
        if (end - at < TcpHeader.LENGTH_TO_FLAGS) {
            return cutTransport(buffer, packet);
        }
        int length = TcpHeader.declaredLength(buffer, at);
        if (length < TcpHeader.LENGTH_MIN) {
            return DecodeOutcome.MALFORMED;
        }
        int ports = TcpHeader.ports(buffer, at);
        packet.sourcePort = ports >>> 16;
        packet.destinationPort = ports & 0xFFFF;
        packet.sequence = TcpHeader.sequence(buffer, at);
        packet.acknowledgment = TcpHeader.acknowledgment(buffer, at);
        packet.tcpFlags = TcpHeader.flags(buffer, at);
        packet.checksum = end - at < TcpHeader.LENGTH_MIN ? 0 : TcpHeader.checksum(buffer, at);
        packet.icmp = 0;
        payload(packet, length);
        return DecodeOutcome.PACKET;
    }

    private DecodeOutcome udp(ByteBuffer buffer, Packet packet) {
        if (end - at < UdpHeader.LENGTH) {
            return cutTransport(buffer, packet);
        }
        int ports = UdpHeader.ports(buffer, at);
        packet.sourcePort = ports >>> 16;
        packet.destinationPort = ports & 0xFFFF;
        packet.checksum = UdpHeader.checksum(buffer, at);
        packet.tcpFlags = 0;
        packet.sequence = 0;
        packet.acknowledgment = 0;
        packet.icmp = 0;
        payload(packet, UdpHeader.LENGTH);
        return DecodeOutcome.PACKET;
    }

    private DecodeOutcome icmp(ByteBuffer buffer, Packet packet, boolean v6) {
        if (end - at < IcmpHeader.LENGTH) {
            return DecodeOutcome.SHORT;
        }
        noTransport(packet);
        int type = IcmpHeader.type(buffer, at);
        packet.icmp = type << 8 | IcmpHeader.code(buffer, at);
        boolean echo = v6 ? type == IcmpHeader.V6_ECHO_REQUEST || type == IcmpHeader.V6_ECHO_REPLY
                : type == IcmpHeader.ECHO_REQUEST || type == IcmpHeader.ECHO_REPLY;
        if (echo) {
            packet.sourcePort = IcmpHeader.identifier(buffer, at);
            packet.destinationPort = packet.sourcePort;
            packet.sequence = IcmpHeader.sequence(buffer, at);
        } else if (v6 ? IcmpHeader.v6Error(type) : IcmpHeader.v4Error(type)) {
            quote(buffer, packet, v6);
        }
        payload(packet, IcmpHeader.LENGTH);
        return DecodeOutcome.PACKET;
    }

    /** Reads the quoted packet's addresses and ports; leaves {@link Packet#quoting} false when it is too short. */
    private void quote(ByteBuffer buffer, Packet packet, boolean v6) {
        int start = at + IcmpHeader.LENGTH;
        int length = v6 ? Ipv6Header.headerLength(buffer, start, end) : Ipv4Header.headerLength(buffer, start, end);
        if (length < 0) {
            return;
        }
        int number;
        if (v6) {
            packet.quotedSourceHigh = Ipv6Header.sourceHigh(buffer, start);
            packet.quotedSourceLow = Ipv6Header.sourceLow(buffer, start);
            packet.quotedDestinationHigh = Ipv6Header.destinationHigh(buffer, start);
            packet.quotedDestinationLow = Ipv6Header.destinationLow(buffer, start);
            number = Ipv6Header.nextHeader(buffer, start);
        } else {
            packet.quotedSource4 = Ipv4Header.source(buffer, start);
            packet.quotedDestination4 = Ipv4Header.destination(buffer, start);
            number = Ipv4Header.laterFragment(buffer, start) ? -1 : Ipv4Header.protocol(buffer, start);
        }
        int transport = start + length;
        for (int i = 0; i < MAX_EXTENSIONS && isExtension(v6, number); i++) {
            int extension = Ipv6Extension.headerLength(buffer, transport, end, number);
            if (extension < 0 || number == IpProtocol.FRAGMENT && Ipv6Extension.laterFragment(buffer, transport)) {
                return;
            }
            number = Ipv6Extension.nextHeader(buffer, transport);
            transport += extension;
        }
        quotedTransport(buffer, packet, v6, number, transport);
    }

    private void quotedTransport(ByteBuffer buffer, Packet packet, boolean v6, int number, int transport) {
        boolean ported = number == IpProtocol.TCP || number == IpProtocol.UDP;
        boolean echo = number == (v6 ? IpProtocol.ICMPV6 : IpProtocol.ICMP);
        if (number < 0 || end - transport < (echo ? IcmpHeader.LENGTH : ported ? PORTS_LENGTH : 0)) {
            return;
        }
        int ports = 0;
        if (ported) {
            ports = buffer.getInt(transport);
        } else if (echo) {
            int type = IcmpHeader.type(buffer, transport);
            if (type != (v6 ? IcmpHeader.V6_ECHO_REQUEST : IcmpHeader.ECHO_REQUEST)) {
                return;
            }
            int identifier = IcmpHeader.identifier(buffer, transport);
            ports = identifier << 16 | identifier;
        }
        packet.quotedV6 = v6;
        packet.quotedProtocol = number;
        packet.quotedSourcePort = ports >>> 16;
        packet.quotedDestinationPort = ports & 0xFFFF;
        int shown = number == IpProtocol.TCP ? end - transport : 0;
        packet.quotedSequence = shown >= TcpHeader.LENGTH_TO_SEQUENCE
                ? TcpHeader.sequence(buffer, transport) & 0xFFFF_FFFFL : -1;
        packet.quotedFlags = shown >= TcpHeader.LENGTH_TO_FLAGS ? TcpHeader.flags(buffer, transport) : -1;
        packet.quoting = true;
    }

    /** A transport header that the capture cut: the ports may still be there, and they are enough to name the flow. */
    private DecodeOutcome cutTransport(ByteBuffer buffer, Packet packet) {
        if (end - at < PORTS_LENGTH) {
            return DecodeOutcome.SHORT;
        }
        int ports = buffer.getInt(at);
        noTransport(packet);
        packet.sourcePort = ports >>> 16;
        packet.destinationPort = ports & 0xFFFF;
        return DecodeOutcome.PACKET;
    }

    private void noTransport(Packet packet) {
        packet.sourcePort = 0;
        packet.destinationPort = 0;
        packet.tcpFlags = 0;
        packet.sequence = 0;
        packet.acknowledgment = 0;
        packet.checksum = 0;
        packet.icmp = 0;
        payload(packet, 0);
    }

    private void payload(Packet packet, int headerLength) {
        int start = at + headerLength;
        packet.transportOffset = at;
        packet.payloadOffset = start;
        packet.payloadCaptured = Math.max(0, end - start);
        packet.payloadLength = Math.max(0, wireEnd - start);
    }

    private static DecodeOutcome failure(int answer) {
        return answer == Headers.SHORT ? DecodeOutcome.SHORT : DecodeOutcome.MALFORMED;
    }
}
