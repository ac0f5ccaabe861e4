package io.rolecall.capture;

/** A filter that is none: the user's to change, where any other {@link CaptureException} speaks of a capture. */
public final class FilterException extends CaptureException {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence, without the word filter in front */
    FilterException(String message) {
        super("filter", 0, -1, message);
    }
}
