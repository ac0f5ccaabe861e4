package io.rolecall.site;

import io.rolecall.wire.IpProtocol;
import java.util.List;

/**
 * What answering on some ports hints at. Ports that dozens of entries share (80, 443, 445, 135, 1433) appear in no
 * pattern by themselves: they never name a role.
 *
 * @param role role id that the pattern hints at
 * @param ports service ports that must all have answered; any one of them when {@code any}
 * @param any whether one port is enough
 * @param initiators different hosts that must have been answered
 */
record PortPattern(String role, List<Service> ports, boolean any, int initiators) {
    private static final int SEVERAL = 2;

    /** A service port with its IP protocol. */
    record Service(int protocol, int port) {
        @Override
        public String toString() {
            return port + (protocol == IpProtocol.TCP ? "/tcp" : "/udp");
        }

        // Written out: linking the generated ones takes milliseconds of every start.
        @Override
        public boolean equals(Object other) {
            return other instanceof Service that && protocol == that.protocol && port == that.port;
        }

        @Override
        public int hashCode() {
            return 31 * protocol + port;
        }
    }

    /** Remote control of a client. */
    static final Service REMOTE_CONTROL = new Service(IpProtocol.TCP, 2701);

    /** The patterns, for a site whose client notification listens on this port. */
    static List<PortPattern> all(int notificationPort) {
        return List.of(
                one("management-point", SEVERAL, tcp(notificationPort)),
                one("software-update-point", SEVERAL, tcp(8530), tcp(8531)),
                every("distribution-point-pxe", 1, udp(4011), udp(69)),
                every("sql-server", 1, tcp(1433), tcp(4022)),
                one("client", 1, REMOTE_CONTROL),
                one("dns-server", 1, udp(53), tcp(53)),
                one("dhcp-server", 1, udp(67)),
                every("domain-controller", 1, tcp(88), tcp(389)),
                every("domain-controller", 1, udp(88), udp(389)),
                every("global-catalog", 1, tcp(88), tcp(3268)));
    }

    private static PortPattern one(String role, int initiators, Service... ports) {
        return new PortPattern(role, List.of(ports), true, initiators);
    }

    private static PortPattern every(String role, int initiators, Service... ports) {
        return new PortPattern(role, List.of(ports), false, initiators);
    }

    private static Service tcp(int port) {
        return new Service(IpProtocol.TCP, port);
    }

    private static Service udp(int port) {
        return new Service(IpProtocol.UDP, port);
    }
}
