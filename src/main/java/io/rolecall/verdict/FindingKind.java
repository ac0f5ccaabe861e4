package io.rolecall.verdict;

/**
 * Every kind of finding, in the order of reports. The label is the outward word, the one that {@code --fail-on} takes.
 */
public enum FindingKind {
    BLOCKED("blocked", "a communication that the documents know did not get through"),
    STOPPED("stopped", "a communication that the documents know got through until some moment, and then no more"),
    MOSTLY_FAILED("mostly-failed", "a communication that the documents know got through, but most of its flows did not"),
    SITE_SERVER_INITIATES("site-server-initiates",
            "a site system opened a connection that only the site server may open (2012, note 5)"),
    WRONG_DIRECTION("wrong-direction", "the documents draw the arrow the other way: the wrong end began"),
    ROLE_CONTRADICTION("role-contradiction", "traffic proves a role that the site file does not give the host"),
    MISMATCH("mismatch", "the port is documented, the payload is something else"),
    NOTIFICATION_FALLBACK("notification-fallback",
            "client notification is blocked and fell back to HTTP or HTTPS: slower, but working"),
    WSUS_PAIR("wsus-pair", "HTTP and HTTPS ports of WSUS that do not go together"),
    MISPRINT_433("misprint-433", "TCP 433: one document misprints HTTPS so; a rule or setting was probably copied from it"),
    UNDOCUMENTED("undocumented", "a Configuration Manager host takes part in something that no document has"),
    UNDECLARED_PORT("undeclared-port", "a documented service on a port that neither documents nor settings name"),
    UNUSUAL_DIRECTION("unusual-direction",
            "drawn in both directions, but this role sends no status, so that the site server usually begins"),
    ALTERNATE_PORT("alternate-port",
            "one of a service's ports failed while another one worked: clients switch by themselves"),
    OTHER_VERSION("other-version", "only another version of the product documents it: an old host or a stale rule"),
    KNOWN_GAP("known-gap", "real product traffic that Microsoft's port pages leave out: firewall rules need it"),
    DOUBTFUL_PORT("doubtful-port", "printed in a document, but implausible: worth a look when it is really seen"),
    SQL_BROWSER("sql-browser", "SQL Server Browser was asked: a named instance with dynamic ports is not supported"),
    LEGACY("legacy", "SMB over the NetBIOS session service (139) instead of 445"),
    CAPTURE_LIMIT("capture-limit", "what the capture leaves out, and so what cannot be said"),
    MORE("more", "how much was left out of this list");

    private final String label;
    private final String meaning;

    FindingKind(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** The outward word. */
    public String label() {
        return label;
    }

    /** What it means, one phrase. */
    public String meaning() {
        return meaning;
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
