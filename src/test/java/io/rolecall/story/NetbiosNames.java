package io.rolecall.story;

/** NetBIOS name service messages (RFC 1002): a name is registered, and a server agrees. */
final class NetbiosNames {
    private static final int LENGTH = 15;

    private NetbiosNames() {
    }

    static byte[] registration(String name, int suffix, String address) {
        return new Bytes().u16(7).u16(0x2900).u16(1).u16(0).u16(0).u16(1).add(encoded(name, suffix)).u16(0x20).u16(1)
                .u16(0xc00c).u16(0x20).u16(1).u32(300_000).u16(6).u16(0).add(Checksum.address(address)).bytes();
    }

    static byte[] positive(String name, int suffix, String address) {
        return new Bytes().u16(7).u16(0xad80).u16(0).u16(1).u16(0).u16(0).add(encoded(name, suffix)).u16(0x20).u16(1)
                .u32(300_000).u16(6).u16(0).add(Checksum.address(address)).bytes();
    }

    private static byte[] encoded(String name, int suffix) {
        Bytes bytes = new Bytes().u8(2 * (LENGTH + 1));
        for (int i = 0; i <= LENGTH; i++) {
            int character = i == LENGTH ? suffix : i < name.length() ? name.charAt(i) : ' ';
            bytes.u8('A' + (character >> 4)).u8('A' + (character & 15));
        }
        return bytes.u8(0).bytes();
    }
}
