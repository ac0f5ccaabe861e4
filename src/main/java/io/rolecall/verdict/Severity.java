package io.rolecall.verdict;

/** How soon a person should look at a finding; declared most severe first. */
public enum Severity {
    /** Proven failure of a documented communication. */
    CRITICAL("critical"),
    /** Suspected failure, or a breach of policy. */
    WARNING("warning"),
    /** Worth knowing. */
    NOTICE("notice");

    private final String label;

    Severity(String label) {
        this.label = label;
    }

    /** The outward word. */
    public String label() {
        return label;
    }
}
