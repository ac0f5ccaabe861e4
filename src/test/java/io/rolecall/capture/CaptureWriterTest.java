package io.rolecall.capture;

import static io.rolecall.capture.CaptureBytes.body;
import static io.rolecall.capture.CaptureBytes.little;
import static io.rolecall.capture.CaptureBytes.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rolecall.capture.CaptureBytes.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import org.junit.jupiter.api.Test;

class CaptureWriterTest {
    private interface Opener {
        CaptureWriter over(ByteArrayOutputStream out, CaptureFacts facts);
    }

    private static byte[] rewritten(byte[] capture, Opener opener) throws IOException, CaptureException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FrameSource source = CaptureBytes.open(capture, CaptureOptions.DEFAULT);
                CaptureWriter writer = opener.over(out, source.facts())) {
            Frame frame = new Frame();
            while (source.next(frame)) {
                writer.write(frame);
            }
            writer.flush();
            assertEquals(writer.bytesWritten(), out.size());
        }
        return out.toByteArray();
    }

    private static byte[] capture() {
        CaptureBytes options = little().option(2, "LAN 1".getBytes()).option(9, (byte) 9).option(0);
        CaptureBytes out = little().option(2, (byte) 2, (byte) 0, (byte) 0, (byte) 0).option(0);
        CaptureBytes file = little().section().interfaceBlock(1, 0, options).interfaceBlock(1);
        for (int i = 0; i < 40; i++) {
            file.enhanced(0, 1_700_000_000_000_000_001L + i, body(i * 211 % 1500)).enhanced(1, i, 3000, body(i), out);
        }
        return file.enhanced(0, 3, body(1_000_000)).build();
    }

    @Test
    void shouldReadBackTheSameFramesWhenWrittenAsPcapng() throws Exception {
        Outcome before = read(capture());
        Outcome after = read(rewritten(capture(), (out, facts) ->
                CaptureWriter.pcapng(Channels.newChannel(out), facts.interfaces)));
        assertEquals(before.frames(), after.frames());
        assertEquals("LAN 1", after.facts().interfaces.get(0).name());
        assertEquals(2, after.facts().interfaces.size());
    }

    @Test
    void shouldReadBackBytesAndStampsWhenWrittenAsPcap() throws Exception {
        Outcome before = read(capture());
        Outcome after = read(rewritten(capture(), (out, facts) -> CaptureWriter.pcap(Channels.newChannel(out), 1)));
        assertEquals("pcap-nanosecond", after.facts().format);
        assertEquals(before.frames().size(), after.frames().size());
        for (int i = 0; i < before.frames().size(); i++) {
            assertEquals(before.frames().get(i).nanos(), after.frames().get(i).nanos());
            assertEquals(before.frames().get(i).wireLength(), after.frames().get(i).wireLength());
            assertEquals(before.frames().get(i).bytes().stream().limit(262_144).toList(), after.frames().get(i).bytes());
        }
    }

    @Test
    void shouldRefuseAnotherLinkTypeWhenTheFileIsPcap() {
        byte[] mixed = little().section().interfaceBlock(1).interfaceBlock(101).enhanced(0, 1, body(4))
                .enhanced(1, 2, body(4)).build();
        IOException refused = assertThrows(IOException.class,
                () -> rewritten(mixed, (out, facts) -> CaptureWriter.pcap(Channels.newChannel(out), 1)));
        assertEquals("a pcap file holds one link type: 1 so far, now 101; write pcapng instead", refused.getMessage());
    }

    @Test
    void shouldBeReadableWhenNothingWasWritten() throws Exception {
        ByteArrayOutputStream pcap = new ByteArrayOutputStream();
        CaptureWriter.pcap(Channels.newChannel(pcap), 1).close();
        assertEquals(0, read(pcap.toByteArray()).facts().frames);
        ByteArrayOutputStream pcapng = new ByteArrayOutputStream();
        CaptureWriter.pcapng(Channels.newChannel(pcapng), java.util.List.of()).close();
        assertEquals(0, read(pcapng.toByteArray()).facts().frames);
    }
}
