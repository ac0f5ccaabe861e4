package io.rolecall.catalog;

/** What sort of host plays a role. */
public enum RoleKind {
    /** The site server and its parts. */
    SITE("site"),
    /** A role that the site server installs. */
    SITE_SYSTEM("site-system"),
    /** A managed computer or device. */
    CLIENT("client"),
    /** A host that runs a console. */
    CONSOLE("console"),
    /** What the product uses and does not own: directory, DNS, DHCP, file shares. */
    INFRASTRUCTURE("infrastructure"),
    /** Outside the house. */
    CLOUD("cloud");

    private final String label;

    RoleKind(String label) {
        this.label = label;
    }

    /** The word in the data files. */
    public String label() {
        return label;
    }

    /** The kind with this label, or null. */
    static RoleKind of(String label) {
        for (RoleKind kind : values()) {
            if (kind.label.equals(label)) {
                return kind;
            }
        }
        return null;
    }
}
