package io.rolecall.identify;

/** PDUs of connection-oriented DCE/RPC, for tests. */
final class RpcBytes {
    static final String MAPPER = "e1af8308-5d1f-11c9-91a4-08002b14a0fa";
    static final String ACTIVATOR = "000001a0-0000-0000-c000-000000000046";
    static final String SERVICES = "367abb81-9844-35f1-ad32-98f038001003";
    static final String WBEM_LOGIN = "f309ad18-d86a-11d0-a075-00c04fb68820";
    static final String NDR = "8a885d04-1ceb-11c9-9fe8-08002b104860";
    private static final int FIRST = 1;
    private static final int LAST = 2;

    private RpcBytes() {
    }

    static byte[] pdu(int type, int flags, int call, byte[] body) {
        return pdu(type, flags, call, body, new byte[0]);
    }

    private static byte[] pdu(int type, int flags, int call, byte[] body, byte[] authentication) {
        int length = 16 + body.length + authentication.length;
        int value = authentication.length == 0 ? 0 : authentication.length - 8;
        return new Layout().u8(5, 0, type, flags, 0x10, 0, 0, 0).le16(length, value).le32(call).raw(body)
                .raw(authentication).bytes();
    }

    /** A bind of these interfaces, contexts counted from 0. */
    static byte[] bind(String... interfaces) {
        Layout body = new Layout().le16(5840, 5840).le32(0).u8(interfaces.length, 0, 0, 0);
        for (int i = 0; i < interfaces.length; i++) {
            body.le16(i).u8(1, 0).uuid(interfaces[i], true).le32(3).uuid(NDR, true).le32(2);
        }
        return pdu(11, FIRST | LAST, 1, body.bytes());
    }

    /** The same from a big-endian machine. */
    static byte[] bindBigEndian(String rpcInterface) {
        byte[] body = new Layout().be16(5840, 5840).be32(0).u8(1, 0, 0, 0).be16(0).u8(1, 0).uuid(rpcInterface, false)
                .be32(3).uuid(NDR, false).be32(2).bytes();
        return new Layout().u8(5, 0, 11, 3, 0, 0, 0, 0).be16(16 + body.length, 0).be32(1).raw(body).bytes();
    }

    /** The answer to a bind: 0 accepts a context, 2 rejects it. */
    static byte[] bindAck(int... results) {
        Layout body = new Layout().le16(5840, 5840).le32(77).le16(4).ascii("135\0").align(4).u8(results.length, 0, 0, 0);
        for (int result : results) {
            body.le16(result, 0).uuid(NDR, true).le32(2);
        }
        return pdu(12, FIRST | LAST, 1, body.bytes());
    }

    static byte[] request(int call, int context, int operation, byte[] stub) {
        return pdu(0, FIRST | LAST, call, new Layout().le32(stub.length).le16(context, operation).raw(stub).bytes());
    }

    /** A request whose stub is sealed. */
    static byte[] sealedRequest(int call, int context, int operation, byte[] stub) {
        return sealed(0, call, new Layout().le32(stub.length).le16(context, operation).raw(stub).bytes());
    }

    /** An answer whose stub is sealed. */
    static byte[] sealedResponse(int call, byte[] stub) {
        return sealed(2, call, new Layout().le32(stub.length).le16(0, 0).raw(stub).bytes());
    }

    private static byte[] sealed(int type, int call, byte[] body) {
        return pdu(type, FIRST | LAST, call, body, new Layout().u8(10, 6, 0, 0).le32(0).zero(16).bytes());
    }

    static byte[] response(int call, byte[] stub) {
        return response(call, FIRST | LAST, stub);
    }

    static byte[] response(int call, int flags, byte[] stub) {
        return pdu(2, flags, call, new Layout().le32(stub.length).le16(0, 0).raw(stub).bytes());
    }

    /** The stub of an endpoint mapper's answer: an interface listens on a TCP port. */
    static byte[] mapped(String rpcInterface, int port) {
        Layout tower = new Layout().le16(5).le16(19).u8(0x0D).uuid(rpcInterface, true).le16(3).le16(2, 0)
                .le16(19).u8(0x0D).uuid(NDR, true).le16(2).le16(2, 0).le16(1).u8(0x0B).le16(2, 0)
                .le16(1).u8(7).le16(2).be16(port).le16(1).u8(9).le16(4).u8(10, 0, 0, 2);
        return new Layout().zero(20).le32(1).le32(4, 0, 1).le32(3).le32(tower.size(), tower.size()).raw(tower.bytes())
                .align(4).le32(0).bytes();
    }

    /** String bindings as DCOM hands them out, each over TCP. */
    static byte[] bindings(String... bindings) {
        Layout strings = new Layout();
        for (String binding : bindings) {
            strings.le16(7).utf16(binding).le16(0);
        }
        strings.le16(0);
        int security = strings.size() / 2;
        strings.le16(10, 0xFFFF).le16(0).le16(0);
        return new Layout().le16(strings.size() / 2, security).raw(strings.bytes()).bytes();
    }

    /** A conformant varying string of UTF-16. */
    static byte[] string(String text) {
        return new Layout().le32(text.length() + 1, 0, text.length() + 1).utf16(text).le16(0).bytes();
    }

    static byte[] join(byte[]... parts) {
        Layout all = new Layout();
        for (byte[] part : parts) {
            all.raw(part);
        }
        return all.bytes();
    }
}
