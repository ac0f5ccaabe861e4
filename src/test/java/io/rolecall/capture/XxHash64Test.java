package io.rolecall.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XxHash64Test {
    private static long hash(byte[] bytes) {
        XxHash64 hash = new XxHash64();
        hash.update(bytes, 0, bytes.length);
        return hash.value();
    }

    @ParameterizedTest
    @CsvSource({"'',ef46db3751d8e999", "a,d24ec4f1a98c6e5b", "abc,44bc2cf5ad770999",
        "'Nobody inspects the spammish repetition',fbcea83c8a378bf1"})
    void shouldGiveTheKnownHashWhenTheBytesAreKnown(String text, String expected) {
        assertEquals(expected, Long.toHexString(hash(text.getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    void shouldGiveTheSameHashWhenTheBytesComeInPieces() {
        Random random = new Random(5);
        byte[] bytes = new byte[300];
        random.nextBytes(bytes);
        XxHash64 pieces = new XxHash64();
        for (int run = 0; run < 200; run++) {
            pieces.reset();
            int at = 0;
            while (at < bytes.length) {
                int count = Math.min(random.nextInt(80), bytes.length - at);
                pieces.update(bytes, at, count);
                at += count;
            }
            assertEquals(hash(bytes), pieces.value());
        }
    }
}
