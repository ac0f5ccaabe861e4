package io.rolecall.identify;

import java.util.Arrays;

/** What a reader has told of one flow, so that it tells each thing once. Bounded: what does not fit is not told. */
final class Told {
    private final String[] told;
    private int count;

    /** Room for so many things. */
    Told(int room) {
        told = new String[room];
    }

    /** Whether this is new, and there is room for it. */
    boolean first(String signature, String detail, boolean proof) {
        String key = signature + (proof ? "+" : "-") + detail;
        if (count == told.length || Arrays.asList(told).subList(0, count).contains(key)) {
            return false;
        }
        told[count++] = key;
        return true;
    }

    /** Tells a piece of evidence, once. */
    void evidence(Learner learner, String signature, String detail, boolean proof) {
        if (!detail.isEmpty() && first(signature, detail, proof)) {
            learner.evidence(signature, detail, proof);
        }
    }

    /** Tells a field's value, once, and once more when it was accepted. */
    void field(Learner learner, String field, String value, boolean accepted) {
        if (!value.isEmpty() && first(field, value, accepted)) {
            learner.field(field, value, accepted);
        }
    }
}
