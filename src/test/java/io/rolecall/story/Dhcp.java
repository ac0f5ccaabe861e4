package io.rolecall.story;

/** DHCP messages (RFC 2131) of a PXE client and of the servers that answer it (PXE 2.1). */
final class Dhcp {
    static final int DISCOVER = 1;
    static final int OFFER = 2;
    static final int REQUEST = 3;
    static final int ACK = 5;
    private static final String CLIENT_MAC = "0200c6336450";

    private Dhcp() {
    }

    /** A message of the PXE client; {@code address} is what it already has, or 0.0.0.0. */
    static byte[] fromPxeClient(int type, String address) {
        return message(1, type, address, "0.0.0.0", "0.0.0.0", "")
                .u8(60).u8(32).ascii("PXEClient:Arch:00007:UNDI:003016").u8(93).u8(2).u16(7).u8(94).u8(3).hex("010310")
                .u8(97).u8(17).u8(0).add(Bytes.noise(9, 16)).u8(55).u8(4).hex("03014243").u8(255).bytes();
    }

    /** The same, passed on by a relay in its client's name (RFC 2131 section 4.1: giaddr). */
    static byte[] relayed(byte[] message, String relay) {
        byte[] passed = message.clone();
        System.arraycopy(Checksum.address(relay), 0, passed, 24, 4);
        passed[3] = 1;
        return passed;
    }

    /** A client of some vendor class (option 60) looks for a server. */
    static byte[] fromClientOfClass(String vendorClass) {
        return message(1, DISCOVER, "0.0.0.0", "0.0.0.0", "0.0.0.0", "").u8(60).u8(vendorClass.length()).ascii(vendorClass)
                .u8(255).bytes();
    }

    /** A message of the DHCP server that gives out an address. */
    static byte[] fromDhcpServer(int type, String offered, String server) {
        return fromDhcpServer(type, offered, server, "");
    }

    /** The same, with a boot file of its own: no boot server is needed then. */
    static byte[] fromDhcpServer(int type, String offered, String server, String file) {
        return message(2, type, "0.0.0.0", offered, "0.0.0.0", file).u8(54).u8(4).add(Checksum.address(server))
                .u8(51).u8(4).u32(28_800).u8(1).u8(4).hex("ffffff00").u8(255).bytes();
    }

    /** A message of the boot server: no address, a boot file. */
    static byte[] fromBootServer(int type, String client, String server, String file) {
        return message(2, type, client, "0.0.0.0", server, file).u8(54).u8(4).add(Checksum.address(server))
                .u8(60).u8(9).ascii("PXEClient").u8(255).bytes();
    }

    private static Bytes message(int operation, int type, String client, String yours, String next, String file) {
        return new Bytes().u8(operation).u8(1).u8(6).u8(0).u32(0x5ccb0001L).u16(4).u16(0x8000)
                .add(Checksum.address(client)).add(Checksum.address(yours)).add(Checksum.address(next)).u32(0)
                .hex(CLIENT_MAC).zeros(10).zeros(64).ascii(file).zeros(128 - file.length()).hex("63825363")
                .u8(53).u8(1).u8(type);
    }
}
