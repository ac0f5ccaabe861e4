package io.rolecall.report;

/** The few colours of the text report, by meaning; as terminal sequences. */
enum Colour {
    NONE(""), HEADING("\033[1m"), BAD("\033[31m"), DOUBTFUL("\033[33m"), GOOD("\033[32m"), FAINT("\033[2m");

    private static final String RESET = "\033[0m";

    private final String sequence;

    Colour(String sequence) {
        this.sequence = sequence;
    }

    /** The text between this colour's sequence and the reset. */
    String paint(String text) {
        return this == NONE ? text : sequence + text + RESET;
    }
}
