package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OctetsTest {
    private static final byte[] BYTES = {9, 1, 2, 3, 4, 5, 9};

    @Test
    void shouldReadZeroOutsideTheRun() {
        Octets octets = new Octets().over(BYTES, 1, 5);
        assertEquals(1, octets.at(0));
        assertEquals(0, octets.at(-1));
        assertEquals(0, octets.at(5));
        assertEquals(0x0005, octets.u16(4, true));
        assertEquals(0, octets.at(Integer.MAX_VALUE));
        assertEquals("", octets.utf16(Integer.MAX_VALUE, 10));
        assertEquals("", octets.utf8(-3, 10));
    }

    @Test
    void shouldReadBothByteOrders() {
        Octets octets = new Octets().over(BYTES, 1, 5);
        assertEquals(0x0201, octets.u16(0, true));
        assertEquals(0x0102, octets.u16(0, false));
        assertEquals(0x0403_0201L, octets.u32(0, true));
        assertEquals(0x0102_0304L, octets.u32(0, false));
        assertEquals(0xFFFF_FFFFL, new Octets().over(new byte[] {-1, -1, -1, -1}, 0, 4).u32(0, true));
    }

    @Test
    void shouldSayWhatIsThereWithoutOverflow() {
        Octets octets = new Octets().over(BYTES, 1, 5);
        assertTrue(octets.has(0, 5));
        assertFalse(octets.has(1, 5));
        assertFalse(octets.has(Long.MAX_VALUE, Long.MAX_VALUE));
        assertFalse(octets.has(-1, 2));
    }

    @Test
    void shouldCutAPartToItsWhole() {
        Octets whole = new Octets().over(BYTES, 1, 5);
        assertEquals(2, new Octets().over(whole, 3, 100).length());
        assertEquals(0, new Octets().over(whole, 100, 1).length());
        assertEquals(0, new Octets().over(whole, 1, -1).length());
    }

    @Test
    void shouldEndTextAtAZeroAndAtItsLimit() {
        byte[] text = ("abc\0def" + "x".repeat(2 * Octets.MAX_TEXT)).getBytes(StandardCharsets.US_ASCII);
        Octets octets = new Octets().over(text, 0, text.length);
        assertEquals("abc", octets.utf8(0, text.length));
        assertEquals(Octets.MAX_TEXT, octets.utf8(4, text.length).length());
    }

    @Test
    void shouldFindBytesUpToTheLastPlace() {
        Octets octets = new Octets().over(BYTES, 1, 5);
        assertEquals(3, octets.find(new byte[] {4, 5}, 0));
        assertEquals(-1, octets.find(new byte[] {5, 9}, 0));
    }
}
