package io.rolecall.decode;

import io.rolecall.capture.Frame;
import io.rolecall.wire.CiscoHdlcHeader;
import io.rolecall.wire.ErspanHeader;
import io.rolecall.wire.EtherType;
import io.rolecall.wire.EthernetHeader;
import io.rolecall.wire.FabricTag;
import io.rolecall.wire.GreHeader;
import io.rolecall.wire.Headers;
import io.rolecall.wire.IpProtocol;
import io.rolecall.wire.LinkType;
import io.rolecall.wire.LinuxCooked2Header;
import io.rolecall.wire.LinuxCookedHeader;
import io.rolecall.wire.MplsLabel;
import io.rolecall.wire.NullHeader;
import io.rolecall.wire.PppProtocol;
import io.rolecall.wire.PppoeHeader;
import io.rolecall.wire.SnapHeader;
import io.rolecall.wire.VlanTag;
import io.rolecall.wire.VxlanHeader;
import io.rolecall.wire.WccpHeader;
import java.nio.ByteBuffer;

/**
 * Walks through one frame: link layer, tags and labels, IP with its extensions, transport, and on into tunnels. One
 * instance serves one thread; its packets are overwritten by the next frame.
 */
public final class FrameDecoder {
    /** Packets in one frame: the outermost and as many tunnels inside it; what lies deeper is not looked at. */
    public static final int MAX_PACKETS = 5;
    /** VLAN tags or MPLS labels in a row; more are malformed. */
    private static final int MAX_TAGS = 16;

    /** A pseudowire's control word in front of its Ethernet frame (RFC 4448 section 4.6). */
    private static final int CONTROL_WORD_LENGTH = 4;

    private static final int DONE = 0;

    private final Packet[] packets = new Packet[MAX_PACKETS];
    private final IpDecoder ip = new IpDecoder();
    private int count;
    private int at;
    private int end;
    private int type;
    private int vlan;
    /** Whether an Ethernet frame entered inside the outermost one goes to every host. */
    private boolean innerToAll;
    private int wireEnd;

    /** A decoder with its own packets. */
    public FrameDecoder() {
        packets[0] = new Packet();
    }

    /** Packets of the last frame: at least one after {@link DecodeOutcome#PACKET}. */
    public int count() {
        return count;
    }

    /** A packet of the last frame, 0 being the outermost. */
    public Packet packet(int index) {
        return packets[index];
    }

    /** After {@link DecodeOutcome#NOT_IP}: the EtherType behind which the walk did not go on; 0 where none was the reason. */
    public int undecodedType() {
        return type >= EtherType.SMALLEST ? type : 0;
    }

    /** Decodes a frame. */
    public DecodeOutcome decode(Frame frame) {
        count = 0;
        at = frame.offset;
        end = frame.offset + frame.capturedLength;
        // A length on the wire may lie, up to the largest there is: then the sum is more than an index holds.
        wireEnd = (int) Math.min(Integer.MAX_VALUE, (long) frame.offset + frame.wireLength);
        vlan = -1;
        innerToAll = false;
        ByteBuffer buffer = frame.buffer;
        DecodeOutcome link = linkLayer(buffer, frame.linkType);
        if (link != DecodeOutcome.PACKET) {
            return link;
        }
        while (true) {
            if (type != EtherType.IPV4 && type != EtherType.IPV6) {
                DecodeOutcome shim = shims(buffer);
                if (shim != DecodeOutcome.PACKET) {
                    return count > 0 ? DecodeOutcome.PACKET : shim;
                }
            }
            Packet packet = packetAt(count);
            packet.vlan = vlan;
            packet.toAll = innerToAll;
            DecodeOutcome outcome = ip.decode(buffer, at, end, wireEnd, type == EtherType.IPV6, packet);
            if (outcome != DecodeOutcome.PACKET) {
                return count > 0 ? DecodeOutcome.PACKET : outcome;
            }
            count++;
            if (packet.fragment == Packet.LATER_FRAGMENT || count == MAX_PACKETS || !enterTunnel(buffer, packet)) {
                return DecodeOutcome.PACKET;
            }
        }
    }

    /** Packets inside tunnels are made when the first tunnel of their depth is met. */
    private Packet packetAt(int depth) {
        Packet packet = packets[depth];
        if (packet == null) {
            packet = new Packet();
            packet.tunnelDepth = depth;
            packets[depth] = packet;
        }
        return packet;
    }

    /** Reads the link header; sets {@link #at} and {@link #type} to what lies behind it. */
    private DecodeOutcome linkLayer(ByteBuffer buffer, int linkType) {
        switch (linkType) {
            case LinkType.ETHERNET:
                return ethernet(buffer);
            case LinkType.LINUX_SLL:
                return behind(LinuxCookedHeader.headerLength(buffer, at, end), buffer, linkType);
            case LinkType.LINUX_SLL2:
                return behind(LinuxCooked2Header.headerLength(buffer, at, end), buffer, linkType);
            case LinkType.NULL, LinkType.LOOP:
                return behind(NullHeader.headerLength(buffer, at, end), buffer, linkType);
            case LinkType.RAW, LinkType.RAW_BSD, LinkType.RAW_OPENBSD, LinkType.IPV4, LinkType.IPV6:
                return raw(buffer);
            case LinkType.PPP, LinkType.PPP_HDLC, LinkType.CISCO_HDLC:
                return CiscoHdlcHeader.begins(buffer, at, end)
                        ? behind(CiscoHdlcHeader.headerLength(buffer, at, end), buffer, linkType) : ppp(buffer);
            default:
                return DecodeOutcome.UNSUPPORTED_LINK;
        }
    }

    private DecodeOutcome ethernet(ByteBuffer buffer) {
        if (end - at < EthernetHeader.LENGTH) {
            return DecodeOutcome.SHORT;
        }
        type = EthernetHeader.type(buffer, at);
        at += EthernetHeader.LENGTH;
        return DecodeOutcome.PACKET;
    }

    private DecodeOutcome innerEthernet(ByteBuffer buffer) {
        int start = at;
        DecodeOutcome outcome = ethernet(buffer);
        innerToAll |= outcome == DecodeOutcome.PACKET && EthernetHeader.toAll(buffer, start);
        return outcome;
    }

    private DecodeOutcome behind(int length, ByteBuffer buffer, int linkType) {
        if (length < DONE) {
            return failure(length);
        }
        type = switch (linkType) {
            case LinkType.LINUX_SLL -> LinuxCookedHeader.type(buffer, at);
            case LinkType.LINUX_SLL2 -> LinuxCooked2Header.type(buffer, at);
            case LinkType.PPP, LinkType.PPP_HDLC, LinkType.CISCO_HDLC -> CiscoHdlcHeader.type(buffer, at);
            default -> NullHeader.type(buffer, at);
        };
        at += length;
        return DecodeOutcome.PACKET;
    }

    private DecodeOutcome raw(ByteBuffer buffer) {
        if (end <= at) {
            return DecodeOutcome.SHORT;
        }
        type = etherTypeOfIp(buffer, at);
        return type != 0 ? DecodeOutcome.PACKET : DecodeOutcome.MALFORMED;
    }

    private static int etherTypeOfIp(ByteBuffer buffer, int start) {
        int version = buffer.get(start) & 0xF0;
        return version == 0x40 ? EtherType.IPV4 : version == 0x60 ? EtherType.IPV6 : 0;
    }

    private DecodeOutcome ppp(ByteBuffer buffer) {
        int length = PppProtocol.headerLength(buffer, at, end);
        if (length < DONE) {
            return failure(length);
        }
        type = etherTypeOfPpp(PppProtocol.protocol(buffer, at, length));
        at += length;
        return type != 0 ? DecodeOutcome.PACKET : DecodeOutcome.NOT_IP;
    }

    private static int etherTypeOfPpp(int protocol) {
        return switch (protocol) {
            case PppProtocol.IPV4 -> EtherType.IPV4;
            case PppProtocol.IPV6 -> EtherType.IPV6;
            case PppProtocol.MPLS_UNICAST -> EtherType.MPLS_UNICAST;
            case PppProtocol.MPLS_MULTICAST -> EtherType.MPLS_MULTICAST;
            default -> 0;
        };
    }

    /**
     * Walks through VLAN tags, MPLS labels, PPPoE and switches' own tags until IP; {@link DecodeOutcome#PACKET} when reached.
     */
    private DecodeOutcome shims(ByteBuffer buffer) {
        for (int i = 0; i < MAX_TAGS; i++) {
            if (type == EtherType.IPV4 || type == EtherType.IPV6) {
                return DecodeOutcome.PACKET;
            }
            DecodeOutcome step = shim(buffer);
            if (step != DecodeOutcome.PACKET) {
                return step;
            }
        }
        return DecodeOutcome.MALFORMED;
    }

    private DecodeOutcome shim(ByteBuffer buffer) {
        if (EtherType.isVlan(type)) {
            if (end - at < VlanTag.LENGTH) {
                return DecodeOutcome.SHORT;
            }
            vlan = VlanTag.id(buffer, at);
            type = VlanTag.type(buffer, at);
            at += VlanTag.LENGTH;
            return DecodeOutcome.PACKET;
        }
        switch (type) {
            case EtherType.MPLS_UNICAST, EtherType.MPLS_MULTICAST:
                return mpls(buffer);
            case EtherType.PPPOE_SESSION:
                return pppoe(buffer);
            case EtherType.PPP:
                return ppp(buffer);
            case EtherType.TRANSPARENT_ETHERNET_BRIDGING:
                return innerEthernet(buffer);
            case EtherType.ARP:
                return DecodeOutcome.ARP;
            default:
                return FabricTag.is(type) ? fabric(buffer) : EtherType.isLength(type) ? snap(buffer) : DecodeOutcome.NOT_IP;
        }
    }

    private DecodeOutcome fabric(ByteBuffer buffer) {
        int length = FabricTag.headerLength(buffer, at, end, type);
        if (length < DONE) {
            return failure(length);
        }
        boolean frame = FabricTag.carriesFrame(type);
        type = frame ? EtherType.TRANSPARENT_ETHERNET_BRIDGING : FabricTag.type(buffer, at, length);
        at += length;
        return DecodeOutcome.PACKET;
    }

    /** Of all kinds of LLC only the one that carries an EtherType is followed. */
    private DecodeOutcome snap(ByteBuffer buffer) {
        int length = SnapHeader.headerLength(buffer, at, end);
        if (length < DONE) {
            return length == Headers.SHORT ? DecodeOutcome.SHORT : DecodeOutcome.NOT_IP;
        }
        type = SnapHeader.type(buffer, at);
        at += length;
        return DecodeOutcome.PACKET;
    }

    /** Labels down to the bottom of the stack; the payload's first nibble tells its kind (RFC 4928 section 3). */
    private DecodeOutcome mpls(ByteBuffer buffer) {
        boolean bottom = false;
        for (int i = 0; i < MAX_TAGS && !bottom; i++) {
            if (end - at < MplsLabel.LENGTH) {
                return DecodeOutcome.SHORT;
            }
            bottom = MplsLabel.bottomOfStack(buffer, at);
            at += MplsLabel.LENGTH;
        }
        if (!bottom) {
            return DecodeOutcome.MALFORMED;
        }
        if (end <= at) {
            return DecodeOutcome.SHORT;
        }
        int nibble = buffer.get(at) >>> 4 & 0xF;
        type = nibble == 4 ? EtherType.IPV4 : nibble == 6 ? EtherType.IPV6 : 0;
        if (nibble == 0) {
            at += CONTROL_WORD_LENGTH;
            type = EtherType.TRANSPARENT_ETHERNET_BRIDGING;
        }
        return type != 0 ? DecodeOutcome.PACKET : DecodeOutcome.NOT_IP;
    }

    /** Its protocol field may be one byte long as any of PPP: RFC 2516 only advises against it (section 7). */
    private DecodeOutcome pppoe(ByteBuffer buffer) {
        int length = PppoeHeader.headerLength(buffer, at, end);
        if (length < DONE) {
            return failure(length);
        }
        at += length;
        return ppp(buffer);
    }

    /** Moves into the packet that this one carries; false when it carries none that can be followed. */
    private boolean enterTunnel(ByteBuffer buffer, Packet packet) {
        switch (packet.protocol) {
            case IpProtocol.TCP:
                return false;
            case IpProtocol.UDP:
                return (packet.destinationPort == VxlanHeader.PORT || packet.destinationPort == VxlanHeader.PORT_LINUX)
                        && enterVxlan(buffer, packet);
            case IpProtocol.IPV4, IpProtocol.IPV6:
                enter(packet, 0, packet.protocol == IpProtocol.IPV4 ? EtherType.IPV4 : EtherType.IPV6);
                return true;
            case IpProtocol.GRE:
                return enterGre(buffer, packet);
            default:
                return false;
        }
    }

    private void enter(Packet packet, int headerLength, int innerType) {
        at = packet.payloadOffset + headerLength;
        end = packet.payloadOffset + packet.payloadCaptured;
        wireEnd = packet.payloadOffset + packet.payloadLength;
        type = innerType;
        vlan = -1;
    }

    private boolean enterVxlan(ByteBuffer buffer, Packet packet) {
        int start = packet.payloadOffset;
        int length = VxlanHeader.headerLength(buffer, start, start + packet.payloadCaptured);
        if (length < DONE) {
            return false;
        }
        enter(packet, length, EtherType.TRANSPARENT_ETHERNET_BRIDGING);
        return true;
    }

    private boolean enterGre(ByteBuffer buffer, Packet packet) {
        int start = packet.payloadOffset;
        int limit = start + packet.payloadCaptured;
        int length = GreHeader.headerLength(buffer, start, limit);
        if (length < DONE) {
            return false;
        }
        int inner = GreHeader.protocolType(buffer, start);
        if (inner == EtherType.ERSPAN_TYPE_II || inner == EtherType.ERSPAN_TYPE_III) {
            if (inner == EtherType.ERSPAN_TYPE_III || GreHeader.hasSequence(buffer, start)) {
                int erspan = ErspanHeader.headerLength(buffer, start + length, limit, inner);
                if (erspan < DONE) {
                    return false;
                }
                length += erspan;
            }
            inner = EtherType.TRANSPARENT_ETHERNET_BRIDGING;
        } else if (inner == EtherType.WCCP) {
            int redirection = WccpHeader.headerLength(buffer, start + length, limit);
            if (redirection < DONE) {
                return false;
            }
            length += redirection;
            inner = etherTypeOfIp(buffer, start + length);
        }
        enter(packet, length, inner);
        return true;
    }

    private static DecodeOutcome failure(int answer) {
        return answer == Headers.SHORT ? DecodeOutcome.SHORT : DecodeOutcome.MALFORMED;
    }
}
