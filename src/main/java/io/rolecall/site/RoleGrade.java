package io.rolecall.site;

/** How well a host's role is founded, strongest first. */
public enum RoleGrade {
    /** The site file says so. */
    DECLARED("declared"),
    /** Payload proves it. */
    PROVEN("proven"),
    /** Several signs point to it: patterns of ports, or hints in payload, of different kinds. */
    LIKELY("likely"),
    /** One such sign points to it. */
    HINT("hint");

    private final String label;

    RoleGrade(String label) {
        this.label = label;
    }

    /** The outward word. */
    public String label() {
        return label;
    }

    /** Whether a verdict may rest on it; weaker grades are shown but prove nothing. */
    public boolean decides() {
        return this == DECLARED || this == PROVEN;
    }
}
