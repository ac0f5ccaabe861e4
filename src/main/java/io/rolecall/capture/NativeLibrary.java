package io.rolecall.capture;

import java.nio.file.Path;
import java.util.Locale;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.Pcaps;

/**
 * The native capture library (libpcap, on Windows Npcap): whether it is there, and the sentence that helps a user when
 * it is not, or when it refuses.
 */
final class NativeLibrary {
    /** libpcap's {@code PCAP_ERROR_NO_SUCH_DEVICE}. */
    private static final int NO_SUCH_DEVICE = -5;
    /** libpcap's {@code PCAP_ERROR_PERM_DENIED}. */
    private static final int PERMISSION_DENIED = -8;
    /** libpcap's {@code PCAP_ERROR_IFACE_NOT_UP}. */
    private static final int INTERFACE_NOT_UP = -9;
    /** libpcap's {@code PCAP_ERROR_PROMISC_PERM_DENIED}. */
    private static final int PROMISCUOUS_DENIED = -11;
    private static final String SEARCH_PATH = "jna.library.path";

    private NativeLibrary() {
    }

    /**
     * Makes sure that the library is there.
     *
     * @param what what it is needed for, the beginning of the sentence: "live capture", "a filter"
     */
    static void require(String capture, String what) throws CaptureException {
        try {
            findNpcap();
            Pcaps.libVersion();
        } catch (LinkageError e) {
            throw new CaptureException(capture, 0, -1, what + " needs " + remedy(system()));
        }
    }

    /** Npcap lies in a folder of its own, where Windows looks only when it was installed in WinPcap's place. */
    private static void findNpcap() {
        if (system().startsWith("windows") && System.getProperty(SEARCH_PATH) == null) {
            String root = System.getenv().getOrDefault("SystemRoot", "C:\\Windows");
            System.setProperty(SEARCH_PATH, Path.of(root, "System32", "Npcap").toString());
        }
    }

    private static String system() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    }

    /** How to get the library on that system. */
    static String remedy(String system) {
        if (system.startsWith("windows")) {
            return "Npcap, which is not installed; install it from npcap.com";
        }
        if (system.startsWith("mac")) {
            return "libpcap, which is part of macOS but could not be loaded";
        }
        return "libpcap, which could not be loaded; install it with: apt install libpcap0.8 (Debian, Ubuntu)"
                + " or: dnf install libpcap (RHEL, Fedora)";
    }

    /** How to get the right to capture on that system. */
    static String rights(String system) {
        if (system.startsWith("windows")) {
            return "this user may not capture; run as administrator, or install Npcap without"
                    + " \"Restrict Npcap driver's access to Administrators only\"";
        }
        if (system.startsWith("mac")) {
            return "this user may not capture; run with sudo, or install ChmodBPF (it comes with Wireshark)";
        }
        // Not "setcap … java": a JVM with file capabilities no longer finds its own libraries.
        return "this user may not capture; run with sudo, or let tcpdump capture:"
                + " sudo tcpdump -i INTERFACE -w - | rolecall analyze -";
    }

    /** What the library's refusal to open an interface means for the user. */
    static CaptureException refused(String name, PcapNativeException cause) {
        Integer code = cause.getReturnCode();
        String told = cause.getMessage() == null ? "" : cause.getMessage().strip();
        int reason = code == null ? 0 : code;
        String message = "the interface cannot be opened: " + told.replace('\n', ' ');
        if (reason == NO_SUCH_DEVICE || told.contains("No such device")) {
            message = "there is no such interface; list them with: rolecall interfaces";
        } else if (reason == PERMISSION_DENIED || reason == PROMISCUOUS_DENIED || told.contains("ermission")
                || told.contains("not permitted")) {
            message = rights(system());
        } else if (reason == INTERFACE_NOT_UP) {
            message = "the interface is down; bring it up first";
        }
        return new CaptureException(name, 0, -1, message);
    }
}
