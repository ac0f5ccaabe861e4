package io.rolecall.capture;

import static io.rolecall.capture.CaptureBytes.body;
import static io.rolecall.capture.CaptureBytes.little;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The readers allocate nothing per frame, whichever way they are read. */
class ReaderAllocationTest {
    private static final int FRAMES = 400_000;
    /** What refilling the window may cost over all those frames: some bytes a refill, by the JDK's channel. */
    private static final long ALLOWED_BYTES = 64 << 10;

    @TempDir
    private Path folder;

    private long allocated(byte[] begin, byte[] unit) throws IOException, CaptureException {
        Path path = folder.resolve("many.pcap");
        CaptureBytes file = little().bytes(begin);
        for (int i = 0; i < FRAMES; i++) {
            file.bytes(unit);
        }
        Files.write(path, file.build());
        drain(path);
        drainRows(path);
        return Math.max(drain(path), drainRows(path));
    }

    private static long drainRows(Path path) throws CaptureException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        FrameRows rows = new FrameRows(1024);
        try (FrameSource source = CaptureFiles.open(path.toString(), CaptureOptions.DEFAULT)) {
            int frames = source.next(rows);
            long before = threads.getThreadAllocatedBytes(self);
            while (source.next(rows) > 0) {
                frames += rows.count();
            }
            long after = threads.getThreadAllocatedBytes(self);
            assertEquals(FRAMES, frames);
            return after - before;
        }
    }

    private static long drain(Path path) throws CaptureException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        Frame frame = new Frame();
        try (FrameSource source = CaptureFiles.open(path.toString(), CaptureOptions.DEFAULT)) {
            assertTrue(source.next(frame));
            long before = threads.getThreadAllocatedBytes(self);
            int frames = 1;
            while (source.next(frame)) {
                frames++;
            }
            long after = threads.getThreadAllocatedBytes(self);
            assertEquals(FRAMES, frames);
            return after - before;
        }
    }

    @Test
    void shouldAllocateNothingWhenReadingPcap() throws IOException, CaptureException {
        long bytes = allocated(little().pcapHeader(CaptureBytes.MICRO, 65535, 1).build(),
                little().record(1, 2, body(60)).build());
        assertTrue(bytes < ALLOWED_BYTES, bytes + " bytes");
    }

    @Test
    void shouldAllocateNothingWhenReadingPcapng() throws IOException, CaptureException {
        byte[] begin = little().section().interfaceBlock(1).build();
        long plain = allocated(begin, little().enhanced(0, 1, body(60)).build());
        assertTrue(plain < ALLOWED_BYTES, plain + " bytes");
        CaptureBytes options = little().option(2, (byte) 1, (byte) 0, (byte) 0, (byte) 0).option(0);
        long flagged = allocated(begin, little().enhanced(0, 1, body(60), options).build());
        assertTrue(flagged < ALLOWED_BYTES, flagged + " bytes");
    }
}
