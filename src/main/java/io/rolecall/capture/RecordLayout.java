package io.rolecall.capture;

/**
 * How long a pcap record header is and where its two lengths lie. Patched writers of the nineties made longer headers
 * without saying so; {@link #probe} finds them by looking whether records follow one another, as Wireshark does.
 */
record RecordLayout(int bytes, int capturedAt, int wireAt, boolean lengthsMayBeSwapped) {
    private static final int STANDARD_BYTES = 16;
    private static final int NOKIA_BYTES = 20;
    private static final int MODIFIED_BYTES = 24;
    private static final int MODIFIED_EARLY_BYTES = 28;
    private static final int FIRST_LENGTH_AT = 8;
    private static final int SECOND_LENGTH_AT = 12;
    private static final int PROBED_RECORDS = 3;
    /** Looks no further for them: what claims to be a length of the first record may be anything. */
    private static final int PROBED_BYTES = 1 << 20;
    /** The longest frame that libpcap takes for an ordinary link type. */
    static final int LARGEST_USUAL_FRAME = 262_144;

    /** The layout that the magic number and the version promise: lengths were swapped before 2.3, and maybe in it. */
    static RecordLayout usual(boolean modified, int major, int minor) {
        int bytes = modified ? MODIFIED_BYTES : STANDARD_BYTES;
        boolean swapped = major == 2 && minor < 3;
        return new RecordLayout(bytes, swapped ? SECOND_LENGTH_AT : FIRST_LENGTH_AT,
                swapped ? FIRST_LENGTH_AT : SECOND_LENGTH_AT, major == 2 && minor == 3);
    }

    /**
     * This layout, or the variant with the same magic number whose records follow one another where these do not. Reads as
     * far as that takes, so that the answer does not depend on how many bytes came at once.
     */
    RecordLayout probe(CaptureReader file, int start, int snapLength) {
        int largest = Math.max(LARGEST_USUAL_FRAME, snapLength);
        if (follows(file, start, largest, false)) {
            return this;
        }
        int[] others = bytes == STANDARD_BYTES
                ? new int[] {NOKIA_BYTES, MODIFIED_BYTES} : new int[] {MODIFIED_EARLY_BYTES, STANDARD_BYTES};
        for (int other : others) {
            RecordLayout variant = new RecordLayout(other, capturedAt, wireAt, lengthsMayBeSwapped);
            if (variant.follows(file, start, largest, true)) {
                return variant;
            }
        }
        return this;
    }

    /** Whether the first records are plausible; {@code strict} asks for two whole records at least. */
    private boolean follows(CaptureReader file, int start, int largest, boolean strict) {
        int at = start;
        for (int seen = 0; seen < PROBED_RECORDS; seen++) {
            if (!file.reaches(at + bytes)) {
                return !strict || seen >= 2 && file.limit == at;
            }
            int captured = file.words.getInt(at + capturedAt);
            int wire = file.words.getInt(at + wireAt);
            if (captured < 0 || captured > largest || captured > wire && !lengthsMayBeSwapped
                    || Integer.compareUnsigned(file.words.getInt(at + 4), 1_000_000_000) >= 0) {
                return false;
            }
            if (captured > PROBED_BYTES - at || !file.reaches(at + bytes + captured)) {
                return !strict || seen >= 2;
            }
            at += bytes + captured;
        }
        return true;
    }
}
