package io.rolecall.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LinkTypesTest {
    @Test
    void shouldTranslateBothWaysWhenTheNumbersDiffer() {
        assertEquals(101, LinkTypes.fromLibrary(12));
        assertEquals(101, LinkTypes.fromLibrary(14));
        assertEquals(12, LinkTypes.toLibrary(101));
        for (int same : new int[] {0, 1, 105, 108, 113, 127, 228, 229, 276}) {
            assertEquals(same, LinkTypes.fromLibrary(same));
            assertEquals(same, LinkTypes.toLibrary(same));
        }
    }
}
