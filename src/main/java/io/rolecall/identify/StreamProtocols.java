package io.rolecall.identify;

import io.rolecall.identify.StreamProtocol.Fit;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The protocols over TCP that have a reader. A new one costs its class and one row here. */
final class StreamProtocols {
    /** In the order in which they are asked: the first whose start fits gets the flow. */
    static final StreamProtocol[] ALL = {
            new StreamProtocol("http", true) {
                @Override
                Fit start(StreamWindow window) {
                    return HttpStart.fit(window);
                }

                @Override
                Fit midstream(StreamWindow window) {
                    return HttpStart.fitMidstream(window);
                }

                @Override
                StreamReader reader() {
                    return new HttpReader();
                }
            },
            new StreamProtocol("tls", false) {
                @Override
                Fit start(StreamWindow window) {
                    return TlsRecord.fit(window);
                }

                @Override
                StreamReader reader() {
                    return new TlsReader();
                }
            },
            new StreamProtocol("rdp", false) {
                @Override
                Fit start(StreamWindow window) {
                    return RdpReader.fit(window);
                }

                @Override
                StreamReader reader() {
                    return new RdpReader();
                }
            },
            new StreamProtocol("smb", true) {
                @Override
                Fit start(StreamWindow window) {
                    return SmbStream.begins(window);
                }

                @Override
                Fit midstream(StreamWindow window) {
                    return SmbStream.continues(window);
                }

                @Override
                StreamReader reader() {
                    return new SmbStream();
                }
            },
            new StreamProtocol("rpc", true) {
                @Override
                Fit start(StreamWindow window) {
                    return RpcStream.begins(window);
                }

                @Override
                Fit midstream(StreamWindow window) {
                    return RpcStream.continues(window);
                }

                @Override
                StreamReader reader() {
                    return new RpcStream();
                }
            },
            new StreamProtocol("kerberos", true) {
                @Override
                Fit start(StreamWindow window) {
                    return KerberosStream.begins(window);
                }

                @Override
                StreamReader reader() {
                    return new KerberosStream();
                }
            },
            new StreamProtocol("ldap", true) {
                @Override
                Fit start(StreamWindow window) {
                    return LdapStream.begins(window);
                }

                @Override
                Fit midstream(StreamWindow window) {
                    return LdapStream.continues(window);
                }

                @Override
                StreamReader reader() {
                    return new LdapStream();
                }
            },
            new StreamProtocol("tds", true) {
                @Override
                Fit start(StreamWindow window) {
                    return TdsStream.begins(window);
                }

                @Override
                Fit midstream(StreamWindow window) {
                    return TdsStream.continues(window);
                }

                @Override
                StreamReader reader() {
                    return new TdsStream();
                }
            },
            new StreamProtocol("dns", true) {
                @Override
                Fit start(StreamWindow window) {
                    return DnsStream.begins(window);
                }

                @Override
                boolean possible(long head, int count) {
                    return DnsStream.glance(head, count);
                }

                @Override
                StreamReader reader() {
                    return new DnsStream();
                }
            }};

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
                if (protocol.fit(one, true) != Fit.NO || protocol.fit(one, false) != Fit.NO) {
                    fitting.add(protocol);
                }
            }
            table[first] = fitting.toArray(new StreamProtocol[0]);
        }
        return table;
    }
}
