package io.rolecall.catalog;

/** How well a catalog entry is founded in the documents (design, section 4). */
public enum Grade {
    /** A table or a sentence has it. */
    PRINTED("printed"),
    /** The document's own prose requires it. */
    IMPLIED("implied"),
    /** Printed but implausible, such as LDAP over SSL on UDP 636. */
    DOUBTFUL("doubtful"),
    /** Real product traffic that the port documents miss. */
    PRACTICE("practice");

    private final String label;

    Grade(String label) {
        this.label = label;
    }

    /** The word in the data files. */
    public String label() {
        return label;
    }

    /** The grade with this label, or null. */
    static Grade of(String label) {
        for (Grade grade : values()) {
            if (grade.label.equals(label)) {
                return grade;
            }
        }
        return null;
    }
}
