package io.rolecall.identify;

import java.util.List;

/**
 * The protocols over UDP that have a reader. A new one costs its class and one row here. Every reader knows its protocol on
 * any port, so the order matters only for speed: those that fail on the first bytes come first. How many datagrams of a
 * direction are shown says how much more than the first one teaches: names come one by one, a clock says the same for ever.
 */
final class DatagramProtocols {
    /** In the order in which they are asked: the first that knows a datagram gets it. */
    static final List<DatagramProtocol> ALL = List.of(
            new DatagramProtocol(new NetbiosNameReader(), 64),
            new DatagramProtocol(new DnsReader(), 64),
            new DatagramProtocol(new DhcpReader(), 64),
            new DatagramProtocol(new NetbiosDatagramReader(), 8),
            new DatagramProtocol(new TftpReader(), 64),
            new DatagramProtocol(new CldapReader(), 16),
            new DatagramProtocol(new KerberosReader(), 16),
            new DatagramProtocol(new RpcDatagramReader(), 64),
            new DatagramProtocol(new SnmpReader(), 16),
            new DatagramProtocol(new NtpReader(), 1),
            new DatagramProtocol(new WakeOnLanReader(), 64),
            new DatagramProtocol(new Dhcp6Reader(), 16),
            new DatagramProtocol(new SsdpReader(), 1),
            new DatagramProtocol(new WsDiscoveryReader(), 8),
            new DatagramProtocol(new QuicReader(), 1),
            new DatagramProtocol(new IkeReader(), 1),
            new DatagramProtocol(new RdpDatagramReader(), 1),
            new DatagramProtocol(new SqlBrowserReader(), 4));

    private DatagramProtocols() {
    }
}
