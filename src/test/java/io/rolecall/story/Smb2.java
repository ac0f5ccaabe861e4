package io.rolecall.story;

/** SMB 2 messages (MS-SMB2) behind their NetBIOS session header. */
final class Smb2 {
    private static final int NEGOTIATE = 0;
    private static final int TREE_CONNECT = 3;
    private static final int CREATE = 5;
    private static final int RESPONSE = 1;

    private Smb2() {
    }

    static byte[] negotiateRequest() {
        return message(NEGOTIATE, 0, 0, new Bytes().u16le(36).u16le(2).u16le(1).u16le(0).u32le(0x7f)
                .add(Bytes.noise(3, 16)).u64le(0).u16le(0x0202).u16le(0x0210).bytes());
    }

    static byte[] negotiateResponse() {
        return message(NEGOTIATE, RESPONSE, 0, new Bytes().u16le(65).u16le(1).u16le(0x0210).u16le(0)
                .add(Bytes.noise(4, 16)).u32le(7).u32le(1 << 20).u32le(1 << 20).u32le(1 << 20).u64le(0).u64le(0)
                .u16le(128).u16le(0).u32le(0).bytes());
    }

    static byte[] treeConnectRequest(String share) {
        byte[] path = new Bytes().utf16le(share).bytes();
        return message(TREE_CONNECT, 0, 1, new Bytes().u16le(9).u16le(0).u16le(72).u16le(path.length).add(path).bytes());
    }

    static byte[] treeConnectResponse() {
        return message(TREE_CONNECT, RESPONSE, 1, new Bytes().u16le(16).u8(1).u8(0).u32le(0).u32le(0).u32le(0x1f01ff)
                .bytes());
    }

    /** Opens or makes a file below the tree that was connected. */
    static byte[] createRequest(String path) {
        byte[] name = new Bytes().utf16le(path).bytes();
        return message(CREATE, 0, 2, new Bytes().u16le(57).u16le(0).u32le(2).u64le(0).u64le(0).u32le(0x0012_0196)
                .u32le(0x80).u32le(0).u32le(5).u32le(0x40).u16le(120).u16le(name.length).u32le(0).u32le(0).add(name)
                .bytes());
    }

    static byte[] createResponse() {
        return message(CREATE, RESPONSE, 2, new Bytes().u16le(89).u16le(0).u32le(2).zeros(48).u32le(0x20).u32le(0)
                .add(Bytes.noise(8, 16)).u32le(0).u32le(0).u8(0).bytes());
    }

    /** A whole dialogue: connect to a share and, unless the file is empty, open a file on it. */
    static void works(Scene scene, String from, int port, String to, String share, String file) {
        Conversation talk = Conversation.tcp(scene, from, port, to, 445).handshake()
                .request(negotiateRequest()).response(negotiateResponse())
                .request(treeConnectRequest(share)).response(treeConnectResponse());
        if (!file.isEmpty()) {
            talk.request(createRequest(file)).response(createResponse());
        }
        talk.close();
        scene.pause(20);
    }

    private static byte[] message(int command, int flags, int messageId, byte[] body) {
        long session = messageId == 0 ? 0 : 0x0000_0400_0000_0041L;
        byte[] header = new Bytes().hex("fe534d42").u16le(64).u16le(1).u32le(0).u16le(command).u16le(1).u32le(flags)
                .u32le(0).u64le(messageId).u32le(0xfeff).u32le(messageId == 0 ? 0 : 1).u64le(session).zeros(16).bytes();
        return new Bytes().u8(0).u8(0).u16(header.length + body.length).add(header).add(body).bytes();
    }
}
