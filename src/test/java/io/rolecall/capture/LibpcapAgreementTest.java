package io.rolecall.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.capture.CaptureBytes.Copy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.TimestampPrecision;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.Pcaps;

/** For every real capture that libpcap can open, its reader (through pcap4j) and ours deliver the same. */
class LibpcapAgreementTest {
    /**
     * Where we differ on purpose: simple packet blocks carry no time, libpcap says 1970, we the time of the frame before
     * (test016, test018); and what a file holds beyond its own snap length, libpcap cuts off and we deliver, warning
     * (trunc-hdr).
     */
    private static final Pattern ON_PURPOSE = Pattern.compile(
            ".*(test01[68]\\.pcapng frame 3: ours \\d+ 314 314, theirs 0 314 314"
            + "|trunc-hdr\\.pcap frame 1: ours (\\d+) 78 8, theirs \\2 78 1)");

    private record Theirs(long nanos, int wireLength, List<Byte> bytes) {
    }

    private static List<Theirs> theirs(Path path) throws PcapNativeException {
        List<Theirs> frames = new ArrayList<>();
        PcapHandle handle = Pcaps.openOffline(path.toString(), TimestampPrecision.NANO);
        try {
            byte[] packet;
            while ((packet = handle.getNextRawPacket()) != null) {
                long nanos = Math.floorDiv(handle.getTimestamp().getTime(), 1000L) * 1_000_000_000L
                        + handle.getTimestamp().getNanos();
                frames.add(new Theirs(nanos, handle.getOriginalLength(), CaptureBytes.list(packet)));
            }
        } catch (NotOpenException e) {
            throw new AssertionError(e);
        } finally {
            handle.close();
        }
        return frames;
    }

    @Test
    void shouldDeliverWhatLibpcapDelivers() throws IOException, CaptureException {
        NativeLibraryHere.orSkip();
        List<String> notOpened = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (Path path : SharedCaptures.files()) {
            try {
                compare(path.getFileName().toString(), SharedCapturesTest.outcome(path).frames(), theirs(path), differences);
                compared++;
            } catch (PcapNativeException e) {
                notOpened.add(path.getFileName() + ": " + e.getMessage());
            }
        }
        assertTrue(compared > 100, "only " + compared + " compared; not opened: " + notOpened);
        assertEquals(List.of(), differences.stream().filter(ON_PURPOSE.asPredicate().negate()).toList());
    }

    private static void compare(String name, List<Copy> ours, List<Theirs> theirs, List<String> differences) {
        // Where libpcap gives up earlier (mixed link types, unequal snap lengths) we must agree up to there.
        if (ours.size() < theirs.size()) {
            differences.add(name + ": ours " + ours.size() + ", theirs " + theirs.size());
            return;
        }
        for (int i = 0; i < theirs.size(); i++) {
            Copy our = ours.get(i);
            Theirs their = theirs.get(i);
            boolean sameTime = our.nanos() == their.nanos();
            boolean sameBytes = our.bytes().equals(their.bytes());
            boolean sameLength = our.wireLength() == Math.max(their.wireLength(), their.bytes().size());
            if (!sameTime || !sameBytes || !sameLength) {
                differences.add(name + " frame " + (i + 1) + ": ours " + our.nanos() + " " + our.wireLength() + " "
                        + our.bytes().size() + ", theirs " + their.nanos() + " " + their.wireLength() + " "
                        + their.bytes().size());
            }
        }
    }
}
