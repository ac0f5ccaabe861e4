package io.rolecall.identify;

import io.rolecall.identify.StreamProtocol.Fit;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The protocols over TCP that have a reader. A new one costs its class and one row here. */
final class StreamProtocols {
    private static final StreamProtocol.Start KERBEROS = KerberosStream::begins;
    private static final StreamProtocol.Start DNS = DnsStream::begins;

    /** In the order in which they are asked: the first whose start fits gets the flow. */
    static final StreamProtocol[] ALL = {
            new StreamProtocol("http", HttpStart::fit, HttpStart::fitMidstream, HttpReader::new),
            new StreamProtocol("tls", TlsRecord::fit, TlsReader::new),
            new StreamProtocol("rdp", RdpReader::fit, RdpReader::new),
            new StreamProtocol("smb", SmbStream::begins, SmbStream::continues, SmbStream::new),
            new StreamProtocol("rpc", RpcStream::begins, RpcStream::continues, RpcStream::new),
            new StreamProtocol("kerberos", KERBEROS, KERBEROS, KerberosStream::new),
            new StreamProtocol("ldap", LdapStream::begins, LdapStream::continues, LdapStream::new),
            new StreamProtocol("tds", TdsStream::begins, TdsStream::continues, TdsStream::new),
            new StreamProtocol("dns", DNS, DNS, DnsStream::glance, DnsStream::new)};

    private static final int BYTES = 256;
    private static final StreamProtocol[][] BY_FIRST_BYTE = byFirstByte();

    private StreamProtocols() {
    }

    /** The protocols whose first byte can be this one. */
    static StreamProtocol[] beginningWith(int firstByte) {
        return BY_FIRST_BYTE[firstByte];
    }

    private static StreamProtocol[][] byFirstByte() {
        StreamProtocol[][] table = new StreamProtocol[BYTES][];
        for (int first = 0; first < BYTES; first++) {
            StreamWindow one = new StreamWindow(1);
            one.restart(0);
            one.add(0, ByteBuffer.wrap(new byte[] {(byte) first}), 0, 1);
            List<StreamProtocol> fitting = new ArrayList<>();
            for (StreamProtocol protocol : ALL) {
                boolean inside = protocol.midstream() != null && protocol.midstream().fit(one) != Fit.NO;
                if (inside || protocol.start().fit(one) != Fit.NO) {
                    fitting.add(protocol);
                }
            }
            table[first] = fitting.toArray(new StreamProtocol[0]);
        }
        return table;
    }
}
