package io.rolecall.identify;

/**
 * Extensions of a ClientHello and a ServerHello (RFC 8446 section 4.2): server name (RFC 6066), protocols (RFC 7301), and
 * the version that was really chosen.
 */
final class TlsHello {
    private static final int SERVER_NAME = 0;
    private static final int PROTOCOLS = 16;
    private static final int SUPPORTED_VERSIONS = 43;
    private static final int RANDOM = 32;
    /** Protocol names that are told. */
    private static final int MAX_PROTOCOLS = 8;

    private TlsHello() {
    }

    /** Reads a ClientHello's body; {@code server} is the other end. */
    static void client(Bytes hello, int server, Learner learner) {
        hello.skip(2 + RANDOM);
        hello.part(hello.u8());
        hello.part(hello.u16());
        hello.part(hello.u8());
        Bytes extensions = hello.more() ? hello.part(hello.u16()) : hello;
        while (extensions.more()) {
            int type = extensions.u16();
            Bytes extension = extensions.part(extensions.u16());
            if (type == SERVER_NAME) {
                serverName(extension, server, learner);
            } else if (type == PROTOCOLS) {
                protocols(extension, learner);
            }
        }
    }

    private static void serverName(Bytes extension, int server, Learner learner) {
        extension.skip(2);
        int kind = extension.u8();
        String name = extension.part(extension.u16()).text();
        if (kind == 0 && !extension.broken() && HttpHost.isName(name)) {
            learner.field("tls.sni", name, false);
            learner.name(learner.address(server), name, "tls");
        }
    }

    private static void protocols(Bytes extension, Learner learner) {
        extension.skip(2);
        for (int i = 0; extension.more() && i < MAX_PROTOCOLS; i++) {
            String protocol = extension.part(extension.u8()).text();
            if (!extension.broken()) {
                learner.field("tls.alpn", protocol, false);
            }
        }
    }

    /** Reads a ServerHello's body; gives the version chosen, {@code 0x0303} for TLS 1.2. */
    static int server(Bytes hello) {
        int version = hello.u16();
        hello.skip(RANDOM);
        hello.part(hello.u8());
        hello.skip(3);
        Bytes extensions = hello.more() ? hello.part(hello.u16()) : hello;
        while (extensions.more()) {
            int type = extensions.u16();
            Bytes extension = extensions.part(extensions.u16());
            if (type == SUPPORTED_VERSIONS) {
                version = extension.u16();
            }
        }
        return version;
    }
}
