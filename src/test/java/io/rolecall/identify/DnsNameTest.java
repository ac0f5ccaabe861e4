package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class DnsNameTest {
    private static String text(Made made, int from) {
        ByteBuffer buffer = ByteBuffer.wrap(made.bytes());
        return DnsName.text(buffer, 0, buffer.capacity(), from);
    }

    private static int skip(Made made) {
        ByteBuffer buffer = ByteBuffer.wrap(made.bytes());
        return DnsName.skip(buffer, 0, buffer.capacity(), 0);
    }

    @Test
    void shouldJoinLabelsAndFollowPointersBackwards() {
        Made made = new Made().name("corp.example").u8(3).text("mp1").u16(0xC000);
        assertEquals("mp1.corp.example", text(made, 14));
        assertEquals("", text(new Made().u8(0), 0));
    }

    @Test
    void shouldRefusePointersThatDoNotLeadBackwards() {
        assertNull(text(new Made().u16(0xC000), 0));
        assertNull(text(new Made().u16(0xC002).u16(0xC000), 2));
        assertEquals(DnsName.BROKEN, skip(new Made().u16(0xC000)));
    }

    @Test
    void shouldRefuseNamesBeyondTheLimit() {
        Made made = new Made();
        for (int i = 0; i < 5; i++) {
            made.u8(63).text("a".repeat(63));
        }
        assertNull(text(made.u8(0), 0));
        assertEquals(DnsName.BROKEN, skip(made));
    }

    @Test
    void shouldTellCutFromBroken() {
        assertEquals(DnsName.CUT, skip(new Made().u8(5).text("abc")));
        assertEquals(DnsName.BROKEN, skip(new Made().u8(2).u8(1).u8(2).u8(0)));
        assertEquals(7, skip(new Made().name("ab.cd")));
    }
}
