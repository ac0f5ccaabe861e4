package io.rolecall.identify;

import io.rolecall.wire.IpAddress;
import java.nio.ByteBuffer;

/**
 * A DHCP message (RFC 2131 section 2, options of RFC 2132): checked by its magic number and by options that end where they
 * should.
 * <pre>
 *   0  operation (1 request, 2 reply), hardware type, address length, hops    1 each
 *   4  transaction 4, seconds 2, flags 2
 *  12  client's address      4
 *  16  your address          4
 *  20  next server           4
 *  24  relay                 4
 *  28  hardware address     16
 *  44  server name          64
 * 108  boot file           128
 * 236  63 82 53 63
 * 240  options: code, length, data; 0 pads, 255 ends
 * </pre>
 */
final class DhcpMessage {
    /** Operation of what a client sends; 2 is the answer. */
    static final int BOOT_REQUEST = 1;
    static final int HOST_NAME = 12;
    static final int REQUESTED_ADDRESS = 50;
    static final int LEASE_TIME = 51;
    static final int TYPE = 53;
    static final int SERVER = 54;
    static final int PARAMETERS = 55;
    static final int VENDOR_CLASS = 60;
    static final int BOOT_SERVER = 66;
    static final int BOOT_FILE = 67;
    static final int ARCHITECTURE = 93;
    static final int MACHINE = 97;
    static final int PXE_VARIABLES = 243;
    static final int PXE_PRIVATE = 250;
    static final int PXE_STORE = 252;
    /** Message types of option 53. */
    static final int REQUEST = 3;
    static final int ACK = 5;
    static final int INFORM = 8;
    private static final String[] TYPES = {"", "DISCOVER", "OFFER", "REQUEST", "DECLINE", "ACK", "NAK", "RELEASE", "INFORM"};
    private static final int OPTIONS = 240;
    private static final int MAGIC = 0x63825363;
    private static final int MAGIC_AT = 236;
    private static final int CLIENT_ADDRESS = 12;
    private static final int YOUR_ADDRESS = 16;
    private static final int NEXT_SERVER = 20;
    private static final int RELAY = 24;
    private static final int HARDWARE = 28;
    private static final int SERVER_NAME = 44;
    private static final int ETHERNET = 1;
    private static final int ETHERNET_LENGTH = 6;
    private static final int FILE = 108;
    private static final int FILE_LENGTH = 128;
    private static final int MAX_HARDWARE_LENGTH = 16;
    private static final int PAD = 0;
    private static final int END = 255;

    private final ByteBuffer buffer;
    private final int base;
    private final int end;

    private DhcpMessage(ByteBuffer buffer, int offset, int count) {
        this.buffer = buffer;
        this.base = offset;
        this.end = offset + count;
    }

    /** The message that these bytes are, or null. */
    static DhcpMessage of(ByteBuffer buffer, int offset, int count) {
        if (count < OPTIONS || (buffer.get(offset) != 1 && buffer.get(offset) != 2)
                || PayloadBytes.u32(buffer, offset + MAGIC_AT) != MAGIC || buffer.get(offset + 2) < 0
                || buffer.get(offset + 2) > MAX_HARDWARE_LENGTH) {
            return null;
        }
        return new DhcpMessage(buffer, offset, count);
    }

    /**
     * Whether these bytes are the front of a message that the capture cut off before its magic number: a whole one is never
     * that short. An Ethernet client's header with nothing behind its address is a weak mark, good enough only together
     * with the ports.
     */
    static boolean begins(ByteBuffer buffer, int offset, int count) {
        if (count < SERVER_NAME || count >= OPTIONS || buffer.get(offset) != 1 && buffer.get(offset) != 2
                || buffer.get(offset + 1) != ETHERNET || buffer.get(offset + 2) != ETHERNET_LENGTH) {
            return false;
        }
        for (int at = HARDWARE + ETHERNET_LENGTH; at < SERVER_NAME; at++) {
            if (buffer.get(offset + at) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a message of at least {@link #SERVER_NAME} bytes is about this address: the client's, or its relay's. */
    static boolean names(ByteBuffer buffer, int offset, IpAddress address) {
        return address.equals(PayloadBytes.v4(buffer, offset + CLIENT_ADDRESS))
                || address.equals(PayloadBytes.v4(buffer, offset + YOUR_ADDRESS))
                || address.equals(PayloadBytes.v4(buffer, offset + RELAY));
    }

    /** Whether a client, or a relay in its name, sent it. */
    boolean request() {
        return buffer.get(base) == BOOT_REQUEST;
    }

    /** Where an option's data begins; -1 without it. The first one counts. */
    int option(int code) {
        int at = base + OPTIONS;
        while (at < end) {
            int found = PayloadBytes.u8(buffer, at);
            if (found == END) {
                return -1;
            }
            if (found == PAD) {
                at++;
                continue;
            }
            if (at + 2 > end || at + 2 + PayloadBytes.u8(buffer, at + 1) > end) {
                return -1;
            }
            if (found == code) {
                return at + 2;
            }
            at += 2 + PayloadBytes.u8(buffer, at + 1);
        }
        return -1;
    }

    boolean has(int code) {
        return option(code) >= 0;
    }

    /** Length of the option whose data begins there. */
    int length(int option) {
        return PayloadBytes.u8(buffer, option - 1);
    }

    /** An option as text; empty without it. */
    String text(int code) {
        int at = option(code);
        return at < 0 ? "" : PayloadBytes.text(buffer, at, at + length(at));
    }

    /** An option as hex; empty without it. */
    String hex(int code) {
        int at = option(code);
        return at < 0 ? "" : PayloadBytes.hex(buffer, at, Math.min(length(at), PayloadBytes.MAX_TEXT / 3), " ");
    }

    /** A byte of an option, or -1. */
    int byteOf(int code, int index) {
        int at = option(code);
        return at < 0 || index >= length(at) ? -1 : PayloadBytes.u8(buffer, at + index);
    }

    /** The type by number; 0 for plain BOOTP. */
    int type() {
        return Math.max(0, byteOf(TYPE, 0));
    }

    /** The type's name; BOOTP's operation where there is none. */
    String typeName() {
        int type = type();
        return type > 0 && type < TYPES.length ? TYPES[type] : request() ? "BOOTREQUEST" : "BOOTREPLY";
    }

    IpAddress clientAddress() {
        return PayloadBytes.v4(buffer, base + CLIENT_ADDRESS);
    }

    IpAddress yourAddress() {
        return PayloadBytes.v4(buffer, base + YOUR_ADDRESS);
    }

    /** The relay that asks in the client's name; unspecified when the client asks itself. */
    IpAddress relay() {
        return PayloadBytes.v4(buffer, base + RELAY);
    }

    IpAddress nextServer() {
        return PayloadBytes.v4(buffer, base + NEXT_SERVER);
    }

    /** An option of four bytes as an address; unspecified without it. */
    IpAddress address(int code) {
        int at = option(code);
        return at < 0 || length(at) != 4 ? IpAddress.ofV4(0) : PayloadBytes.v4(buffer, at);
    }

    /** The boot file: option 67, or else the header's field; empty without one. */
    String bootFile() {
        String file = text(BOOT_FILE);
        return file.isEmpty() ? PayloadBytes.text(buffer, base + FILE, base + FILE + FILE_LENGTH) : file;
    }

    ByteBuffer buffer() {
        return buffer;
    }
}
