package io.rolecall.decode;

/**
 * One IP packet of a frame, decoded down to transport. Reused for every frame; fields are plain because they are written
 * and read for every frame. Only {@link FrameDecoder} writes them.
 */
public final class Packet {
    /** {@link #fragment} of a whole packet. */
    public static final int WHOLE = 0;
    /** {@link #fragment} of a first fragment, which carries the transport header. */
    public static final int FIRST_FRAGMENT = 1;
    /** {@link #fragment} of a fragment behind the first, which carries no transport header. */
    public static final int LATER_FRAGMENT = 2;

    /** Whether the addresses are IPv6: then the fields with {@code High} and {@code Low} hold, else those with {@code 4}. */
    public boolean v6;
    public int source4;
    public int destination4;
    public long sourceHigh;
    public long sourceLow;
    public long destinationHigh;
    public long destinationLow;
    /** IP protocol number behind all extension headers. */
    public int protocol;
    /** TCP and UDP ports; for an ICMP echo both hold its identifier; 0 otherwise. */
    public int sourcePort;
    public int destinationPort;
    /** TCP flag bits; 0 when not TCP or when the capture cut them off. */
    public int tcpFlags;
    /** TCP sequence number; for an ICMP echo its sequence number. */
    public int sequence;
    /** TCP acknowledgment number. */
    public int acknowledgment;
    /** Transport checksum as sent, for recognising copies. */
    public int checksum;
    /** ICMP type and code, {@code type << 8 | code}. */
    public int icmp;
    /** IPv4 identification, or the IPv6 fragment header's; 0 without one. */
    public int identification;
    /** One of {@link #WHOLE}, {@link #FIRST_FRAGMENT}, {@link #LATER_FRAGMENT}. */
    public int fragment;
    /** Of a fragment behind the first: where its bytes begin in the whole packet, in units of eight. */
    public int fragmentOffset;
    /** Where the IP header begins in the frame's buffer. */
    public int networkOffset;
    /** Where the transport header begins in the frame's buffer. */
    public int transportOffset;
    /** Where the transport payload begins in the frame's buffer. */
    public int payloadOffset;
    /** Payload bytes present in the buffer. */
    public int payloadCaptured;
    /** Payload bytes that the packet carried on the wire, as its headers say. */
    public int payloadLength;
    /** Tunnels around this packet: 0 for the outermost. */
    public int tunnelDepth;
    /** Whether an Ethernet frame inside the outermost one carries this packet to every host; of that the frame itself tells. */
    public boolean toAll;
    /** The innermost VLAN identifier in front of this packet, or -1. */
    public int vlan;
    /** Whether this is an ICMP error whose quote could be read into the {@code quoted} fields. */
    public boolean quoting;
    public boolean quotedV6;
    public int quotedSource4;
    public int quotedDestination4;
    public long quotedSourceHigh;
    public long quotedSourceLow;
    public long quotedDestinationHigh;
    public long quotedDestinationLow;
    public int quotedProtocol;
    public int quotedSourcePort;
    public int quotedDestinationPort;
    /** The quoted segment's TCP sequence number, or -1 where the quote does not show it. */
    public long quotedSequence = -1;
    /** The quoted segment's TCP flags, or -1 where the quote does not show them. */
    public int quotedFlags = -1;

    /** Scratch of the flow floor: where it noted this packet when it looked ahead, or -1. */
    public int noted = -1;
}
