package io.rolecall.cli;

/** The meaning of an option that takes a whole number. */
final class WholeNumber {
    private WholeNumber() {
    }

    /** What was typed, or {@code otherwise} when nothing was. */
    static int of(String option, String typed, int least, int most, int otherwise) throws UsageException {
        if (typed == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(typed);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, in the same words as for a number out of range.
        }
        throw new UsageException(option + " '" + typed + "' is not a whole number from " + least + " to " + most);
    }
}
