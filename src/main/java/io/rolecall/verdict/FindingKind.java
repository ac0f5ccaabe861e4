package io.rolecall.verdict;

/**
 * Every kind of finding, in the order of reports. The label is the outward word, the one that {@code --fail-on} takes.
 */
public enum FindingKind {
    /** A communication that the documents know did not get through. */
    BLOCKED("blocked"),
    /** A communication that the documents know got through until some moment, and then no more. */
    STOPPED("stopped"),
    /** A communication that the documents know got through, but most of its flows did not. */
    MOSTLY_FAILED("mostly-failed"),
    /** A computer asks to boot from the network, and nobody offers to boot it. */
    NO_BOOT_SERVER("no-boot-server"),
    /** A site system opened a connection that only the site server may open (2012, note 5). */
    SITE_SERVER_INITIATES("site-server-initiates"),
    /** The documents draw the arrow the other way: the wrong end began. */
    WRONG_DIRECTION("wrong-direction"),
    /** Traffic proves a role that the site file does not give the host. */
    ROLE_CONTRADICTION("role-contradiction"),
    /** The port is documented, the payload is something else. */
    MISMATCH("mismatch"),
    /** Client notification is blocked and fell back to HTTP or HTTPS: slower, but working. */
    NOTIFICATION_FALLBACK("notification-fallback"),
    /** HTTP and HTTPS ports of WSUS that do not go together. */
    WSUS_PAIR("wsus-pair"),
    /** TCP 433: one document misprints HTTPS so; a rule or setting was probably copied from it. */
    MISPRINT_433("misprint-433"),
    /** A Configuration Manager host takes part in something that no document has. */
    UNDOCUMENTED("undocumented"),
    /** A documented service on a port that neither documents nor settings name. */
    UNDECLARED_PORT("undeclared-port"),
    /** Drawn in both directions, but this role sends no status, so that the site server usually begins. */
    UNUSUAL_DIRECTION("unusual-direction"),
    /** One of a service's ports failed while another one worked: clients switch by themselves. */
    ALTERNATE_PORT("alternate-port"),
    /** Only another version of the product documents it: an old host or a stale rule. */
    OTHER_VERSION("other-version"),
    /** Real product traffic that Microsoft's port pages leave out: firewall rules need it. */
    KNOWN_GAP("known-gap"),
    /** Printed in a document, but implausible: worth a look when it is really seen. */
    DOUBTFUL_PORT("doubtful-port"),
    /** SQL Server Browser was asked: a named instance with dynamic ports is not supported. */
    SQL_BROWSER("sql-browser"),
    /** SMB over the NetBIOS session service (139) instead of 445. */
    LEGACY("legacy"),
    /** What the capture leaves out, and so what cannot be said. */
    CAPTURE_LIMIT("capture-limit"),
    /** How much was left out of this list. */
    MORE("more");

    private final String label;

    FindingKind(String label) {
        this.label = label;
    }

    /** The outward word. */
    public String label() {
        return label;
    }

    /** The kind with this label, or null. */
    public static FindingKind of(String label) {
        for (FindingKind kind : values()) {
            if (kind.label.equals(label)) {
                return kind;
            }
        }
        return null;
    }
}
