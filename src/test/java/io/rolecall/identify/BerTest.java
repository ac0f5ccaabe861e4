package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BerTest {
    @Test
    void shouldWalkElementsOfAnyLengthForm() {
        byte[] bytes = new Layout().u8(2, 1, 7).u8(4, 0x84, 0, 0, 0, 2, 'h', 'i').u8(0x30, 0x81, 0).bytes();
        Ber ber = over(bytes);
        assertTrue(ber.next(Ber.INTEGER));
        assertEquals(7, ber.number());
        assertTrue(ber.next(Ber.OCTET_STRING));
        assertEquals("hi", ber.text());
        assertTrue(ber.next(Ber.SEQUENCE));
        assertFalse(ber.next());
    }

    @Test
    void shouldReadSignedNumbers() {
        Ber ber = over(new byte[] {2, 2, -1, -2, 2, 1, (byte) 0x80, 2, 2, 0, (byte) 0x80});
        int[] numbers = new int[3];
        for (int i = 0; ber.next(); i++) {
            numbers[i] = ber.number();
        }
        assertEquals(-2, numbers[0]);
        assertEquals(-128, numbers[1]);
        assertEquals(128, numbers[2]);
    }

    @Test
    void shouldCutAValueThatRunsPastTheBytes() {
        Ber ber = over(new byte[] {4, 10, 'a', 'b'});
        assertTrue(ber.next());
        assertFalse(ber.whole());
        assertEquals("ab", ber.text());
        assertFalse(ber.next());
    }

    @Test
    void shouldRefuseWhatIsNoElement() {
        assertEquals(-1, Ber.size(octets(0x30, 0x80), 0));
        assertEquals(-1, Ber.size(octets(0x30, 0x85, 0, 0, 0, 0, 1), 0));
        assertEquals(0, Ber.size(octets(0x30), 0));
        assertEquals(0, Ber.size(octets(0x30, 0x82, 1), 0));
        assertFalse(over(new byte[] {0x1F, 1, 0}).next());
    }

    private static Ber over(byte[] bytes) {
        return new Ber(new Octets().over(bytes, 0, bytes.length), 0, bytes.length);
    }

    private static Octets octets(int... values) {
        byte[] bytes = new Layout().u8(values).bytes();
        return new Octets().over(bytes, 0, bytes.length);
    }
}
