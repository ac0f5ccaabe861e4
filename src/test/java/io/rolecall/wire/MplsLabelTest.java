package io.rolecall.wire;

import static io.rolecall.wire.Octets.AT;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** One MPLS label stack entry. */
class MplsLabelTest {
    @Test
    void shouldRefuseEveryShorterLengthWhenCut() {
        Octets.whole(MplsLabel::headerLength, "03e81140");
    }

    @Test
    void shouldKnowTheBottomWhenItsBitIsSet() {
        assertTrue(MplsLabel.bottomOfStack(Octets.of("03e81140"), AT));
        assertFalse(MplsLabel.bottomOfStack(Octets.of("fffffeff"), AT), "every bit but that one");
    }
}
