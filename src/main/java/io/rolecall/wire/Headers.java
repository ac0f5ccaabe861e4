package io.rolecall.wire;

/** The answers that every header view shares in place of a length. */
public final class Headers {
    /** The bytes end before the header does. */
    public static final int SHORT = -1;
    /** The bytes contradict themselves: a version, a length or a flag that the format does not allow. */
    public static final int MALFORMED = -2;

    private Headers() {
    }
}
