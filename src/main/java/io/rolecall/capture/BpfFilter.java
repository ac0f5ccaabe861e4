package io.rolecall.capture;

import java.net.Inet4Address;
import java.util.HashMap;
import java.util.Map;
import org.pcap4j.core.BpfProgram;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.Pcaps;
import org.pcap4j.packet.namednumber.DataLinkType;

/**
 * A filter in tcpdump's language for frames of recorded captures: compiled by libpcap once for every link type that
 * turns up, applied by libpcap to every frame. Costs a copy of each frame into an array and a call into native code
 * (about half a microsecond), so an unfiltered run never comes here.
 */
public final class BpfFilter {
    private static final int ETHERNET = 1;
    /** Link types to try an expression on before any frame was seen: not every expression fits every link type. */
    private static final int[] USUAL_LINK_TYPES = {ETHERNET, 101, 113, 105};
    private static final int SMALLEST_COPY = 128;
    private static final int LOOPBACK_NULL = 0;
    private static final int LOOPBACK = 108;
    private static final int RAW = 101;
    /** Length of a loopback's link header, which is an address family. */
    private static final int FAMILY_BYTES = 4;

    private final String expression;
    private final Map<Integer, BpfProgram> programs = new HashMap<>();
    private int currentLinkType = -1;
    private BpfProgram current;
    private final byte[][] copies = new byte[Integer.SIZE][];

    /**
     * Checks the expression, so that a mistake shows before the capture is read.
     *
     * @throws WrongOptionException when it is no filter
     * @throws CaptureException when libpcap is missing; the capture's name is then {@code filter}
     */
    public BpfFilter(String expression) throws CaptureException {
        this.expression = expression;
        NativeLibrary.require("filter", "a filter");
        for (int linkType : USUAL_LINK_TYPES) {
            try {
                compile(linkType).free();
                return;
            } catch (PcapNativeException e) {
                // It may fit another link type; when it fits none, the library is asked for its reason.
            }
        }
        throw refused(expression, reason());
    }

    /** What the library has against the expression: it says so only of a handle, if of one without a capture. */
    private PcapNativeException reason() {
        try (PcapHandle handle = Pcaps.openDead(DataLinkType.EN10MB, LiveOptions.DEFAULT_SNAP_LENGTH)) {
            handle.compileFilter(expression, BpfCompileMode.OPTIMIZE, PcapHandle.PCAP_NETMASK_UNKNOWN).free();
        } catch (PcapNativeException e) {
            return e;
        } catch (NotOpenException e) {
            return new PcapNativeException("the library gives no reason");
        }
        return new PcapNativeException("it fits no usual link type");
    }

    /** The sentence for an expression that libpcap does not accept. */
    static WrongOptionException refused(String expression, PcapNativeException cause) {
        String told = cause.getMessage() == null ? "" : cause.getMessage().replaceFirst("^Error occur?red in \\w+: ", "");
        return new WrongOptionException("--filter", "\"" + expression + "\" is no filter in tcpdump's language: " + told);
    }

    private BpfProgram compile(int linkType) throws PcapNativeException {
        DataLinkType type = DataLinkType.getInstance(LinkTypes.toLibrary(loopback(linkType) ? RAW : linkType));
        Inet4Address noNetmask = PcapHandle.PCAP_NETMASK_UNKNOWN;
        return Pcaps.compileFilter(LiveOptions.DEFAULT_SNAP_LENGTH, type, expression, BpfCompileMode.OPTIMIZE, noNetmask);
    }

    /**
     * Loopback frames are shown to the filter without their link header. Its number for IPv6 and its byte order are those of
     * the system that captured, and what libpcap compiles without an open file knows only those of this one.
     */
    private static boolean loopback(int linkType) {
        return linkType == LOOPBACK_NULL || linkType == LOOPBACK;
    }

    /** The expression, as the user typed it. */
    String expression() {
        return expression;
    }

    /** Whether the frame passes; one of a link type that the filter has no meaning for does not. */
    public boolean passes(Frame frame) {
        if (frame.linkType != currentLinkType) {
            select(frame.linkType);
        }
        if (current == null) {
            return false;
        }
        int skipped = loopback(frame.linkType) ? Math.min(FAMILY_BYTES, frame.capturedLength) : 0;
        int length = frame.capturedLength - skipped;
        byte[] copy = copy(length);
        frame.buffer.get(frame.offset + skipped, copy, 0, length);
        return current.applyFilter(copy, frame.wireLength, length);
    }

    /** An array at least that long, reused; not much longer, because the whole of it is copied into native memory. */
    private byte[] copy(int length) {
        int size = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(length, SMALLEST_COPY) - 1);
        if (copies[size] == null) {
            copies[size] = new byte[1 << size];
        }
        return copies[size];
    }

    /** Whether the filter has a meaning for that link type. */
    boolean fits(int linkType) {
        select(linkType);
        return current != null;
    }

    private void select(int linkType) {
        currentLinkType = linkType;
        if (!programs.containsKey(linkType)) {
            programs.put(linkType, compileOrNull(linkType));
        }
        current = programs.get(linkType);
    }

    private BpfProgram compileOrNull(int linkType) {
        try {
            return compile(linkType);
        } catch (PcapNativeException e) {
            // The expression is sound (the constructor saw to it) but speaks of something this link type has not.
            return null;
        }
    }

    /** Gives the compiled programs back to the library. */
    public void free() {
        programs.values().forEach(program -> {
            if (program != null) {
                program.free();
            }
        });
        programs.clear();
        current = null;
        currentLinkType = -1;
    }
}
