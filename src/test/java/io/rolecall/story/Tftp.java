package io.rolecall.story;

/** TFTP packets (RFC 1350, options of RFC 2347 and RFC 2349). */
final class Tftp {
    private Tftp() {
    }

    static byte[] readRequest(String file) {
        return readRequest(file, 1456);
    }

    static byte[] readRequest(String file, int blockSize) {
        return new Bytes().u16(1).ascii(file).u8(0).ascii("octet").u8(0).ascii("tsize").u8(0).ascii("0").u8(0)
                .ascii("blksize").u8(0).ascii(Integer.toString(blockSize)).u8(0).bytes();
    }

    static byte[] optionAck(int size) {
        return optionAck(size, 1456);
    }

    static byte[] optionAck(int size, int blockSize) {
        return new Bytes().u16(6).ascii("tsize").u8(0).ascii(Integer.toString(size)).u8(0).ascii("blksize").u8(0)
                .ascii(Integer.toString(blockSize)).u8(0).bytes();
    }

    /** The client ends the transfer (RFC 2347): it wanted to know the file's size, or gives up. */
    static byte[] abort() {
        return new Bytes().u16(5).u16(8).ascii("User aborted the transfer").u8(0).bytes();
    }

    static byte[] data(int block, byte[] data) {
        return new Bytes().u16(3).u16(block).add(data).bytes();
    }

    static byte[] ack(int block) {
        return new Bytes().u16(4).u16(block).bytes();
    }
}
