package io.rolecall.catalog;

/** What an entry may depend on: the words of the column {@code condition}, several joined by {@code ;}. */
public enum Condition {
    SP1("SP1", "System Center 2012 Configuration Manager SP1 or later"),
    RELEASE("release", "a later release of Configuration Manager 2007 than the page"),
    HTTP("http", "the role or client works over HTTP"),
    HTTPS("https", "the role or client works over HTTPS"),
    MIXED("mixed", "a 2007 site in mixed mode: HTTP"),
    NATIVE("native", "a 2007 site in native mode: HTTPS"),
    SITE_SERVER_INITIATES("site-server-initiates",
            "either end begins, unless the site system has the role of this name: then only the site server"),
    WSUS_PAIR("wsus-pair", "the HTTP and HTTPS port of one WSUS server are a pair: 80 and 443, or n and n + 1"),
    PROXY("proxy", "may go through a proxy"),
    FALLBACK("fallback", "used when the preferred port fails"),
    SETTING_EXTRAPOLATED("setting-extrapolated", "the document calls the port fixed; the listener's port can change"),
    DOMAIN_JOINED("domain-joined", "members of a domain on the intranet"),
    NAP("nap", "Network Access Protection is in use"),
    SITE_INSTALLATION("site-installation", "only while a site is installed"),
    SOURCE_SHARE("source-share", "CCMSetup runs with /source"),
    NO_SOURCE_SHARE("no-source-share", "CCMSetup runs without /source"),
    FSP_ASSIGNED("fsp-assigned", "a fallback status point is assigned"),
    SLP_REQUIRED("slp-required", "a server locator point is required"),
    LOOPBACK("loopback", "expected inside the host only"),
    TFTP_ANSWER("tftp-answer", "the answering port of a TFTP request; part of that communication"),
    RPC_RANGE("rpc-range", "RPC's dynamic ports, printed as a range");

    private final String label;
    private final String description;

    Condition(String label, String description) {
        this.label = label;
        this.description = description;
    }

    /** The word in the data files. */
    public String label() {
        return label;
    }

    /** What it says, for reports. */
    public String description() {
        return description;
    }

    /** The condition with this label, or null. */
    static Condition of(String label) {
        for (Condition condition : values()) {
            if (condition.label.equals(label)) {
                return condition;
            }
        }
        return null;
    }
}
