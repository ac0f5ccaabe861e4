package io.rolecall.catalog;

/**
 * One documented communication: a row of a port table (design, section 4).
 *
 * @param id unique over all tables
 * @param table {@code 2007}, {@code 2012}, {@code cb} or {@code windows}
 * @param from role id of the documented initiator
 * @param to role id of the documented responder
 * @param either whether the document draws {@code <->}: either end may begin
 * @param service the document's service, normalised ("HTTP", "RPC endpoint mapper")
 * @param protocol IP protocol number (6 TCP, 17 UDP, 1 ICMP, 58 ICMPv6, 47 GRE, …)
 * @param ports the documented ports before any setting
 * @param setting id of the settings row that may replace the ports, or empty
 * @param feature feature id
 * @param condition what the entry depends on ({@code SP1}, {@code https}, …), several joined by {@code ;}, or empty
 * @param replyExpected false for one-way traffic such as Wake on LAN
 * @param grade how well founded
 * @param source the document
 * @param section its section
 * @param note anything else a reader should know
 */
public record Entry(String id, String table, String from, String to, boolean either, String service, int protocol,
        PortSpec ports, String setting, String feature, String condition, boolean replyExpected, Grade grade,
        String source, String section, String note) {
    /**
     * Whether the entry means RPC's dynamic ports: a port counts only when an endpoint mapper's answer, or the site's
     * dynamic range together with a session on 135, speaks for it. True also where a document prints the range itself; not
     * of TFTP's answers, whose port no mapper gives out.
     */
    public boolean rpcDynamic() {
        return ports.kind() == PortSpec.Kind.DYNAMIC && !has(Condition.TFTP_ANSWER) || has(Condition.RPC_RANGE);
    }

    /** Whether the entry depends on this condition. */
    public boolean has(Condition word) {
        String label = word.label();
        int at = condition.indexOf(label);
        while (at >= 0) {
            int end = at + label.length();
            if ((at == 0 || condition.charAt(at - 1) == ';')
                    && (end == condition.length() || condition.charAt(end) == ';')) {
                return true;
            }
            at = condition.indexOf(label, end);
        }
        return false;
    }
}
