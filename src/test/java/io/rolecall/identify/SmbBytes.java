package io.rolecall.identify;

/** Packets of SMB and of NetBIOS sessions, for tests. */
final class SmbBytes {
    static final int NEGOTIATE = 0;
    static final int SESSION_SETUP = 1;
    static final int TREE_CONNECT = 3;
    static final int CREATE = 5;
    static final int READ = 8;
    static final int WRITE = 9;
    static final int CONTROL = 11;
    static final long FILE = 0x1122_3344L;
    private static final long PIPE_TRANSCEIVE = 0x0011_C017;

    private SmbBytes() {
    }

    /** What stands in front of a message on the wire. */
    static byte[] packet(byte[]... messages) {
        byte[] all = RpcBytes.join(messages);
        return new Layout().be32(all.length).raw(all).bytes();
    }

    /** A message of SMB 2 or 3. */
    static byte[] message(int command, boolean response, int number, int tree, byte[] body) {
        return message(command, response, number, tree, 0, 0, body);
    }

    static byte[] message(int command, boolean response, int number, int tree, long status, int next, byte[] body) {
        return new Layout().u8(0xFE).ascii("SMB").le16(64, 1).le32(status).le16(command, 1).le32(response ? 1 : 0, next)
                .le64(number).le32(0xFEFF, tree).le64(5).zero(16).raw(body).bytes();
    }

    static byte[] ask(int command, int number, int tree, byte[] body) {
        return packet(message(command, false, number, tree, body));
    }

    static byte[] answer(int command, int number, int tree, byte[] body) {
        return packet(message(command, true, number, tree, body));
    }

    static byte[] negotiated(int dialect) {
        return new Layout().le16(65, 1, dialect, 0).zero(57).bytes();
    }

    static byte[] treeConnect(String path) {
        return new Layout().le16(9, 0, 72, 2 * path.length()).utf16(path).bytes();
    }

    static byte[] connected(int kind) {
        return new Layout().le16(16).u8(kind, 0).zero(12).bytes();
    }

    static byte[] create(String name) {
        return new Layout().le16(57).zero(42).le16(120, 2 * name.length()).zero(8).utf16(name).bytes();
    }

    static byte[] created() {
        return new Layout().le16(89).zero(62).le64(1).le64(FILE).zero(8).bytes();
    }

    static byte[] write(byte[] data) {
        return new Layout().le16(49, 112).le32(data.length).le64(0).le64(1).le64(FILE).zero(16).raw(data).bytes();
    }

    static byte[] read() {
        return new Layout().le16(49, 0).le32(4096).le64(0).le64(1).le64(FILE).zero(16).bytes();
    }

    static byte[] readAnswer(byte[] data) {
        return new Layout().le16(17).u8(80, 0).le32(data.length).zero(8).raw(data).bytes();
    }

    static byte[] transceive(byte[] data) {
        return new Layout().le16(57, 0).le32(PIPE_TRANSCEIVE).le64(1).le64(FILE).le32(120, data.length, 0, 0, 0, 4096, 1, 0)
                .raw(data).bytes();
    }

    static byte[] transceived(byte[] data) {
        return new Layout().le16(49, 0).le32(PIPE_TRANSCEIVE).le64(1).le64(FILE).le32(112, 0, 112, data.length, 0, 0)
                .raw(data).bytes();
    }

    /** A message of SMB 1 with UTF-16 text. */
    static byte[] old(int command, boolean response, int tree, int number, byte[] words, byte[] bytes) {
        return old(command, 0, response, tree, number, words, bytes);
    }

    /** The same with a status. */
    static byte[] old(int command, long status, boolean response, int tree, int number, byte[] words, byte[] bytes) {
        return packet(new Layout().u8(0xFF).ascii("SMB").u8(command).le32(status).u8(response ? 0x98 : 0x18).le16(0xC807)
                .zero(12).le16(tree, 0xFEFF, 1, number).u8(words.length / 2).raw(words).le16(bytes.length).raw(bytes).bytes());
    }

    /** A session request: names are padded and given a suffix here. */
    static byte[] sessionRequest(String called, String calling) {
        return new Layout().u8(0x81, 0).be16(68).raw(name(called, 0x20)).raw(name(calling, 0)).bytes();
    }

    private static byte[] name(String name, int suffix) {
        Layout layout = new Layout().u8(0x20);
        for (int i = 0; i < 16; i++) {
            int c = i == 15 ? suffix : i < name.length() ? name.charAt(i) : ' ';
            layout.u8('A' + (c >> 4), 'A' + (c & 15));
        }
        return layout.u8(0).bytes();
    }

    /** NTLM's challenge of a computer with these names. */
    static byte[] challenge(String netbios, String dns) {
        byte[] pairs = new Layout().le16(1, 2 * netbios.length()).utf16(netbios).le16(3, 2 * dns.length()).utf16(dns)
                .le16(0, 0).bytes();
        return new Layout().ascii("NTLMSSP\0").le32(2).zero(28).le16(pairs.length, pairs.length).le32(56).zero(8).raw(pairs)
                .bytes();
    }

    /** NTLM's answer from a workstation. */
    static byte[] authenticate(String domain, String user, String workstation) {
        int at = 72;
        return new Layout().ascii("NTLMSSP\0").le32(3).zero(16).raw(field(domain, at))
                .raw(field(user, at + 2 * domain.length()))
                .raw(field(workstation, at + 2 * (domain.length() + user.length()))).zero(8).le32(1).zero(8).utf16(domain)
                .utf16(user).utf16(workstation).bytes();
    }

    private static byte[] field(String text, int at) {
        return new Layout().le16(2 * text.length(), 2 * text.length()).le32(at).bytes();
    }
}
