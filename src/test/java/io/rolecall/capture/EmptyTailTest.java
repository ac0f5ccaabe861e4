package io.rolecall.capture;

import static io.rolecall.capture.CaptureBytes.body;
import static io.rolecall.capture.CaptureBytes.little;
import static io.rolecall.capture.CaptureBytes.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.rolecall.capture.CaptureBytes.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Zeros where the records of a pcap file should go on: a file that was never written to its end, or frames after all. */
class EmptyTailTest {
    private static final byte[] NOTHING = new byte[0];

    private static CaptureBytes three() {
        CaptureBytes file = little().pcapHeader(CaptureBytes.MICRO, 65535, 1);
        for (int i = 0; i < 3; i++) {
            file.record(1_700_000_000 + i, i, body(60));
        }
        return file;
    }

    private static void assertStopped(Outcome outcome) {
        assertEquals(3, outcome.frames().size());
        assertNotNull(outcome.failure());
        assertEquals("test.pcap: frame 4 at byte 252: zeros follow instead of a record: the capture was not written to its end",
                outcome.failure().sentence());
        assertEquals(1_700_000_000_000_000_000L, outcome.facts().earliestNanos);
        assertEquals(0, outcome.facts().timeSteps);
    }

    private static void assertFrames(int frames, byte[] file) {
        for (int buffer : new int[] {64, 1000, Window.USUAL_BYTES}) {
            Outcome outcome = read(file, CaptureOptions.DEFAULT.withBufferBytes(buffer));
            assertNull(outcome.failure());
            assertEquals(frames, outcome.frames().size());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 32, 100, 4095, 4096, 4097, 20_000, 3_000_000})
    void shouldStopWhenOnlyZerosFollow(int zeros) {
        byte[] file = three().bytes(new byte[zeros]).build();
        for (int buffer : new int[] {64, 1000, Window.USUAL_BYTES}) {
            assertStopped(read(file, CaptureOptions.DEFAULT.withBufferBytes(buffer)));
        }
    }

    @Test
    void shouldStopWhenMoreZerosFollowThanAreLookedAt() {
        assertStopped(read(three().bytes(new byte[4096]).record(1_700_000_009, 0, body(60)).build()));
    }

    @Test
    void shouldDeliverEmptyFramesWhenRecordsGoOn() {
        assertFrames(4, three().record(0, 0, NOTHING).build());
        assertFrames(5, three().record(0, 0, NOTHING).record(1_700_000_009, 0, body(60)).build());
        assertFrames(3 + 255 + 1, three().bytes(new byte[255 * 16]).record(1_700_000_009, 0, body(60)).build());
    }

    @Test
    void shouldDeliverEmptyFramesWhenTheyHaveATimeOrALength() {
        CaptureBytes file = three();
        for (int i = 0; i < 600; i++) {
            file.record(0, i % 2, 0, (i + 1) % 2, NOTHING);
        }
        assertFrames(603, file.build());
    }

    @Test
    void shouldDeliverEmptyFramesWhenTheCaptureHasNoTimes() {
        CaptureBytes file = little().pcapHeader(CaptureBytes.MICRO, 65535, 1).record(0, 0, body(60)).bytes(new byte[8000]);
        assertFrames(501, file.build());
    }

    @Test
    void shouldStopWhenThePackedCaptureEndsAmongTheZeros() {
        CaptureBytes packed = little().u32(0xfd2fb528).bytes((byte) 0, (byte) 0x68);
        byte[] plain = three().bytes(new byte[1000]).build();
        int header = plain.length << 3;
        packed.bytes((byte) header, (byte) (header >>> 8), (byte) (header >>> 16)).bytes(plain);
        assertStopped(read(packed.build()));
        assertEquals(List.of(), read(packed.build()).facts().warnings);
    }
}
