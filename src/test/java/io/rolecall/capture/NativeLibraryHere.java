package io.rolecall.capture;

import org.junit.jupiter.api.Assumptions;

/** For tests that need libpcap or Npcap: skips them, visibly and with the remedy, where it is missing. */
final class NativeLibraryHere {
    private NativeLibraryHere() {
    }

    /** Goes on when the library is there. */
    static void orSkip() {
        try {
            NativeLibrary.require("test", "this test");
        } catch (CaptureException e) {
            Assumptions.abort(e.getMessage());
        }
    }
}
