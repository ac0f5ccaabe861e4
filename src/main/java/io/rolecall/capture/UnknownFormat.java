package io.rolecall.capture;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Names what a file is that is no readable capture, and says what to do about it. */
final class UnknownFormat {
    private static final String CONVERT = "convert it with: editcap -F pcap IN OUT";
    private static final String UNPACK = "unpack it first";
    private static final String NAME_ANOTHER = "name the file that the capture was written to";
    private static final int TEXT_SAMPLE = 256;
    private static final int JAVA_LIBRARY = 0xcafedada;
    private static final int ERF_HEADER = 16;
    private static final int ERF_LAST_TYPE = 27;
    private static final int ERF_PADDING = 48;
    /** The years 1990 to 2100. */
    private static final long ERF_EARLIEST_SECONDS = 631_152_000L;
    private static final long ERF_LATEST_SECONDS = 4_102_444_800L;
    private static final long ERF_LONGEST_GAP_SECONDS = 86_400L;

    /**
     * What a file is, and what to do about it; both without a full stop.
     *
     * @param told whether the remedy is part of the sentence: not where it goes without saying
     */
    record Answer(String what, String remedy, boolean told) {
        Answer(String what, String remedy) {
            this(what, remedy, true);
        }

        String sentence() {
            return told ? what + "; " + remedy : what;
        }
    }

    /** How a kind of file begins, and what to say of it. */
    private record Kind(byte[] beginning, Answer answer) {
        boolean fits(ByteBuffer data, int filled) {
            if (filled < beginning.length) {
                return false;
            }
            for (int i = 0; i < beginning.length; i++) {
                if (data.get(i) != beginning[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Kind> KINDS = List.of(
            kind("snoop\0\0\0", "a snoop capture (Solaris)", CONVERT),
            kind("GMBU", "a Microsoft Network Monitor 2 capture", CONVERT),
            kind("RTSS", "a Microsoft Network Monitor 1 capture", CONVERT),
            kind("TRSNIFF data", "a Sniffer (DOS) capture", CONVERT),
            kind("XCP\0", "a Sniffer (Windows) or NetXray capture", CONVERT),
            kind("iptrace ", "an AIX iptrace capture", CONVERT),
            kind("\u007fVER", "a WildPackets capture", CONVERT),
            kind("PK\u0003\u0004", "a ZIP archive", UNPACK),
            kind("PK\u0005\u0006", "an empty ZIP archive", CaptureException.AGAIN, false),
            kind("7z\u00bc\u00af\u0027\u001c", "a 7-Zip archive", UNPACK),
            kind("Rar!", "a RAR archive", UNPACK),
            kind("MSCF", "a cabinet archive", UNPACK),
            kind("BZh", "bzip2 data", "unpack it first: bzip2 -dc FILE | rolecall analyze -"),
            kind("\u00fd7zXZ\0", "xz data", "unpack it first: xz -dc FILE | rolecall analyze -"),
            kind("\u0004\"M\u0018", "lz4 data", "unpack it first: lz4 -dc FILE | rolecall analyze -"),
            kind("\u0028\u00b5\u002f\u00fd", "zstd data inside other packed data", UNPACK),
            kind("\u001f\u008b", "gzip data inside other packed data", UNPACK),
            kind("\u007fELF", "a program, not a capture", NAME_ANOTHER, false),
            kind("MZ", "a Windows program, not a capture", NAME_ANOTHER, false),
            kind("%PDF", "a PDF document, not a capture", NAME_ANOTHER, false),
            kind("\u00d0\u00cf\u0011\u00e0", "a Microsoft Office document, not a capture", NAME_ANOTHER, false),
            kind("\u0089PNG", "a picture, not a capture", NAME_ANOTHER, false));

    private UnknownFormat() {
    }

    private static Kind kind(String beginning, String what, String remedy) {
        return kind(beginning, what, remedy, true);
    }

    private static Kind kind(String beginning, String what, String remedy, boolean told) {
        return new Kind(beginning.getBytes(StandardCharsets.ISO_8859_1), new Answer("this is " + what, remedy, told));
    }

    /** The answer to a file whose first {@code filled} bytes are in {@code data}. */
    static Answer of(String name, ByteBuffer data, int filled) {
        if (filled == 0) {
            return new Answer("the file is empty", CaptureException.AGAIN, false);
        }
        for (Kind kind : KINDS) {
            if (kind.fits(data, filled)) {
                return kind.answer();
            }
        }
        if (name.equals(CaptureFiles.STANDARD_INPUT) && filled >= 4 && isOfJava(data.getInt(0))) {
            return new Answer("standard input is closed", "pipe a capture into it, or name a file", false);
        }
        if (name.toLowerCase(Locale.ROOT).endsWith(".etl")) {
            return new Answer("this is an event trace",
                    "convert it with: pktmon etl2pcap FILE.etl, or etl2pcapng for netsh traces");
        }
        if (filled == 1) {
            return new Answer("the file holds a single byte; a capture begins with a header of 24 bytes or more",
                    CaptureException.AGAIN, false);
        }
        return orWhatItLooksLike(data, filled);
    }

    /** Java's own library: what Java opens first takes the number of a standard input that was closed when it was started. */
    private static boolean isOfJava(int word) {
        return word == JAVA_LIBRARY || Integer.reverseBytes(word) == JAVA_LIBRARY;
    }

    private static Answer orWhatItLooksLike(ByteBuffer data, int filled) {
        if (isText(data, filled)) {
            return new Answer("this is text, not a capture",
                    "a capture is written with tcpdump -w, dumpcap, pktmon or Wireshark");
        }
        if (isErf(data, filled)) {
            return new Answer("this is an Endace ERF capture", CONVERT);
        }
        if (isZero(data, filled)) {
            return new Answer("the file begins with zeros: the capture was never written out, or the disk was full",
                    CaptureException.AGAIN, false);
        }
        return new Answer("this is neither pcap nor pcapng; it begins with the bytes " + hex(data, filled)
                + " (if Wireshark opens it, convert it with: editcap -F pcap IN OUT)", NAME_ANOTHER, false);
    }

    private static boolean isText(ByteBuffer data, int filled) {
        boolean wide = filled >= 2 && ((data.getShort(0) & 0xffff) == 0xfffe || (data.getShort(0) & 0xffff) == 0xfeff);
        for (int i = wide ? 2 : 0; i < Math.min(filled, TEXT_SAMPLE); i++) {
            int value = data.get(i) & 0xff;
            boolean space = value == '\n' || value == '\r' || value == '\t' || value == '\f';
            // Bytes from 0x80 on are letters of UTF-8; zeros are half of UTF-16.
            if (value < ' ' && !space && !(wide && value == 0) || value == 0x7f) {
                return false;
            }
        }
        ByteBuffer sample = data.duplicate().limit(Math.min(filled, TEXT_SAMPLE)).position(0);
        return wide || !StandardCharsets.UTF_8.newDecoder().decode(sample, CharBuffer.allocate(TEXT_SAMPLE), false).isError()
                || plainShare(data, Math.min(filled, TEXT_SAMPLE));
    }

    /** Text of an older code page: at least three of four bytes are ASCII, which chance does not bring about. */
    private static boolean plainShare(ByteBuffer data, int length) {
        int plain = 0;
        for (int i = 0; i < length; i++) {
            plain += data.get(i) >= 0 ? 1 : 0;
        }
        return plain * 4 >= length * 3;
    }

    /**
     * ERF has no magic number, and chance gives half of all files a first record that could be one. So the records must chain:
     * behind the first, where its length says, comes another of about the same time, or the file's end.
     */
    private static boolean isErf(ByteBuffer data, int filled) {
        int second = erfEnd(data, 0, filled);
        if (second < 0 || second == filled) {
            return second == filled;
        }
        return erfEnd(data, second, filled) >= 0
                && Math.abs(erfSeconds(data, second) - erfSeconds(data, 0)) <= ERF_LONGEST_GAP_SECONDS;
    }

    /** Where the record ends that begins there, or -1 when none can begin there. */
    private static int erfEnd(ByteBuffer data, int at, int filled) {
        if (filled - at < ERF_HEADER) {
            return -1;
        }
        int type = data.get(at + 8) & 0x7f;
        int length = data.getShort(at + 10) & 0xffff;
        long seconds = erfSeconds(data, at);
        boolean plausible = (type >= 1 && type <= ERF_LAST_TYPE || type == ERF_PADDING) && length >= ERF_HEADER
                && seconds > ERF_EARLIEST_SECONDS && seconds < ERF_LATEST_SECONDS;
        return plausible ? at + length : -1;
    }

    /** The time is little-endian, all else of the header is not. */
    private static long erfSeconds(ByteBuffer data, int at) {
        return Integer.reverseBytes(data.getInt(at + 4)) & 0xffff_ffffL;
    }

    private static boolean isZero(ByteBuffer data, int filled) {
        for (int i = 0; i < Math.min(filled, TEXT_SAMPLE); i++) {
            if (data.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    private static String hex(ByteBuffer data, int filled) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(filled, 8); i++) {
            text.append(i == 0 ? "" : " ").append(String.format(Locale.ROOT, "%02x", data.get(i)));
        }
        return text.toString();
    }
}
