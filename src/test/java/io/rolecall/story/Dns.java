package io.rolecall.story;

/** DNS messages (RFC 1035) for one name. */
final class Dns {
    private static final int ADDRESS = 1;
    private static final int IN = 1;

    private Dns() {
    }

    static byte[] query(int id, String name) {
        return header(id, 0x0100, 0).add(question(name)).bytes();
    }

    static byte[] answer(int id, String name, String address) {
        byte[] data = Checksum.address(address);
        return header(id, 0x8580, 1).add(question(name)).u16(0xc00c).u16(data.length == 4 ? ADDRESS : 28).u16(IN)
                .u32(1200).u16(data.length).add(data).bytes();
    }

    private static Bytes header(int id, int flags, int answers) {
        return new Bytes().u16(id).u16(flags).u16(1).u16(answers).u16(0).u16(0);
    }

    private static byte[] question(String name) {
        Bytes labels = new Bytes();
        for (String label : name.split("\\.")) {
            labels.u8(label.length()).ascii(label);
        }
        return labels.u8(0).u16(ADDRESS).u16(IN).bytes();
    }
}
