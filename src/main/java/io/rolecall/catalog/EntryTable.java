package io.rolecall.catalog;

import java.util.List;
import java.util.Set;

/** Makes entries of a port table's rows, and refuses what the other tables do not know. */
final class EntryTable implements Table.Maker<Entry> {
    /** The columns of every port table, in order. */
    static final List<String> COLUMNS = List.of("id", "from", "to", "direction", "service", "transport", "ports",
            "setting", "feature", "condition", "reply", "grade", "source", "section", "note");

    private static final int ID = 0;
    private static final int FROM = 1;
    private static final int TO = 2;
    private static final int DIRECTION = 3;
    private static final int SERVICE = 4;
    private static final int TRANSPORT = 5;
    private static final int PORTS = 6;
    private static final int SETTING = 7;
    private static final int FEATURE = 8;
    private static final int CONDITION = 9;
    private static final int REPLY = 10;
    private static final int GRADE = 11;
    private static final int SOURCE = 12;
    private static final int SECTION = 13;
    private static final int NOTE = 14;

    private final String table;
    private final Vocabulary words;
    private final Set<String> ids;

    /**
     * @param table the name of the table, as entries carry it
     * @param words what entries may name
     * @param ids ids taken so far, over all tables; those of this table are added
     */
    EntryTable(String table, Vocabulary words, Set<String> ids) {
        this.table = table;
        this.words = words;
        this.ids = ids;
    }

    List<Entry> read(SignatureFolder folder) {
        return Table.read(folder, file(table), COLUMNS, this);
    }

    /** The file of a table in the folder. */
    static String file(String table) {
        return "ports/" + table + ".csv";
    }

    @Override
    public Entry make(Row row) {
        if (!ids.add(row.required(ID))) {
            throw row.wrong(ID, "an id that no other entry has");
        }
        int protocol = protocol(row);
        return new Entry(row.required(ID), table, role(row, FROM), role(row, TO), either(row), service(row), protocol,
                ports(row, protocol), setting(row, protocol), feature(row), condition(row), replyExpected(row),
                grade(row), row.required(SOURCE), row.required(SECTION), row.text(NOTE));
    }

    private String role(Row row, int column) {
        Role role = words.roles().byId(row.required(column));
        if (role == null) {
            throw row.wrong(column, "the id of a role in roles.csv");
        }
        return role.id();
    }

    private static boolean either(Row row) {
        return switch (row.required(DIRECTION)) {
            case "->" -> false;
            case "<->" -> true;
            default -> throw row.wrong(DIRECTION, "-> or <->");
        };
    }

    private String service(Row row) {
        Service service = words.services().get(row.required(SERVICE));
        if (service == null) {
            throw row.wrong(SERVICE, "the name of a service in services.csv");
        }
        return service.name();
    }

    private static int protocol(Row row) {
        int protocol = Transport.protocolOf(row.required(TRANSPORT));
        if (protocol < 0) {
            throw row.wrong(TRANSPORT, "tcp, udp, icmp, icmpv6, gre, esp, igmp or an IP protocol number");
        }
        return protocol;
    }

    private static PortSpec ports(Row row, int protocol) {
        PortSpec ports = PortSpec.parse(row.required(PORTS));
        if (ports == null) {
            throw row.wrong(PORTS, PortSpec.EXPECTED);
        }
        boolean fits = switch (ports.kind()) {
            case PORTS, DYNAMIC -> Transport.hasPorts(protocol);
            case ICMP -> Transport.isIcmp(protocol);
            case NONE -> !Transport.hasPorts(protocol);
        };
        if (!fits) {
            throw row.wrong(PORTS, "what the transport " + row.text(TRANSPORT) + " has: ports for tcp and udp, "
                    + "type/code for icmp and icmpv6, - for others");
        }
        return ports;
    }

    private String setting(Row row, int protocol) {
        String setting = row.text(SETTING);
        if (setting.isEmpty()) {
            return setting;
        }
        Setting known = words.settings().get(setting);
        if (known == null || !Transport.hasPorts(protocol)) {
            throw row.wrong(SETTING, "the id of a setting in settings.csv, for tcp or udp, or nothing");
        }
        return known.id();
    }

    private String feature(Row row) {
        Feature feature = words.features().get(row.required(FEATURE));
        if (feature == null) {
            throw row.wrong(FEATURE, "the id of a feature in features.csv");
        }
        return feature.id();
    }

    private static String condition(Row row) {
        for (String condition : row.list(CONDITION)) {
            if (Condition.of(condition) == null) {
                throw row.wrong(CONDITION, condition, "conditions that signatures/README.md lists, joined by ;");
            }
        }
        return row.text(CONDITION);
    }

    private static boolean replyExpected(Row row) {
        return switch (row.text(REPLY)) {
            case "" -> true;
            case "none" -> false;
            default -> throw row.wrong(REPLY, "none, or nothing where an answer is expected");
        };
    }

    private static Grade grade(Row row) {
        Grade grade = Grade.of(row.required(GRADE));
        if (grade == null) {
            throw row.wrong(GRADE, "printed, implied, doubtful or practice");
        }
        return grade;
    }
}
