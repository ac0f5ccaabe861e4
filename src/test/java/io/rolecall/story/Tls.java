package io.rolecall.story;

/** TLS 1.2 records (RFC 5246): enough of a handshake for a parser to read names and versions. */
final class Tls {
    private static final int HANDSHAKE = 22;
    private static final int APPLICATION_DATA = 23;

    private Tls() {
    }

    /** ClientHello with a server name. */
    static byte[] clientHello(String serverName) {
        return clientHello(serverName, "");
    }

    /** ClientHello with a server name and, unless empty, the protocol that will be spoken (ALPN, RFC 7301). */
    static byte[] clientHello(String serverName, String protocol) {
        int named = protocol.length();
        byte[] alpn = protocol.isEmpty() ? new byte[0]
                : new Bytes().u16(16).u16(named + 3).u16(named + 1).u8(named).ascii(protocol).bytes();
        byte[] name = new Bytes().u8(0).u16(serverName.length()).ascii(serverName).bytes();
        byte[] extensions = new Bytes().u16(0).u16(name.length + 2).u16(name.length).add(name)
                .u16(10).u16(4).u16(2).u16(29).u16(13).u16(4).u16(2).u16(0x0804).add(alpn).bytes();
        byte[] hello = new Bytes().u16(0x0303).add(Bytes.noise(1, 32)).u8(0).u16(4).u16(0xc02f).u16(0xc030).u8(1).u8(0)
                .u16(extensions.length).add(extensions).bytes();
        return handshake(1, hello);
    }

    /** ServerHello and ServerHelloDone. */
    static byte[] serverHello() {
        byte[] hello = new Bytes().u16(0x0303).add(Bytes.noise(2, 32)).u8(0).u16(0xc02f).u8(0).bytes();
        return new Bytes().add(handshake(2, hello)).add(handshake(14, new byte[0])).bytes();
    }

    /** ServerHello, a certificate with these common names, and ServerHelloDone. */
    static byte[] serverHello(String issuer, String subject) {
        byte[] hello = new Bytes().u16(0x0303).add(Bytes.noise(2, 32)).u8(0).u16(0xc02f).u8(0).bytes();
        byte[] body = der(0x30, der(0x02, new byte[] {1}), der(0x30, new byte[0]), name(issuer), der(0x30, new byte[0]),
                name(subject));
        byte[] certificate = der(0x30, body, der(0x30, new byte[0]), der(0x03, new byte[] {0}));
        byte[] list = new Bytes().u8(0).u16(certificate.length).add(certificate).bytes();
        return new Bytes().add(handshake(2, hello))
                .add(handshake(11, new Bytes().u8(0).u16(list.length).add(list).bytes()))
                .add(handshake(14, new byte[0])).bytes();
    }

    private static byte[] name(String commonName) {
        return der(0x30, der(0x31, der(0x30, der(0x06, new byte[] {0x55, 4, 3}),
                der(0x0c, new Bytes().ascii(commonName).bytes()))));
    }

    private static byte[] der(int tag, byte[]... parts) {
        Bytes all = new Bytes();
        for (byte[] part : parts) {
            all.add(part);
        }
        Bytes element = new Bytes().u8(tag);
        return (all.size() < 128 ? element.u8(all.size()) : element.u8(0x82).u16(all.size())).add(all.bytes()).bytes();
    }

    static byte[] applicationData(int seed, int length) {
        return record(APPLICATION_DATA, Bytes.noise(seed, length));
    }

    private static byte[] handshake(int type, byte[] body) {
        return record(HANDSHAKE, new Bytes().u8(type).u8(0).u16(body.length).add(body).bytes());
    }

    private static byte[] record(int type, byte[] body) {
        return new Bytes().u8(type).u16(0x0303).u16(body.length).add(body).bytes();
    }
}
