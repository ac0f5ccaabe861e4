package io.rolecall.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rolecall.capture.CaptureException;
import io.rolecall.capture.CaptureFacts;
import io.rolecall.capture.CaptureFiles;
import io.rolecall.capture.CaptureOptions;
import io.rolecall.observe.Traffic;
import java.io.ByteArrayInputStream;
import java.nio.channels.Channels;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a capture leaves out is told in sound sentences. */
class CaptureLimitsTest {
    private static List<String> titles(long count) {
        CaptureFacts facts = new CaptureFacts();
        facts.capture = "a.pcap";
        facts.droppedPackets = count;
        facts.truncatedFrames = count;
        return new CaptureLimits().findings(new Traffic().capture(facts)).stream().map(Finding::title).toList();
    }

    @Test
    void shouldTellHowMuchWasReadWhenFramesCouldNotBeDecoded() {
        CaptureFacts facts = new CaptureFacts();
        facts.capture = "a.pcap";
        facts.frames = 2;
        facts.unread.count(239);
        Finding part = new CaptureLimits().findings(new Traffic().capture(facts)).get(0);
        assertEquals("a.pcap could be read only in part", part.title());
        assertEquals("1 of 2 frames could not be read: link type 239 (NFLOG) is not decoded", part.reason());
        assertEquals("Capture on the network interface itself (tcpdump -i INTERFACE).", part.remedy());
        facts.unread.count(239);
        assertEquals("a.pcap could not be read", new CaptureLimits().findings(new Traffic().capture(facts)).get(0).title());
    }

    /** The files of a rotating capture are all alike: one finding for all, where each has nothing else to say. */
    @Test
    void shouldMakeOneFindingOfWhatIsTrueOfSeveralCaptures() {
        Traffic traffic = new Traffic();
        for (String name : List.of("a.pcap", "b.pcap", "c.pcap")) {
            CaptureFacts facts = new CaptureFacts();
            facts.capture = name;
            facts.truncatedFrames = name.equals("b.pcap") ? 0 : 700;
            facts.dropsOnly = true;
            traffic.capture(facts);
        }
        assertEquals(List.of("a.pcap and 1 more capture: 1 400 frames were cut short",
                "a.pcap and 2 more captures hold only packets that the host dropped"),
                new CaptureLimits().findings(traffic).stream().map(Finding::title).toList());
    }

    /** So many of them would hide what is blocked. */
    @Test
    void shouldMakeOneFindingOfWhatKeptSeveralCapturesFromBeingRead() {
        Traffic traffic = new Traffic();
        for (String name : List.of("a.pcap", "b.pcap", "c.pcap", "d.pcap", "e.pcap")) {
            CaptureFacts facts = CaptureFacts.unopened(name, name.compareTo("d") > 0 ? null
                    : new CaptureException(name, name.charAt(0), 900, "the file ends inside a record"));
            facts.frames = name.equals("c.pcap") ? 0 : 6;
            for (int i = 0; i < 6 && facts.failure == null; i++) {
                facts.unread.count(name.equals("d.pcap") ? 239 : 127);
            }
            traffic.capture(facts);
        }
        List<Finding> findings = new CaptureLimits().findings(traffic);
        assertEquals(List.of("a.pcap and 1 more capture could be read only in part", "c.pcap could not be read",
                "d.pcap could not be read", "e.pcap could not be read"), findings.stream().map(Finding::title).toList());
        assertEquals("a.pcap: frame 97 at byte 900: the file ends inside a record", findings.get(0).reason());
    }

    private static Finding failed(long frames, CaptureException failure) {
        CaptureFacts facts = CaptureFacts.unopened(failure.capture(), failure);
        facts.frames = frames;
        return new CaptureLimits().findings(new Traffic().capture(facts)).get(0);
    }

    @Test
    void shouldTellApartWhatWasReadInPartAndNotAtAll() {
        Finding part = failed(6, new CaptureException("a.pcap", 7, 900, "the file ends inside a record"));
        assertEquals("a.pcap could be read only in part", part.title());
        assertEquals("Take the capture again, or copy it again if it was cut short.", part.remedy());
        Finding none = failed(0, new CaptureException("a.pcap", 0, -1, "this is something else"));
        assertEquals("a.pcap could not be read", none.title());
        assertEquals("Check that this is the file that the capture was written to.", none.remedy());
    }

    @Test
    void shouldFitTheRemedyToTheReasonWhenACaptureCannotBeOpened() {
        CaptureException missing = assertThrows(CaptureException.class,
                () -> CaptureFiles.open("no-such-file.pcap", CaptureOptions.DEFAULT).close());
        assertEquals("Check the name.", failed(0, missing).remedy());
        assertEquals("no-such-file.pcap could not be read", failed(0, missing).title());
        byte[] zip = {'P', 'K', 3, 4};
        CaptureException archive = assertThrows(CaptureException.class, () -> CaptureFiles.open("a.zip",
                Channels.newChannel(new ByteArrayInputStream(zip)), CaptureOptions.DEFAULT).close());
        assertEquals("a.zip: this is a ZIP archive; unpack it first", failed(0, archive).reason());
        assertEquals("Unpack it first.", failed(0, archive).remedy());
    }

    @Test
    void shouldCountInTheRightNumber() {
        assertEquals(List.of("a.pcap: 1 packet was lost while capturing", "a.pcap: 1 frame was cut short"), titles(1));
        assertEquals(List.of("a.pcap: 2 packets were lost while capturing", "a.pcap: 2 frames were cut short"), titles(2));
    }
}
