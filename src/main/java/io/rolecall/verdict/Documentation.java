package io.rolecall.verdict;

/** What the documents say of a communication (design, section 6). The label is the outward word. */
public enum Documentation {
    /** An entry of the chosen product matches transport, port (after settings), both roles and the arrow. */
    DOCUMENTED("documented"),
    /** An entry matches transport and port, but a role is not known. */
    POSSIBLE("possible"),
    /** An entry matches all but the arrow: the wrong end began. */
    WRONG_DIRECTION("wrong-direction"),
    /** The payload proves a documented service on a port that neither documents nor settings name. */
    UNDECLARED_PORT("undeclared-port"),
    /** The port matches an entry, the payload proves something else. */
    MISMATCH("mismatch"),
    /** An entry of grade {@code practice} matches: real traffic that Microsoft's port pages leave out. */
    KNOWN_GAP("known-gap"),
    /** Only another product's catalog has it. */
    OTHER_VERSION("other-version"),
    /** The Windows baseline has it. */
    WINDOWS("windows"),
    /** A host with a Configuration Manager role takes part, and nothing above holds. */
    UNDOCUMENTED("undocumented"),
    /** No Configuration Manager role takes part. */
    UNRELATED("unrelated");

    private final String label;

    Documentation(String label) {
        this.label = label;
    }

    /** The outward word. */
    public String label() {
        return label;
    }

    /** The value with this label, or null. */
    public static Documentation of(String label) {
        for (Documentation value : values()) {
            if (value.label.equals(label)) {
                return value;
            }
        }
        return null;
    }
}
