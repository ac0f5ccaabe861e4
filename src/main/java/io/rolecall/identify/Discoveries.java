package io.rolecall.identify;

import io.rolecall.wire.IpAddress;

/** Who is told what payload inspection learns beyond a single flow. */
public interface Discoveries {
    /**
     * Traffic announced a dynamic port.
     *
     * @param host where it listens
     * @param protocol IP protocol number
     * @param port the port
     * @param rpcInterface UUID in lower case
     * @param source how it was announced: {@code ept_map}, {@code dcom}, {@code sql-browser}
     * @param capture index of the capture
     * @param frame the frame that announced it
     */
    void endpoint(IpAddress host, int protocol, int port, String rpcInterface, String source, int capture, long frame);

    /**
     * Traffic named a host.
     *
     * @param name the name as the traffic has it, unescaped
     * @param source how it was named: {@code dns}, {@code dhcp}, {@code netbios}, {@code kerberos}, {@code tls}, {@code http}
     */
    void name(IpAddress host, String name, String source);
}
