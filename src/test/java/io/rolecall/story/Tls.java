package io.rolecall.story;

/** TLS 1.2 records (RFC 5246): enough of a handshake for a parser to read names and versions. */
final class Tls {
    private static final int HANDSHAKE = 22;
    private static final int APPLICATION_DATA = 23;

    private Tls() {
    }

    /** ClientHello with a server name. */
    static byte[] clientHello(String serverName) {
        byte[] name = new Bytes().u8(0).u16(serverName.length()).ascii(serverName).bytes();
        byte[] extensions = new Bytes().u16(0).u16(name.length + 2).u16(name.length).add(name)
                .u16(10).u16(4).u16(2).u16(29).u16(13).u16(4).u16(2).u16(0x0804).bytes();
        byte[] hello = new Bytes().u16(0x0303).add(Bytes.noise(1, 32)).u8(0).u16(4).u16(0xc02f).u16(0xc030).u8(1).u8(0)
                .u16(extensions.length).add(extensions).bytes();
        return handshake(1, hello);
    }

    /** ServerHello and ServerHelloDone. */
    static byte[] serverHello() {
        byte[] hello = new Bytes().u16(0x0303).add(Bytes.noise(2, 32)).u8(0).u16(0xc02f).u8(0).bytes();
        return new Bytes().add(handshake(2, hello)).add(handshake(14, new byte[0])).bytes();
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
