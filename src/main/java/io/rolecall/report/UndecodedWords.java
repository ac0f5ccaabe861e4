package io.rolecall.report;

import io.rolecall.capture.UndecodedTypes;
import io.rolecall.wire.EtherType;

/** Which EtherTypes that nobody decodes a reader has to hear of, and in what words. */
final class UndecodedWords {
    /** One frame in so many is many: what they carry may be what the reader misses. */
    private static final int MANY = 20;

    private UndecodedWords() {
    }

    /** Whether a reader has to hear of them: of many frames that may carry what hosts say to each other. */
    static boolean telling(UndecodedTypes.Kind kind, long ofFrames) {
        return kind.frames() * MANY >= ofFrames && !EtherType.isControl(kind.etherType());
    }

    /** What is the matter, of a capture of that many frames. */
    static String sentence(UndecodedTypes.Kind kind, long ofFrames) {
        String which = kind.etherType() < 0 ? "many other EtherTypes, which are not decoded"
                : "EtherType 0x" + hex(kind.etherType()) + name(kind.etherType()) + ", which is not decoded";
        return kind.frames() + " of " + Quantity.of(ofFrames, "frame") + " of " + which
                + ": what such frames carry is not in this report.";
    }

    private static String hex(int type) {
        return Integer.toHexString(0x1_0000 | type).substring(1);
    }

    private static String name(int type) {
        return switch (type) {
            case EtherType.MACSEC -> " (MACsec)";
            case EtherType.TRILL -> " (TRILL)";
            case EtherType.NSH -> " (NSH)";
            case EtherType.IPX -> " (IPX)";
            case EtherType.FCOE -> " (FCoE)";
            default -> "";
        };
    }
}
