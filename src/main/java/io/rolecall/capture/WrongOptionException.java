package io.rolecall.capture;

/** What the user typed cannot serve: the user's to change, where any other {@link CaptureException} speaks of a capture. */
public final class WrongOptionException extends CaptureException {
    private static final long serialVersionUID = 1L;

    /**
     * @param option the option, with its value where the message has it not
     * @param message one sentence, without the option
     */
    WrongOptionException(String option, String message) {
        super(option, 0, -1, message);
    }
}
