package io.rolecall.identify;

import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * DHCP options that Configuration Manager's boot servers and their clients use (PXE 2.1; wire signatures W183 to W190).
 * Option 243 in an answer from port 4011 is Configuration Manager's alone; 250 and 252 it shares with Windows Deployment
 * Services, and 252 from an ordinary DHCP server is the address of a proxy script, no sign of PXE at all.
 */
final class PxeOptions {
    /** Option 97: a zero and a UUID. */
    static final int MACHINE_LENGTH = 17;
    private static final int VARIABLES_PATH = 1;
    private static final int VARIABLES_KEY = 2;
    /** What the boot programs of Windows ask a boot server for: 3, 1, 60, then 128 to 135. */
    private static final int[] BOOT_SERVER_PARAMETERS = {60, 128, 129, 130, 131, 132, 133, 134, 135};
    private static final int END = 255;

    private PxeOptions() {
    }

    /** Option 93 in words (RFC 4578 section 2.1, IANA's list). */
    static String architecture(int number) {
        String words = switch (number) {
            case 0 -> "BIOS";
            case 6 -> "UEFI x86";
            case 7, 9 -> "UEFI x64";
            case 10 -> "UEFI ARM 32";
            case 11 -> "UEFI ARM 64";
            case 15 -> "UEFI x86 HTTP";
            case 16 -> "UEFI x64 HTTP";
            default -> "other";
        };
        return String.format(Locale.ROOT, "%04d %s", number, words);
    }

    /** Option 97's UUID in lower case. */
    static String machine(ByteBuffer buffer, int option) {
        byte[] uuid = new byte[MACHINE_LENGTH - 1];
        buffer.get(option + 1, uuid);
        return Uuids.text(uuid, 0);
    }

    /** Whether option 55 asks what the boot programs of Windows ask. */
    static boolean bootServerParameters(DhcpMessage message) {
        int at = message.option(DhcpMessage.PARAMETERS);
        int length = at < 0 ? 0 : message.length(at);
        int first = length - BOOT_SERVER_PARAMETERS.length;
        if (first != 0 && first != 2) {
            return false;
        }
        for (int i = 0; i < BOOT_SERVER_PARAMETERS.length; i++) {
            if (PayloadBytes.u8(message.buffer(), at + first + i) != BOOT_SERVER_PARAMETERS[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether option 250 is a run of tag, length, value with the tags that Windows' boot programs use, closed by 255. */
    static boolean privateRequest(DhcpMessage message) {
        int at = message.option(DhcpMessage.PXE_PRIVATE);
        int end = at < 0 ? 0 : at + message.length(at);
        int tags = 0;
        while (at >= 0 && at < end) {
            int tag = PayloadBytes.u8(message.buffer(), at);
            if (tag == END) {
                return tags > 0 && at == end - 1;
            }
            boolean known = tag == 1 || tag == 5 || tag >= 0x0C && tag <= 0x0E || tag == 2 || tag == 6;
            if (!known || at + 2 > end) {
                return false;
            }
            tags++;
            at += 2 + PayloadBytes.u8(message.buffer(), at + 1);
        }
        return false;
    }

    /**
     * The path in option 243, which is a run of type, length, value: the path alone (type 1), or a key (type 2) and then
     * the path. Empty when the option is no such thing.
     */
    static String variablesFile(DhcpMessage message) {
        int at = message.option(DhcpMessage.PXE_VARIABLES);
        if (at < 0) {
            return "";
        }
        ByteBuffer buffer = message.buffer();
        int end = at + message.length(at);
        if (at + 2 <= end && buffer.get(at) == VARIABLES_KEY) {
            at += 2 + PayloadBytes.u8(buffer, at + 1);
        } else if (at == end || buffer.get(at) != VARIABLES_PATH) {
            return "";
        }
        int pathEnd = at + 2 <= end ? at + 2 + PayloadBytes.u8(buffer, at + 1) : end + 1;
        String path = pathEnd > end ? "" : PayloadBytes.text(buffer, at + 2, pathEnd);
        return path.startsWith("\\") && PayloadBytes.printable(buffer, at + 2, at + 2 + path.length()) ? path : "";
    }

    /** Where to boot from, in words. */
    static String bootWords(DhcpMessage message) {
        String file = message.bootFile();
        String server = message.text(DhcpMessage.BOOT_SERVER);
        String host = server.isEmpty() && !message.nextServer().isUnspecified() ? message.nextServer().toString() : server;
        return (host.isEmpty() ? "" : " server " + host) + (file.isEmpty() ? "" : " file " + file);
    }
}
