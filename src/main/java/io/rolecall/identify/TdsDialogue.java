package io.rolecall.identify;

/**
 * What is said and remembered of one TDS connection: encryption, the login where it is clear, the server's answers, and
 * the texts of batches and procedures.
 */
final class TdsDialogue {
    private static final int ENCRYPTION = 1;
    private static final int INSTANCE = 2;
    private static final int CERTIFICATE = 0x80;
    private static final int ON = 1;
    private static final int REQUIRED = 3;
    private static final String[] ENCRYPTIONS = {"off", "on", "not supported", "required"};
    /** As much as most connections tell, but for texts. */
    private static final int ROOM = 32;
    /** Batches and procedures whose text is shown to the signatures. */
    private static final int MAX_TEXTS = 64;

    private final Told told = new Told(ROOM);
    private boolean hidden;
    private int texts;

    Told told() {
        return told;
    }

    /** Whether both sides agreed to hide everything, not the login alone. */
    boolean hidden() {
        return hidden;
    }

    /** Reads a pre-login, or its answer; false when its options do not hold together. */
    boolean preLogin(Octets body, boolean answer, Learner learner) {
        int at = TdsLogins.option(body, ENCRYPTION);
        if (at < 0) {
            return false;
        }
        int value = body.at(at) & ~CERTIFICATE;
        if (at > 0 && value < ENCRYPTIONS.length) {
            hidden = answer && (value == ON || value == REQUIRED);
            told.evidence(learner, "tds-encryption", (answer ? "server: " : "client: ") + ENCRYPTIONS[value], answer);
        }
        int instance = TdsLogins.option(body, INSTANCE);
        if (instance > 0 && !answer) {
            told.evidence(learner, "tds-instance", body.utf8(instance, Octets.MAX_TEXT), false);
        }
        return true;
    }

    /** Reads a login; false when it is none. */
    boolean login(int direction, Octets body, Learner learner) {
        if (!TdsLogins.version7(body)) {
            return false;
        }
        told.evidence(learner, "tds-program", TdsLogins.text(body, TdsLogins.PROGRAM), false);
        told.evidence(learner, "tds-client", TdsLogins.text(body, TdsLogins.HOST), false);
        told.evidence(learner, "tds-server", TdsLogins.text(body, TdsLogins.SERVER), false);
        told.field(learner, "tds.database", TdsLogins.text(body, TdsLogins.DATABASE), false);
        SecurityBlob.tell(body, direction, told, learner, "tds");
        return true;
    }

    /** Reads an answer: to a pre-login, or tokens. */
    void answer(int direction, Octets body, Learner learner) {
        if (body.at(0) != 0 || !preLogin(body, true, learner)) {
            TdsTokens.tell(body, direction, told, learner);
        }
    }

    /** Shows the text of a batch to the signatures. */
    void batch(Octets body, Learner learner) {
        text(learner, TdsTexts.batch(body));
    }

    /** Shows a procedure's name, or the text that it is to execute, to the signatures. */
    void procedure(Octets body, Learner learner) {
        text(learner, TdsTexts.procedure(body));
    }

    private void text(Learner learner, String text) {
        if (texts < MAX_TEXTS && !text.isEmpty()) {
            texts++;
            learner.field("tds.text", text, false);
        }
    }
}
