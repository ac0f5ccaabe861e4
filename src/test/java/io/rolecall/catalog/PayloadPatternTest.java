package io.rolecall.catalog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PayloadPatternTest {
    @Test
    void shouldReadHexAndTextWhenBothAreWritten() {
        assertArrayEquals(new byte[] {0x0E, 'S', 'w', ' ', 'p', (byte) 0xFF}, PayloadPattern.parse("0E 'Sw p' FF"));
        assertNull(PayloadPattern.parse("0"));
        assertNull(PayloadPattern.parse("0G"));
        assertNull(PayloadPattern.parse("'open"));
    }

    @Test
    void shouldRefuseAMaskWhenItsLengthDiffers() {
        assertNull(PayloadPattern.bytes(0, new byte[2], new byte[1]));
    }

    @Test
    void shouldCompareMaskedBitsOnlyWhenThereIsAMask() {
        PayloadPattern pattern = PayloadPattern.bytes(1, new byte[] {0x13}, new byte[] {0x0F});
        assertTrue(pattern.matches(ByteBuffer.wrap(new byte[] {0, 0x73}), 0, 2));
        assertFalse(pattern.matches(ByteBuffer.wrap(new byte[] {0, 0x74}), 0, 2));
    }

    @Test
    void shouldCompareHighBytesWhenNothingIsMasked() {
        PayloadPattern pattern = PayloadPattern.bytes(0, new byte[] {(byte) 0xFE}, new byte[0]);
        assertTrue(pattern.matches(ByteBuffer.wrap(new byte[] {9, (byte) 0xFE}), 1, 1));
    }

    @Test
    void shouldNotMatchWhenThePayloadIsAnyShorter() {
        ByteBuffer payload = ByteBuffer.wrap("CCM_POST /ccm".getBytes(StandardCharsets.US_ASCII));
        PayloadPattern pattern = PayloadPattern.bytes(0, PayloadPattern.parse("'CCM_POST '"), new byte[0]);
        for (int length = 0; length < pattern.length(); length++) {
            assertFalse(pattern.matches(payload, 0, length));
        }
        assertTrue(pattern.matches(payload, 0, pattern.length()));
    }

    @Test
    void shouldFitTheWholeFieldWhenWildcardsAreUsed() {
        assertTrue(field("* /SMS_MP/.sms_aut?*").matches("GET /sms_mp/.SMS_AUT?MPLIST"));
        assertFalse(field("* /SMS_MP/.sms_aut?*").matches("GET /sms_mp/.sms_pol?x"));
        assertTrue(field("*smsboot\\*").matches("/SMSBoot/x64/wdsnbp.com"));
        assertTrue(field("SMS_%%%").matches("sms_p01"));
        assertFalse(field("SMS_%%%").matches("SMS_DP$"));
        assertFalse(field("SMS_%%%").matches("SMS_SITE"));
        assertFalse(field("SMS_SITE").matches(""));
        assertTrue(field("*").matches(""));
        assertTrue(field("*a*b*c*").matches("xxaxxbaxbxxcx"));
        assertFalse(field("*a*b*c").matches("xxaxxbaxbxxcx"));
    }

    @Test
    void shouldKeepTheTwoKindsApart() {
        assertFalse(field("*").matches(ByteBuffer.allocate(8), 0, 8));
        assertFalse(PayloadPattern.bytes(0, new byte[] {1}, new byte[0]).matches(""));
    }

    private static PayloadPattern field(String text) {
        return PayloadPattern.field("http.request", text);
    }
}
