package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.identify.StreamProtocol.Fit;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DnsStreamTest {
    private static byte[] framed(Made message) {
        byte[] bytes = message.bytes();
        return new Made().u16(bytes.length).add(bytes).bytes();
    }

    private static Made question(int flags, int answers) {
        return new Made().u16(7).u16(flags).u16(1).u16(answers).u16(0).u16(0).name("mp1.corp.example").u16(1).u16(1);
    }

    @Test
    void shouldReadMessagesBehindTheirLengths() {
        Made answer = question(0x8180, 1).u16(0xC00C).u16(1).u16(1).u32(60).u16(4).v4("10.9.0.7");
        Lesson lesson = StreamCases.of(DnsStream::new, 53).a(framed(question(0x0100, 0))).b(framed(answer)).holds("dns");
        assertTrue(lesson.told().contains("name 10.9.0.7 mp1.corp.example dns"));
    }

    @Test
    void shouldBeginOnlyWithAWholeQuestion() {
        assertEquals(Fit.YES, fit(framed(question(0x0100, 0))));
        byte[] whole = framed(question(0x0100, 0));
        for (int length = 1; length < whole.length; length++) {
            assertEquals(Fit.MORE, fit(Arrays.copyOf(whole, length)));
        }
        assertEquals(Fit.NO, fit("GET / HTTP/1.1\r\nHost: example\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
    }

    private static Fit fit(byte[] bytes) {
        StreamWindow window = new StreamWindow(1 << 10);
        window.restart(0);
        window.add(0, ByteBuffer.wrap(bytes), 0, bytes.length);
        return DnsStream.begins(window);
    }
}
