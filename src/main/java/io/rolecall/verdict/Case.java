package io.rolecall.verdict;

import io.rolecall.observe.Communication;
import io.rolecall.site.RoleBook;
import io.rolecall.wire.IpProtocol;
import java.util.List;

/**
 * A communication with all that is known around it when it comes to judgement.
 *
 * @param seen what was observed
 * @param initiator who began
 * @param responder who was asked
 * @param learned whether traffic announced that the responder listens on this dynamic port
 * @param usedMapper whether the initiator also asked the responder's endpoint mapper
 */
record Case(Communication seen, HostView initiator, HostView responder, boolean learned, boolean usedMapper) {
    /** The TCP port of RPC's endpoint mapper. */
    static final int ENDPOINT_MAPPER = 135;
    /** The TCP port of SMB. */
    static final int SMB = 445;
    /** The TCP port of the NetBIOS session service, which carries SMB too (errata E11). */
    static final int NETBIOS_SESSION = 139;
    /** The UDP port that DHCP servers and relays are asked on. */
    static final int DHCP = 67;
    /** The UDP port that DHCP clients are answered on. */
    static final int DHCP_CLIENT = 68;
    /** The UDP port of the second dialogue with a boot server (PXE 2.1). */
    static final int BINL = 4011;
    /** The UDP port that TFTP is asked on. */
    static final int TFTP = 69;
    /** What one document prints for HTTPS on 443; it documents nothing (errata E01). */
    static final int HTTPS_MISPRINT = 433;
    private static final String RPC = "rpc";
    private static final String HTTP = "http";
    private static final String PROXIED = "http-proxy";
    private static final String CONNECT = "http-connect";

    boolean member() {
        return initiator.member() || responder.member();
    }

    /** Whether the site file names neither end, and nothing else tells their roles: none of the site's business. */
    boolean strangers() {
        return initiator.stranger() && responder.stranger();
    }

    boolean is(int protocol, int port) {
        return seen.protocol() == protocol && seen.port() == port;
    }

    /** Whether the payload proves RPC: then an endpoint mapper has named the port, unless the service has a fixed one. */
    boolean speaksRpc() {
        return seen.protocol() == IpProtocol.TCP && (seen.application().equals(RPC)
                || seen.application().contains(RPC) && List.of(seen.application().split(";")).contains(RPC));
    }

    /**
     * Whether a proxy was asked in the clear, and for nothing else: then what is wanted is no HTTPS, for which a proxy is
     * asked to CONNECT (RFC 9110 section 9.3.6).
     */
    boolean clearToProxy() {
        return !seen.evidence().isEmpty() && responder.fills(RoleBook.PROXY) && seen.application().equals(HTTP)
                && seen.shows(PROXIED) && !seen.shows(CONNECT);
    }

    /** Whether this is DHCP, whose server and client ports mirror each other. */
    boolean dhcp() {
        return is(IpProtocol.UDP, DHCP) || is(IpProtocol.UDP, DHCP_CLIENT);
    }
}
