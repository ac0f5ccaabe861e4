package io.rolecall.cli;

/** Something the user has to change before the command can do all it was asked. The message is one sentence for the user. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String sentence) {
        super(sentence);
    }
}
