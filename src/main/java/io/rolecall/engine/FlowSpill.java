package io.rolecall.engine;

import io.rolecall.observe.FlowRecord;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Sorted runs of finished flows in one temporary file, which exists only from the first run on and is gone when this is
 * closed, or when the process dies. Used by {@link OrderedFlows} alone; does not sort.
 */
final class FlowSpill implements Closeable {
    private static final int WRITE_RECORDS = 1 << 10;
    /** All runs share this much for reading, however many they are. */
    private static final int READ_BYTES = 8 << 20;
    private static final int MAX_RUN_READ_RECORDS = 1 << 9;

    private final Path folder;
    private final FlowCodec codec = new FlowCodec();
    private final List<Long> ends = new ArrayList<>();
    private FileChannel file;

    /**
     * A spill without runs.
     *
     * @param folder where its file goes, or null for the system's folder for temporary files
     */
    FlowSpill(Path folder) {
        this.folder = folder;
    }

    /** Sets a sorted run aside. */
    void write(List<FlowRecord> sorted) throws IOException {
        try {
            if (file == null) {
                file = open();
            }
            ByteBuffer buffer = ByteBuffer.allocate(WRITE_RECORDS * FlowCodec.BYTES);
            for (FlowRecord flow : sorted) {
                if (!buffer.hasRemaining()) {
                    flush(buffer);
                }
                codec.put(flow, buffer);
            }
            flush(buffer);
            ends.add(file.position());
        } catch (IOException e) {
            throw new IOException("the temporary file for flows: " + e.getMessage(), e);
        }
    }

    private FileChannel open() throws IOException {
        Path path = folder == null ? Files.createTempFile("rolecall-flows", ".tmp")
                : Files.createTempFile(folder, "rolecall-flows", ".tmp");
        return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    private void flush(ByteBuffer buffer) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
        buffer.clear();
    }

    /** Every run, set to its first flow, the one that is still in memory last; runs without a flow are left out. */
    List<Run> runs(List<FlowRecord> inMemory) throws IOException {
        List<Run> runs = new ArrayList<>();
        int records = Math.max(1, Math.min(MAX_RUN_READ_RECORDS, READ_BYTES / FlowCodec.BYTES / (ends.size() + 1)));
        long start = 0;
        for (long end : ends) {
            runs.add(new StoredRun(runs.size(), start, end, records));
            start = end;
        }
        runs.add(new HeldRun(runs.size(), inMemory.iterator()));
        List<Run> begun = new ArrayList<>();
        for (Run run : runs) {
            if (run.advance()) {
                begun.add(run);
            }
        }
        return begun;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    /** One sorted run, read from its front. */
    abstract static class Run {
        private final int number;
        private FlowRecord head;

        private Run(int number) {
            this.number = number;
        }

        /** Its place among the runs, in the order of writing. */
        final int number() {
            return number;
        }

        /** The flow at its front. */
        final FlowRecord head() {
            return head;
        }

        /** Moves to the next flow; false at the end. */
        final boolean advance() throws IOException {
            head = next();
            return head != null;
        }

        abstract FlowRecord next() throws IOException;
    }

    /** What is still in memory. */
    private static final class HeldRun extends Run {
        private final Iterator<FlowRecord> flows;

        private HeldRun(int number, Iterator<FlowRecord> flows) {
            super(number);
            this.flows = flows;
        }

        @Override
        FlowRecord next() {
            return flows.hasNext() ? flows.next() : null;
        }
    }

    /** What lies in the file. */
    private final class StoredRun extends Run {
        private final ByteBuffer buffer;
        private final long end;
        private long at;

        private StoredRun(int number, long start, long end, int records) {
            super(number);
            this.at = start;
            this.end = end;
            this.buffer = ByteBuffer.allocate(records * FlowCodec.BYTES).limit(0);
        }

        @Override
        FlowRecord next() throws IOException {
            if (!buffer.hasRemaining()) {
                if (at == end) {
                    return null;
                }
                refill();
            }
            return codec.get(buffer);
        }

        private void refill() throws IOException {
            buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
            while (buffer.hasRemaining()) {
                int count = file.read(buffer, at);
                if (count < 0) {
                    throw new EOFException("the temporary file for flows is shorter than it was");
                }
                at += count;
            }
            buffer.flip();
        }
    }
}
