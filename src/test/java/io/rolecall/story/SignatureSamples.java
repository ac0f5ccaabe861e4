package io.rolecall.story;

import io.rolecall.catalog.Payload;
import io.rolecall.catalog.PayloadPattern;
import io.rolecall.catalog.RpcInterface;
import java.util.Arrays;
import java.util.Map;

/**
 * For a row of the signature tables, a conversation that it matches: its bytes at its offset, or its text in the field that
 * it speaks of, in a message of that field's protocol. One conversation needs no other.
 */
final class SignatureSamples {
    private static final int TCP = 6;
    private static final int CLIENT_PORT = 60_000;
    private static final String RUN = "x1";
    private static final Map<String, Integer> PORTS = Map.ofEntries(Map.entry("http", 80), Map.entry("tls", 443),
            Map.entry("smb", 445), Map.entry("rpc", 49_700), Map.entry("tds", 1433), Map.entry("rdp", 3389),
            Map.entry("ssh", 22), Map.entry("pptp", 1723), Map.entry("amt-redirection", 16_994),
            Map.entry("delivery-optimization", 7680), Map.entry("tftp", 69), Map.entry("dhcp", 4011),
            Map.entry("wol", 9), Map.entry("ntp", 123), Map.entry("snmp", 161), Map.entry("ssdp", 1900),
            Map.entry("netbios-dgm", 138), Map.entry("netbios-ns", 137), Map.entry("dns", 53), Map.entry("ldap", 389),
            Map.entry("kerberos", 88), Map.entry("service-broker", 4022));

    private final Scene scene;
    private final String client;
    private final String server;
    private final int port;

    SignatureSamples(Scene scene, String client, String server, int port) {
        this.scene = scene;
        this.client = client;
        this.server = server;
        this.port = port;
    }

    /** Where the row's protocol is at home. */
    static int port(Payload row) {
        return PORTS.getOrDefault(row.application(), 4711);
    }

    /** Plays what the row matches. */
    void play(Payload row) {
        PayloadPattern pattern = row.pattern();
        if (pattern.offset() >= 0) {
            bytes(row, bytesOf(row));
        } else if (pattern.field().startsWith("http.")) {
            http(pattern.field(), pattern.text());
        } else {
            field(pattern.field(), filled(pattern.text()));
        }
    }

    /** Plays a bind to the interface, and its acceptance. */
    void play(RpcInterface row) {
        ask(Rpc.bind(row.uuid(), 1, 0), Rpc.bindAck(port));
    }

    private void bytes(Payload row, byte[] sample) {
        byte[] other = Bytes.noise(3, 40);
        if (row.protocol() == TCP) {
            Conversation talk = Conversation.tcp(scene, client, CLIENT_PORT, server, port).handshake();
            boolean server = row.side() == Payload.Side.RESPONDER;
            (server ? talk.response(sample) : talk.request(sample)).close();
        } else {
            boolean answer = row.side() == Payload.Side.RESPONDER;
            datagrams(answer ? other : sample, answer ? sample : other);
        }
    }

    /** The row's bytes with zeros around them, as many as it asks for. */
    private static byte[] bytesOf(Payload row) {
        PayloadPattern pattern = row.pattern();
        byte[] bytes = new byte[Math.max(row.minLength(), pattern.offset() + pattern.length())];
        for (int i = 0; i < pattern.length(); i++) {
            bytes[pattern.offset() + i] = pattern.byteAt(i);
        }
        return bytes;
    }

    private static String filled(String text) {
        return text.replace("*", RUN).replace('%', '1');
    }

    private void http(String field, String pattern) {
        String agent = "sample";
        String line = "GET /";
        String headers = "";
        String body = "";
        byte[] answer = Http.ok("ok");
        switch (field) {
            case "http.request" -> line = filled(pattern.startsWith("* ") ? "GET" + pattern.substring(1) : pattern);
            case "http.agent" -> agent = filled(pattern);
            case "http.header" -> headers = pattern.replace("*", " " + RUN) + "\r\n";
            case "http.soap-action" -> {
                line = "POST /";
                headers = "SOAPAction: \"" + pattern.replace("*", "http://www.microsoft.com") + "\"\r\n";
            }
            case "http.status" -> answer = Http.response(403, filled(pattern), "text/html", "no");
            default -> {
                line = "CCM_POST /ccm_system/request";
                body = "<TargetEndpoint>" + filled(pattern) + "</TargetEndpoint>";
            }
        }
        byte[] wide = new Bytes().utf16le(body).bytes();
        ask(new Bytes().ascii(line + " HTTP/1.1\r\nHost: sample.example\r\nUser-Agent: " + agent + "\r\n" + headers
                + "Content-Type: multipart/mixed; boundary=\"aAbBcCdDv1234567890VxXyYzZ\"\r\nContent-Length: " + wide.length
                + "\r\n\r\n").add(wide).bytes(), answer);
    }

    private void field(String field, String value) {
        switch (field) {
            case "tls.sni" -> ask(Tls.clientHello(value), Tls.serverHello());
            case "tls.alpn" -> ask(Tls.clientHello("sample.example", value), Tls.serverHello());
            case "tls.issuer" -> ask(Tls.clientHello("sample.example"), Tls.serverHello(value, "sample.example"));
            case "smb.share" -> smb("\\\\SAMPLE\\" + value, "");
            case "smb.file" -> smb("\\\\SAMPLE\\DATA$", value);
            case "tftp.file" -> transfer(value, Tftp.data(1, Bytes.noise(1, 100)));
            case "tftp.error" -> transfer("file", new Bytes().u16(5).u16(4).ascii(value).u8(0).bytes());
            case "dhcp.class" -> datagrams(Dhcp.fromClientOfClass(value), Dhcp.fromDhcpServer(Dhcp.OFFER, client, server));
            case "tds.database" -> tds(value, Tds.opened(value));
            case "tds.text" -> tds("master", Tds.opened("master"), Tds.batch(value), Tds.done());
            case "dns.name" -> datagrams(Dns.query(1, value), Dns.answer(1, value, server));
            case "netbios.name" -> datagrams(NetbiosNames.registration(value, 0x1a, client), NetbiosNames.positive(value, 0x1a,
                    client));
            case "ldap.base" -> ask(Directory.ldapSearch(value, "container"), Directory.ldapDone());
            case "ldap.filter" -> ask(Directory.ldapSearch("DC=corp,DC=example", value), Directory.ldapDone());
            case "kerberos.spn" -> ask(Directory.kerberosRequest("pc11$", "CORP.EXAMPLE", value.split("/")),
                    Directory.kerberosError("CORP.EXAMPLE"));
            case "wmi.namespace" -> ask(Rpc.bind(Rpc.WBEM_LOGIN, 0, 0), Rpc.bindAck(port), Rpc.wmiLogin(value), Rpc.reply(80));
            default -> throw new IllegalArgumentException("no sample is known for the field " + field);
        }
    }

    private void smb(String share, String file) {
        Conversation talk = Conversation.tcp(scene, client, CLIENT_PORT, server, port).handshake()
                .request(Smb2.negotiateRequest()).response(Smb2.negotiateResponse())
                .request(Smb2.treeConnectRequest(share)).response(Smb2.treeConnectResponse());
        if (!file.isEmpty()) {
            talk.request(Smb2.createRequest(file)).response(Smb2.createResponse());
        }
        talk.close();
    }

    private void tds(String database, byte[]... rest) {
        byte[][] all = {Tds.preLogin(), Tds.preLoginReply(), Tds.login("HOST", "sample", database)};
        byte[][] turns = Arrays.copyOf(all, all.length + rest.length);
        System.arraycopy(rest, 0, turns, all.length, rest.length);
        ask(turns);
    }

    private void transfer(String file, byte[] answer) {
        scene.send(Udp.datagram(client, CLIENT_PORT, server, port, Tftp.readRequest(file)));
        scene.pause(1).send(Udp.datagram(server, CLIENT_PORT + 1, client, CLIENT_PORT, answer));
        scene.pause(1);
    }

    private void datagrams(byte[] ask, byte[] answer) {
        Wire.works(scene, client, CLIENT_PORT, server, port, new Wire.Datagrams(ask, answer));
    }

    /** Turn by turn, the client first. */
    private void ask(byte[]... turns) {
        Conversation talk = Conversation.tcp(scene, client, CLIENT_PORT, server, port).handshake();
        for (int i = 0; i < turns.length; i++) {
            talk = i % 2 == 0 ? talk.request(turns[i]) : talk.response(turns[i]);
        }
        talk.close();
    }
}
