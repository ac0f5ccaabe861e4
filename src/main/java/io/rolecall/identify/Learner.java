package io.rolecall.identify;

import io.rolecall.wire.IpAddress;

/**
 * What a protocol reader tells of the flow it reads. One instance is set to the flow at hand before a reader is called;
 * readers keep no reference to it. Directions are 0 for what end A sent and 1 for what end B sent.
 */
interface Learner {
    /** IP protocol number of the flow. */
    int protocol();

    /** Port of the end that sends in this direction. */
    int port(int direction);

    /** Address of the end that sends in this direction. Makes an object: not for every packet. */
    IpAddress address(int direction);

    /** Time of the packet at hand, nanoseconds since 1970. */
    long nanos();

    /** The payload proves this application ({@code http}, {@code tls}, {@code smb}, …: see services.csv). */
    void application(String name);

    /** The payload proves that this direction's sender asked: it is the initiator. */
    void requestFrom(int direction);

    /**
     * A piece of evidence.
     *
     * @param signature id of the row of payloads.csv or rpc-interfaces.csv, or a stable word of the reader's own
     *     ({@code http-status}, {@code http-answered}, {@code tls-sni}, …)
     * @param detail the telling bytes as text, unescaped and at most a few hundred characters
     * @param proof true for proof, false for a hint
     */
    void evidence(String signature, String detail, boolean proof);

    /**
     * A field whose values are signatures ({@code http.request}, {@code smb.share}, {@code tftp.file}, …; see
     * signatures/README.md): rows of payloads.csv that it fits become evidence.
     *
     * @param accepted whether the responder is known to have accepted what the field says; without that, a row that proves
     *     a role of the responder is only a hint. May be told again, with true, once the answer is there
     * @return whether any row fits
     */
    default boolean field(String field, String value, boolean accepted) {
        evidence(field, value, false);
        return true;
    }

    /** A host's name, as the traffic says it; {@code source} is dns, dhcp, netbios, tls, http, kerberos, smb, … */
    void name(IpAddress host, String name, String source);

    /** A dynamic port that the payload announced; the interface may be empty when only the port is known. */
    void endpoint(IpAddress host, int protocol, int port, String rpcInterface, String source);
}
