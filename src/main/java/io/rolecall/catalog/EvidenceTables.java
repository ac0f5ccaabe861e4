package io.rolecall.catalog;

import java.util.List;
import java.util.Set;

/** Reads the tables of what payloads prove: {@code payloads.csv} and {@code rpc-interfaces.csv}. */
final class EvidenceTables {
    /** The fields that a pattern may name; {@code signatures/README.md} says what each holds. */
    static final Set<String> FIELDS = Set.of("http.request", "http.agent", "http.header", "http.status",
            "http.endpoint", "http.soap-action", "tls.sni", "tls.alpn", "tls.issuer", "smb.share", "smb.file",
            "tftp.file", "tftp.error", "dhcp.class", "tds.database", "tds.text", "dns.name", "netbios.name", "ldap.base",
            "ldap.filter", "kerberos.spn", "wmi.namespace");
    private static final List<String> PAYLOAD_COLUMNS = List.of("id", "application", "transport", "side", "offset",
            "pattern", "mask", "min_length", "strength", "proves_service", "proves_role", "feature", "source");
    private static final List<String> RPC_COLUMNS = List.of("uuid", "name", "proves_role", "feature", "source");
    private static final int ID = 0;
    private static final int APPLICATION = 1;
    private static final int TRANSPORT = 2;
    private static final int SIDE = 3;
    private static final int OFFSET = 4;
    private static final int PATTERN = 5;
    private static final int MASK = 6;
    private static final int MIN_LENGTH = 7;
    private static final int STRENGTH = 8;
    private static final int SERVICE = 9;
    private static final int ROLE = 10;
    private static final int FEATURE = 11;
    private static final int SOURCE = 12;
    private static final String INITIATOR_ROLE = "initiator:";
    private static final String UUID_SHAPE = "00000000-0000-0000-0000-000000000000";

    private final Vocabulary words;

    EvidenceTables(Vocabulary words) {
        this.words = words;
    }

    List<Payload> payloads(SignatureFolder folder) {
        return Table.read(folder, "payloads.csv", PAYLOAD_COLUMNS, new Unique<>(new PayloadMaker()));
    }

    List<RpcInterface> rpcInterfaces(SignatureFolder folder) {
        return Table.read(folder, "rpc-interfaces.csv", RPC_COLUMNS, new Unique<>(new InterfaceMaker()));
    }

    /** Makes RPC interfaces. */
    private final class InterfaceMaker implements Table.Maker<RpcInterface> {
        @Override
        public RpcInterface make(Row row) {
            if (!isUuid(row.required(0))) {
                throw row.wrong(0, "a UUID in lower case, such as " + UUID_SHAPE);
            }
            return new RpcInterface(row.required(0), row.required(1), role(row, 2, row.text(2)), feature(row, 3),
                    row.required(4));
        }
    }

    /** Makes payload signatures. */
    private final class PayloadMaker implements Table.Maker<Payload> {
        @Override
        public Payload make(Row row) {
            int protocol = Transport.protocolOf(row.required(TRANSPORT));
            if (protocol < 0) {
                throw row.wrong(TRANSPORT, "tcp, udp or another transport");
            }
            Payload.Side side = Payload.Side.of(row.required(SIDE));
            if (side == null) {
                throw row.wrong(SIDE, "initiator, responder or either");
            }
            boolean initiatorRole = row.text(ROLE).startsWith(INITIATOR_ROLE);
            String role = row.text(ROLE).substring(initiatorRole ? INITIATOR_ROLE.length() : 0);
            return new Payload(row.required(ID), row.required(APPLICATION), protocol, side, pattern(row),
                    minLength(row), proof(row), service(row), role(row, ROLE, role),
                    initiatorRole ? Payload.Side.INITIATOR : Payload.Side.RESPONDER, feature(row, FEATURE),
                    row.required(SOURCE));
        }
    }

    private static PayloadPattern pattern(Row row) {
        String offset = row.required(OFFSET);
        if (FIELDS.contains(offset)) {
            if (!row.text(MASK).isEmpty()) {
                throw row.wrong(MASK, "nothing, because a field has no mask");
            }
            return PayloadPattern.field(offset, row.required(PATTERN));
        }
        int number = PortSpec.number(offset, 0, offset.length());
        if (number < 0) {
            throw row.wrong(OFFSET, "a byte offset, or a field such as http.request");
        }
        byte[] bytes = PayloadPattern.parse(row.required(PATTERN));
        byte[] mask = PayloadPattern.parse(row.text(MASK));
        if (bytes == null || bytes.length == 0) {
            throw row.wrong(PATTERN, "hex pairs and 'text', separated by spaces");
        }
        PayloadPattern pattern = mask == null ? null : PayloadPattern.bytes(number, bytes, mask);
        if (pattern == null) {
            throw row.wrong(MASK, "as many bytes as the pattern has");
        }
        return pattern;
    }

    private static int minLength(Row row) {
        String text = row.text(MIN_LENGTH);
        int length = text.isEmpty() ? 0 : PortSpec.number(text, 0, text.length());
        if (length < 0) {
            throw row.wrong(MIN_LENGTH, "a number of bytes, or nothing");
        }
        return length;
    }

    private static boolean proof(Row row) {
        return switch (row.required(STRENGTH)) {
            case "proof" -> true;
            case "hint" -> false;
            default -> throw row.wrong(STRENGTH, "proof or hint");
        };
    }

    private String service(Row row) {
        String service = row.text(SERVICE);
        if (!service.isEmpty() && !words.services().containsKey(service)) {
            throw row.wrong(SERVICE, "the name of a service in services.csv, or nothing");
        }
        return service;
    }

    private String role(Row row, int column, String role) {
        if (!role.isEmpty() && words.roles().byId(role) == null) {
            throw row.wrong(column, "the id of a role in roles.csv, or nothing");
        }
        return role;
    }

    private String feature(Row row, int column) {
        String feature = row.text(column);
        if (!feature.isEmpty() && !words.features().containsKey(feature)) {
            throw row.wrong(column, "the id of a feature in features.csv, or nothing");
        }
        return feature;
    }

    private static boolean isUuid(String text) {
        if (text.length() != UUID_SHAPE.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean hex = c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
            if (UUID_SHAPE.charAt(i) == '-' ? c != '-' : !hex) {
                return false;
            }
        }
        return true;
    }
}
