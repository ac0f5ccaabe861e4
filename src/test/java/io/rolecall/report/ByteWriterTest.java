package io.rolecall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rolecall.wire.IpAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteWriterTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 9, 10, 99, 100, 65_535, 999_999_999, 1_000_000_000, 999_999_999_999_999_999L,
        1_000_000_000_000_000_000L, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void shouldWriteDecimalsWhenGivenANumber(long value) throws IOException {
        assertEquals(Long.toString(value), written(out -> out.number(value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "10.9.8.7", "255.255.255.255", "::", "2001:db8::1", "fe80::ffff:1"})
    void shouldWriteAnAddressAsItsTextWhenGivenOne(String address) throws IOException {
        IpAddress parsed = IpAddress.parse(address);
        assertEquals(parsed.toString(), written(out -> out.address(parsed)));
    }

    @Test
    void shouldWriteUtf8WhenTextLeavesAscii() throws IOException {
        String text = "Büro \u6771\u4eac \ud83d\ude00 end";
        assertEquals(text, written(out -> out.text(text)));
    }

    @Test
    void shouldLoseNothingWhenTheBufferFillsManyTimes() throws IOException {
        StringBuilder expected = new StringBuilder();
        String long1 = "x".repeat(100_000);
        String long2 = "ü".repeat(70_000);
        String actual = written(out -> {
            for (int i = 0; i < 20_000; i++) {
                out.number(i).put(',').time(i).put('\n');
                expected.append(i).append(',').append(UtcTime.text(i)).append('\n');
            }
            out.text(long1).text(long2).text(long1);
            expected.append(long1).append(long2).append(long1);
        });
        assertEquals(expected.toString(), actual);
    }

    @Test
    void shouldNotWriteTheSameBytesTwiceWhenAWriteFails() {
        int[] writes = new int[1];
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                writes[0] += length > 0 ? 1 : 0;
                throw new IOException("Broken pipe");
            }
        };
        assertThrows(IOException.class, () -> {
            try (ByteWriter out = new ByteWriter(broken)) {
                out.text("once");
                out.flush();
            }
        });
        assertEquals(1, writes[0]);
    }

    /** Writes something. */
    private interface Writing {
        void to(ByteWriter out) throws IOException;
    }

    private static String written(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ByteWriter out = new ByteWriter(bytes)) {
            writing.to(out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
