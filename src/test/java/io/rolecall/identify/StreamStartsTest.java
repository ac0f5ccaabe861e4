package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.capture.CaptureException;
import io.rolecall.capture.CaptureFiles;
import io.rolecall.capture.CaptureOptions;
import io.rolecall.capture.Frame;
import io.rolecall.capture.FrameSource;
import io.rolecall.decode.DecodeOutcome;
import io.rolecall.decode.FrameDecoder;
import io.rolecall.decode.Packet;
import io.rolecall.identify.StreamProtocol.Fit;
import io.rolecall.wire.IpProtocol;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The promise on which the cheap first looks rest: who says no of the first bytes never says yes of more of them. Held over
 * every segment of the project's captures.
 */
final class StreamStartsTest {
    private static final int SHOWN = 96;
    private static final List<byte[]> SEGMENTS = new ArrayList<>();

    @BeforeAll
    static void readTheCaptures() throws IOException, CaptureException {
        try (Stream<Path> files = Files.walk(Path.of("captures"))) {
            for (Path file : files.filter(f -> f.toString().matches(".*\\.(pcap|pcapng)")).sorted().toList()) {
                read(file);
            }
        }
    }

    private static void read(Path file) throws CaptureException {
        FrameDecoder decoder = new FrameDecoder();
        Frame frame = new Frame();
        try (FrameSource source = CaptureFiles.open(file.toString(), CaptureOptions.DEFAULT)) {
            while (source.next(frame)) {
                Packet packet = decoder.decode(frame) == DecodeOutcome.PACKET ? decoder.packet(0) : null;
                if (packet != null && packet.protocol == IpProtocol.TCP && packet.payloadCaptured > 0) {
                    byte[] bytes = new byte[packet.payloadCaptured];
                    frame.buffer.get(packet.payloadOffset, bytes);
                    SEGMENTS.add(bytes);
                }
            }
        } catch (CaptureException damaged) {
            assertTrue(damaged.getMessage().contains("ends inside"), damaged::getMessage);
        }
    }

    private static Fit fit(StreamProtocol protocol, boolean inTheMiddle, byte[] bytes, int count) {
        StreamWindow window = new StreamWindow(InspectionSide.WINDOW);
        window.restart(0);
        window.add(0, ByteBuffer.wrap(bytes), 0, count);
        return protocol.fit(window, inTheMiddle);
    }

    @Test
    void shouldNeverSayYesOfMoreWhenLessWasANo() {
        for (StreamProtocol protocol : StreamProtocols.ALL) {
            for (byte[] bytes : SEGMENTS) {
                for (boolean inTheMiddle : new boolean[] {false, true}) {
                    boolean yes = fit(protocol, inTheMiddle, bytes, bytes.length) == Fit.YES;
                    for (int count = 1; yes && count <= Math.min(SHOWN, bytes.length); count++) {
                        assertNotEquals(Fit.NO, fit(protocol, inTheMiddle, bytes, count),
                                protocol.application() + " after " + count);
                    }
                }
            }
        }
    }

    @Test
    void shouldLetThroughWhateverAProtocolTakes() {
        StreamStarts beginnings = new StreamStarts(false);
        StreamStarts messages = new StreamStarts(true);
        Set<String> seen = new TreeSet<>();
        for (byte[] bytes : SEGMENTS) {
            long head = StreamStarts.head(ByteBuffer.wrap(bytes), 0, bytes.length);
            for (StreamProtocol protocol : StreamProtocols.ALL) {
                if (fit(protocol, false, bytes, bytes.length) == Fit.YES) {
                    assertTrue(beginnings.possible(head, bytes.length), protocol.application());
                    assertTrue(protocol.possible(head, bytes.length), protocol.application());
                }
                if (fit(protocol, true, bytes, bytes.length) == Fit.YES) {
                    assertTrue(messages.possible(head, bytes.length), protocol.application());
                    seen.add(protocol.application());
                }
            }
        }
        assertTrue(seen.containsAll(Set.of("http", "smb", "rpc", "ldap", "kerberos")), seen::toString);
    }
}
