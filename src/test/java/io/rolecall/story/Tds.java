package io.rolecall.story;

/** TDS messages (MS-TDS) as a site opens its database. */
final class Tds {
    private Tds() {
    }

    static byte[] preLogin() {
        return packet(0x12, options());
    }

    static byte[] preLoginReply() {
        return packet(0x04, options());
    }

    /** LOGIN7 with host, user, program, server, library and database, as when encryption is off. */
    static byte[] login(String host, String program, String database) {
        String[] texts = {host, "", "", program, "SQL01", "", "ODBC", "us_english", database};
        Bytes offsets = new Bytes();
        Bytes data = new Bytes();
        int start = 94;
        for (int i = 0; i < texts.length; i++) {
            offsets.u16le(start + data.size()).u16le(texts[i].length());
            data.utf16le(texts[i]);
        }
        offsets.hex("020000000001").u16le(start + data.size()).u16le(0).u16le(start + data.size()).u16le(0)
                .u16le(start + data.size()).u16le(0).u32le(0);
        Bytes fixed = new Bytes().u32le(start + data.size()).hex("04000074").u32le(4096).u32le(7).u32le(4711).u32le(0)
                .hex("e0830000").u32le(0).u32le(0x0409);
        return packet(0x10, fixed.add(offsets.bytes()).add(data.bytes()).bytes());
    }

    /** A batch of SQL, behind the headers that every client since TDS 7.2 sends. */
    static byte[] batch(String text) {
        return packet(0x01, new Bytes().u32le(22).u32le(18).u16le(2).u64le(0).u32le(1).utf16le(text).bytes());
    }

    /** The server takes a login: the database it opened, and DONE. */
    static byte[] opened(String database) {
        byte[] change = new Bytes().u8(1).u8(database.length()).utf16le(database).u8(6).utf16le("master").bytes();
        return packet(0x04, new Bytes().u8(0xe3).u16le(change.length).add(change).u8(0xfd).u16le(0).u16le(0).u64le(0).bytes());
    }

    /** DONE without an error. */
    static byte[] done() {
        return packet(0x04, new Bytes().u8(0xfd).u16le(0).u16le(0).u64le(0).bytes());
    }

    private static byte[] options() {
        return new Bytes().u8(0).u16(11).u16(6).u8(1).u16(17).u16(1).u8(255).hex("0f0007d00000").u8(2).bytes();
    }

    private static byte[] packet(int type, byte[] body) {
        return new Bytes().u8(type).u8(1).u16(8 + body.length).u16(0).u8(1).u8(0).add(body).bytes();
    }
}
