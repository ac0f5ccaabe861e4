package io.rolecall.verdict;

import io.rolecall.catalog.Condition;
import io.rolecall.catalog.Entry;
import io.rolecall.catalog.Grade;
import io.rolecall.catalog.Product;
import io.rolecall.observe.Communication;
import io.rolecall.site.RoleBook;
import io.rolecall.wire.IpProtocol;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** One sentence for each verdict: what the documents say, where they say it, and how it went. */
final class Reasons {
    /** Conditions that a reader should know of; the others steer the judge and are no news. */
    private static final Set<Condition> TOLD = EnumSet.of(Condition.SP1, Condition.RELEASE, Condition.FALLBACK,
            Condition.LOOPBACK, Condition.SITE_INSTALLATION, Condition.SETTING_EXTRAPOLATED, Condition.DOMAIN_JOINED);
    private static final String MISPRINT = "433 is a misprint for HTTPS (443) in one document and documents nothing";

    private final RoleBook book;
    private final Product product;
    private final UnaryOperator<String> interfaceName;

    Reasons(RoleBook book, Product product, UnaryOperator<String> interfaceName) {
        this.book = book;
        this.product = product;
        this.interfaceName = interfaceName;
    }

    /** The whole sentence, without a full stop. One that names no host is made once for its ruling and outcome. */
    String sentence(Case matter, Ruling ruling, Communication judged) {
        int kind = OutcomeWords.kind(judged);
        if (kind < 0 || !fixed(matter, ruling)) {
            return made(matter, ruling, judged);
        }
        String known = ruling.sentences()[kind];
        if (known == null) {
            known = made(matter, ruling, judged);
            ruling.sentences()[kind] = known;
        }
        return known;
    }

    private String made(Case matter, Ruling ruling, Communication judged) {
        String outcome = OutcomeWords.of(judged);
        return documentation(matter, ruling) + (outcome.isEmpty() ? "" : "; " + outcome);
    }

    /** Whether what the documents say is told in the same words for every case of the ruling. */
    private static boolean fixed(Case matter, Ruling ruling) {
        return switch (ruling.value()) {
            case DOCUMENTED -> !ruling.marked(Mark.LEARNED_PORT);
            case POSSIBLE -> ruling.marked(Mark.UNSEEN_MAPPING) || ruling.marked(Mark.UNSHOWN_PROTECTION)
                    || !matter.learned() && !matter.initiator().known() && !matter.responder().known()
                            && !matter.responder().group();
            case WRONG_DIRECTION, UNDOCUMENTED -> false;
            case UNDECLARED_PORT, MISMATCH, KNOWN_GAP, OTHER_VERSION, WINDOWS, UNRELATED -> true;
        };
    }

    private String documentation(Case matter, Ruling ruling) {
        String port = PortWords.of(matter.seen());
        return switch (ruling.value()) {
            case DOCUMENTED -> documents(ruling) + extras(matter, ruling);
            case POSSIBLE -> possible(matter, ruling, port);
            case WRONG_DIRECTION -> documents(ruling) + wrongDirection(matter, ruling);
            case UNDECLARED_PORT -> (ruling.marked(Mark.ENCRYPTED) ? "the payload is encrypted, as is "
                    : "the traffic proves ") + first(ruling).service() + ", documented between these hosts on "
                    + ports(ruling) + " by " + cite(ruling) + ", not on " + port;
            case MISMATCH -> port + " is documented for " + first(ruling).service() + " by " + cite(ruling)
                    + (ruling.marked(Mark.PROXY) ? ", here by way of the proxy" : "") + ", but the payload proves "
                    + matter.seen().application();
            case KNOWN_GAP -> what(ruling) + " is real product traffic that Microsoft's port pages leave out ("
                    + place(first(ruling)) + ")";
            case OTHER_VERSION -> "only " + tables(ruling) + " has it, not " + product.title() + ": " + documents(ruling);
            case WINDOWS -> first(ruling).service() + " belongs to every Windows network (" + place(first(ruling)) + ")";
            case UNDOCUMENTED -> undocumented(matter, ruling, port);
            case UNRELATED -> matter.is(IpProtocol.TCP, Case.HTTPS_MISPRINT) ? MISPRINT
                    : "no Configuration Manager role is known of either host";
        };
    }

    private String extras(Case matter, Ruling ruling) {
        List<String> words = new ArrayList<>();
        Entry entry = first(ruling);
        if (ruling.marked(Mark.LEARNED_PORT)) {
            words.add(announced(matter));
        }
        if (ruling.rules().get(0).substituted()) {
            words.add("on the port this site set for " + entry.setting());
        }
        if (entry.grade() == Grade.IMPLIED) {
            words.add("required by the document's prose, in none of its tables");
        }
        if (ruling.marked(Mark.DOUBTFUL)) {
            words.add("printed, but implausible" + (entry.note().isEmpty() ? "" : ": " + trimmed(entry.note())));
        }
        addMarks(ruling, words);
        for (Condition condition : TOLD) {
            if (entry.has(condition)) {
                words.add("condition: " + condition.description());
            }
        }
        return words.isEmpty() ? "" : ", " + String.join(", ", words);
    }

    private String announced(Case matter) {
        String known = matter.seen().rpcInterface();
        return matter.responder().address() + " announced this dynamic port"
                + (known.isEmpty() ? "" : " for " + interfaceName.apply(known));
    }

    private static void addMarks(Ruling ruling, List<String> words) {
        if (ruling.marked(Mark.PROXY)) {
            words.add("here by way of the proxy");
        }
        if (ruling.marked(Mark.LEGACY_SMB)) {
            words.add("here over the legacy NetBIOS session service");
        }
        if (ruling.marked(Mark.GROUP)) {
            words.add("a group address fits any responder");
        }
        if (ruling.marked(Mark.MULTICAST_SENDER)) {
            words.add("drawn from the client, though the images flow from the distribution point to the group");
        }
        if (ruling.marked(Mark.DHCP_PEER)) {
            words.add("matched by protocol, because relays and other DHCP servers stand between");
        }
        if (ruling.marked(Mark.NO_STATUS)) {
            words.add("though this role sends no status, so that the site server usually begins");
        }
        if (ruling.marked(Mark.ENCRYPTED)) {
            words.add("the payload is encrypted, so the hosts' roles decide");
        }
    }

    private String possible(Case matter, Ruling ruling, String port) {
        if (ruling.marked(Mark.UNSEEN_MAPPING)) {
            return (matter.usedMapper() ? port + " lies in the dynamic RPC range and the endpoint mapper was asked, but no"
                    : "the payload proves RPC on " + port + ", which lies in the dynamic range, but no endpoint mapper's")
                    + " answer naming it was seen; " + documents(ruling);
        }
        if (ruling.marked(Mark.UNSHOWN_PROTECTION)) {
            return port + " fits " + cite(ruling) + ", " + what(ruling) + ", which holds only where Network Access"
                    + " Protection is in use, and nothing shows that it is";
        }
        String announced = matter.learned() ? "; " + announced(matter) : "";
        boolean from = matter.initiator().known();
        boolean to = matter.responder().known() || matter.responder().group();
        if (!from && !to) {
            int entries = ruling.rules().size();
            return port + " is " + first(ruling).service() + " in "
                    + (entries == 1 ? cite(ruling) : entries + " entries of " + product.title())
                    + ", but neither host's role is known" + announced;
        }
        return port + " fits " + cite(ruling) + ", " + what(ruling) + ", but the role of "
                + (from ? matter.responder() : matter.initiator()).address() + " is not known" + announced;
    }

    private String wrongDirection(Case matter, Ruling ruling) {
        if (ruling.marked(Mark.SITE_SERVER_INITIATES)) {
            return ", but the site file says that the site server opens every connection to "
                    + matter.initiator().address() + ", which began this one itself";
        }
        return ", but here " + matter.initiator().describe() + " began"
                + (ruling.marked(Mark.GUESSED_INITIATOR) ? " (a guess: the beginning was not captured)" : "");
    }

    private String undocumented(Case matter, Ruling ruling, String port) {
        String hosts = matter.initiator().describe() + " to " + matter.responder().describe();
        if (matter.is(IpProtocol.TCP, Case.HTTPS_MISPRINT)) {
            return MISPRINT + ", here " + hosts;
        }
        return "no entry of " + product.title() + " has " + port + " from " + hosts
                + (ruling.marked(Mark.REPLACED_PORT) ? " since this site moved that service to another port" : "");
    }

    /** "CB-025 (cb-ports, Client -> Management point)", and how many more. */
    private String cite(Ruling ruling) {
        int more = ruling.rules().size() - 1;
        return first(ruling).id() + " (" + place(first(ruling)) + ")"
                + (more == 0 ? "" : " and " + more + (more == 1 ? " other entry" : " other entries"));
    }

    private String documents(Ruling ruling) {
        return cite(ruling) + (ruling.rules().size() == 1 ? " documents " : " document ") + what(ruling);
    }

    /** The document and its section. */
    static String place(Entry entry) {
        return entry.section().isEmpty() ? entry.source() : entry.source() + ", " + entry.section();
    }

    private String what(Ruling ruling) {
        Entry entry = first(ruling);
        return entry.service() + (entry.either() ? " between " : " from ") + book.name(entry.from())
                + (entry.either() ? " and " : " to ") + book.name(entry.to());
    }

    private static String ports(Ruling ruling) {
        return PortWords.transport(first(ruling).protocol()) + " " + ruling.rules().get(0).ports().text();
    }

    private static String tables(Ruling ruling) {
        List<String> names = ruling.rules().stream().map(rule -> rule.entry().table()).distinct().sorted().toList();
        return "the " + String.join(" and ", names) + " catalog";
    }

    private static Entry first(Ruling ruling) {
        return ruling.rules().get(0).entry();
    }

    private static String trimmed(String note) {
        return note.endsWith(".") ? note.substring(0, note.length() - 1) : note;
    }
}
