package io.rolecall.site;

import io.rolecall.catalog.Catalog;
import io.rolecall.catalog.Payload;
import io.rolecall.catalog.RpcInterface;
import java.util.HashMap;
import java.util.Map;

/**
 * What a piece of evidence with some signature says of roles: a row of {@code payloads.csv} or {@code
 * rpc-interfaces.csv}, as the inference needs it.
 *
 * @param role role id
 * @param player who plays it
 * @param proof whether a match may prove it; else it only hints
 * @param alone whether the hint may stand alone: a verb of the initiator's says nothing of the responder by itself
 * @param family hints of one family are one hint
 * @param words what stands before the telling text, such as {@code share}
 */
record RoleMark(String role, Player player, boolean proof, boolean alone, String family, String words) {
    /** Which end plays the role. */
    enum Player {
        INITIATOR, RESPONDER,
        /** The boot server that sends: it answers on 4011, and begins where it offers to port 68. */
        BOOT_SERVER
    }

    /** The family of RPC interfaces: their words need no telling text behind them. */
    static final String RPC = "rpc-interface";

    private static final int DHCP_CLIENT_PORT = 68;
    private static final String PXE_ROLE = "distribution-point-pxe";
    private static final Map<String, String> WORDS = Map.ofEntries(Map.entry("http.request", "answered"),
            Map.entry("http.agent", "agent"), Map.entry("http.header", "header"), Map.entry("http.status", "status"),
            Map.entry("tls.sni", "server name"), Map.entry("tls.alpn", "protocol"),
            Map.entry("tls.issuer", "certificate issued by"), Map.entry("smb.share", "share"),
            Map.entry("smb.file", "file"), Map.entry("tftp.file", "boot file"), Map.entry("tftp.error", "TFTP error"),
            Map.entry("dhcp.class", "DHCP class"), Map.entry("tds.database", "database"), Map.entry("tds.text", "SQL"),
            Map.entry("dns.name", "name"), Map.entry("netbios.name", "NetBIOS name"),
            Map.entry("ldap.base", "LDAP search below"), Map.entry("ldap.filter", "LDAP search for"),
            Map.entry("kerberos.spn", "Kerberos ticket for"), Map.entry("wmi.namespace", "WMI namespace"));

    /** The rows that name a role, by signature id. */
    static Map<String, RoleMark> of(Catalog catalog) {
        Map<String, RoleMark> marks = new HashMap<>();
        for (Payload row : catalog.payloads()) {
            if (!row.provesRole().isEmpty()) {
                marks.put(row.id(), of(row));
            }
        }
        for (RpcInterface row : catalog.rpcInterfaces()) {
            if (!row.provesRole().isEmpty()) {
                marks.put(row.uuid(), new RoleMark(row.provesRole(), Player.RESPONDER, true, true, RPC,
                        "offers RPC interface " + row.name()));
            }
        }
        marks.put("pxe-variables", new RoleMark(PXE_ROLE, Player.BOOT_SERVER, true, true, "pxe-variables",
                "names boot variables"));
        marks.put("pxe-offer", new RoleMark(PXE_ROLE, Player.BOOT_SERVER, false, true, "pxe-offer", "PXE"));
        return marks;
    }

    boolean ofInitiator(int port) {
        return player == Player.INITIATOR || ofSender() && port == DHCP_CLIENT_PORT;
    }

    /** Whether who plays the role said this itself. */
    boolean ofSender() {
        return player == Player.BOOT_SERVER;
    }

    private static RoleMark of(Payload row) {
        boolean ofInitiator = row.rolePlayer() == Payload.Side.INITIATOR;
        String field = row.pattern().field();
        boolean hearsay = !ofInitiator && field.isEmpty() && row.side() == Payload.Side.INITIATOR && !row.proof();
        String words = field.equals("http.request") && ofInitiator ? "asked" : WORDS.getOrDefault(field, "");
        return new RoleMark(row.provesRole(), ofInitiator ? Player.INITIATOR : Player.RESPONDER, row.proof(), !hearsay,
                row.side() == Payload.Side.RESPONDER ? row.id() : row.application(), words);
    }
}
