package io.rolecall.capture;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Opens recorded captures. What a file is, its first bytes decide, never its name: pcap and pcapng, bare or packed with
 * gzip or Zstandard, from a file or from standard input. Anything else is refused in one sentence that names it.
 */
public final class CaptureFiles {
    /** The name that stands for standard input. */
    public static final String STANDARD_INPUT = "-";

    private static final int LONGEST_MAGIC = 28;
    private static final int SMALL_BUFFER = 4_096;
    /** In the place of bytes of a name that are no text in the user's locale: the file is there, but not under this name. */
    private static final char UNREAD = '\uFFFD';
    private static final String RENAME = "rename the file, or hand it over on standard input";

    private CaptureFiles() {
    }

    /**
     * Opens a capture.
     *
     * @param name a path, or {@code -} for standard input
     * @throws CaptureException when there is no such file, or it is no capture; frame number 0
     */
    public static FrameSource open(String name, CaptureOptions options) throws CaptureException {
        return open(name, bytesOf(name), options);
    }

    /** Opens a capture that comes through a channel, such as bytes in memory; {@code name} is for messages only. */
    public static FrameSource open(String name, ReadableByteChannel channel, CaptureOptions options)
            throws CaptureException {
        return open(name, new ChannelBytes(channel, -1), options);
    }

    private static ByteSource bytesOf(String name) throws CaptureException {
        if (name.equals(STANDARD_INPUT)) {
            return new ChannelBytes(new FileInputStream(FileDescriptor.in).getChannel(), -1);
        }
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                throw refused(name, "this is a directory, not a capture file", "name the files in it");
            }
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            return new ChannelBytes(channel, Files.isRegularFile(path) ? channel.size() : -1);
        } catch (NoSuchFileException | InvalidPathException e) {
            throw name.indexOf(UNREAD) < 0 ? refused(name, "there is no such file", "check the name")
                    : refused(name, "the name has bytes that are no " + System.getProperty("sun.jnu.encoding", "UTF-8")
                            + " text, shown here as " + UNREAD + ": " + RENAME, RENAME);
        } catch (AccessDeniedException e) {
            throw refused(name, "the file may not be read by this user", "run it as a user who may read the file");
        } catch (IOException e) {
            throw refused(name, "the file cannot be opened: " + e.getMessage(), CaptureException.AGAIN);
        }
    }

    /** No larger than the file: of many small files each would else hold a buffer for a large one until it is collected. */
    private static int enough(ByteSource source, int bytes) {
        long total = source.bytesTotal();
        long roundedUp = (total + SMALL_BUFFER) / SMALL_BUFFER * SMALL_BUFFER;
        return total < 0 || total >= bytes ? bytes : (int) Math.min(bytes, roundedUp);
    }

    private static FrameSource open(String name, ByteSource source, CaptureOptions options) throws CaptureException {
        Window window = new Window(source, enough(source, options.bufferBytes()), options.stretches());
        CaptureFacts facts = new CaptureFacts();
        facts.capture = name;
        facts.dropsOnly = options.dropsOnly();
        boolean opened = false;
        try {
            window.refill(0, LONGEST_MAGIC);
            window = unpacked(window, facts, options);
            FrameSource frames = filtered(reader(window, facts), options.filter());
            opened = true;
            return frames;
        } catch (IOException e) {
            throw refused(name, e.getMessage(), facts.compression.isEmpty() ? CaptureException.AGAIN
                    : "unpack it with its own program, or copy it again if it was cut short");
        } finally {
            if (!opened) {
                window.close();
            }
        }
    }

    private static Window unpacked(Window window, CaptureFacts facts, CaptureOptions options) throws IOException {
        ByteBuffer data = window.data();
        ByteSource source;
        if (window.filled() >= 2 && GunzipBytes.begins(data.get(0) & 0xff, data.get(1) & 0xff)) {
            facts.compression = "gzip";
            source = new GunzipBytes(window);
        } else if (window.filled() >= 4 && ZstdBytes.begins(data.getInt(0))) {
            facts.compression = "zstd";
            source = new ZstdBytes(window);
        } else {
            return window;
        }
        ByteSource ahead = options.unpackedAhead() ? new ReadAheadBytes(source) : source;
        Window unpacked = new Window(ahead, options.bufferBytes(), options.stretches());
        unpacked.refill(0, LONGEST_MAGIC);
        return unpacked;
    }

    private static FrameSource reader(Window window, CaptureFacts facts) throws CaptureException {
        ByteBuffer data = window.data();
        int filled = window.filled();
        if (filled >= 4 && data.getInt(0) == PcapngReader.SECTION_HEADER) {
            return new PcapngReader(window, facts);
        }
        if (filled >= 4 && PcapHeader.orderOf(data.getInt(0)) != null) {
            int header = PcapHeader.bytes(data.getInt(0));
            if (filled < header) {
                throw refused(facts.capture, "the file ends inside its pcap header: " + filled + " of " + header
                        + " bytes are there", CaptureException.AGAIN);
            }
            return new PcapReader(window, facts);
        }
        UnknownFormat.Answer answer = UnknownFormat.of(facts.capture, data, filled);
        String inside = facts.compression.isEmpty() ? "" : "inside the " + facts.compression + " data: ";
        throw refused(facts.capture, inside + answer.sentence(), answer.remedy());
    }

    private static FrameSource filtered(FrameSource frames, String expression) throws CaptureException {
        return expression.isEmpty() ? frames : new FilteredSource(frames, new BpfFilter(expression));
    }

    private static CaptureException refused(String name, String message, String remedy) {
        return new CaptureException(name, 0, -1, message, remedy);
    }
}
