package io.rolecall.flow;

import io.rolecall.capture.Frame;
import io.rolecall.decode.Packet;
import io.rolecall.wire.EthernetHeader;
import io.rolecall.wire.LinkType;
import io.rolecall.wire.LinuxCooked2Header;
import io.rolecall.wire.LinuxCookedHeader;

/**
 * To whom the link carries a frame. Only this tells that an address such as 10.1.2.255 is a network's broadcast address where
 * nobody has said how long the network's prefix is.
 */
final class LinkDestination {
    private LinkDestination() {
    }

    /** Whether the link carries the packet to every host: the frame itself, or one that it carries through a tunnel. */
    static boolean all(Packet packet, Frame frame) {
        return packet.toAll || all(frame);
    }

    /** Whether the link carries the frame to every host. */
    static boolean all(Frame frame) {
        return switch (frame.linkType) {
            case LinkType.ETHERNET -> frame.capturedLength >= EthernetHeader.LENGTH
                    && EthernetHeader.toAll(frame.buffer, frame.offset);
            case LinkType.LINUX_SLL -> frame.capturedLength >= LinuxCookedHeader.LENGTH
                    && LinuxCookedHeader.toAll(frame.buffer, frame.offset);
            case LinkType.LINUX_SLL2 -> frame.capturedLength >= LinuxCooked2Header.LENGTH
                    && LinuxCooked2Header.toAll(frame.buffer, frame.offset);
            default -> false;
        };
    }
}
