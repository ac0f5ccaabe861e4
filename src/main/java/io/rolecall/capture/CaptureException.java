package io.rolecall.capture;

/**
 * A capture that cannot be read, or no further. The message is one sentence for the user: what was found, what was
 * expected. Never thrown for bad traffic inside a sound capture.
 */
public class CaptureException extends Exception {
    /** What helps against a capture that is not whole. */
    static final String AGAIN = "take the capture again, or copy it again if it was cut short";
    private static final String IS_IT_ONE = "check that this is the file that the capture was written to";

    private static final String TO_THE_END = "let it read to the end for the rest";

    private static final long serialVersionUID = 1L;

    private final String capture;
    private final long frameNumber;
    private final long byteOffset;
    private final String remedy;

    /**
     * With the usual remedy.
     *
     * @param capture the file as the user named it
     * @param frameNumber the number of the frame that could not be read, from 1; 0 when the file could not be opened
     * @param byteOffset where in the (unpacked) file reading stopped; -1 when not known
     * @param message one sentence, without the file's name or the place
     */
    public CaptureException(String capture, long frameNumber, long byteOffset, String message) {
        this(capture, frameNumber, byteOffset, message, frameNumber > 0 ? AGAIN : IS_IT_ONE);
    }

    /** @param remedy what to do about it: a sentence in lower case, without its full stop */
    CaptureException(String capture, long frameNumber, long byteOffset, String message, String remedy) {
        super(message);
        this.capture = capture;
        this.frameNumber = frameNumber;
        this.byteOffset = byteOffset;
        this.remedy = remedy;
    }

    /**
     * For a capture whose reading the user has stopped.
     *
     * @param frameNumber the number of the first frame that was not read, from 1
     */
    public static CaptureException stopped(String capture, long frameNumber) {
        return new CaptureException(capture, frameNumber, -1, "reading was interrupted", TO_THE_END);
    }

    /**
     * For a capture that the user stopped the reading before.
     *
     * @param others how many more captures that is true of
     */
    public static CaptureException notBegun(String capture, int others) {
        String more = others == 0 ? "" : others == 1 ? " and one more capture" : " and " + others + " more captures";
        return new CaptureException(capture, 0, -1, "reading was interrupted before this" + more, TO_THE_END);
    }

    /** The file as the user named it. */
    public String capture() {
        return capture;
    }

    /** The number of the frame that could not be read, from 1; 0 when the capture could not be opened at all. */
    public long frameNumber() {
        return frameNumber;
    }

    /** Where in the unpacked file reading stopped, or -1. */
    public long byteOffset() {
        return byteOffset;
    }

    /** What to do about it: a sentence in lower case, without its full stop. */
    public String remedy() {
        return remedy;
    }

    /** The whole sentence: capture, place, message. */
    public String sentence() {
        StringBuilder text = new StringBuilder(capture).append(": ");
        if (frameNumber > 0) {
            text.append("frame ").append(frameNumber);
            if (byteOffset >= 0) {
                text.append(" at byte ").append(byteOffset);
            }
            text.append(": ");
        }
        return text.append(getMessage()).toString();
    }
}
