package io.rolecall.verdict;

import io.rolecall.flow.Certainty;
import io.rolecall.flow.Outcome;
import io.rolecall.observe.Communication;
import io.rolecall.site.HostNaming;
import io.rolecall.wire.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts a group into words. Claims no more than its first example's reason, and says how many stand behind it. */
final class FindingWriter {
    private static final int PORTS_SHOWN = 8;
    /** Where 433 stands for 443 (errata E01). */
    private static final String MISPRINTED = "E01: cb-client-firewall-2016, client installation tables";

    private final HostNaming names;

    FindingWriter(HostNaming names) {
        this.names = names;
    }

    Finding write(FindingGroup group) {
        return new Finding(group.key.kind().label(), group.key.severity(), title(group), reason(group),
                List.copyOf(group.frames), document(group), Remedies.of(group), group.communications);
    }

    private String title(FindingGroup group) {
        return (hosts(group) + ": " + what(group) + " " + verb(group)).strip();
    }

    private static String verb(FindingGroup group) {
        return switch (group.key.kind()) {
            case BLOCKED -> group.key.outcome().label();
            case STOPPED -> "stopped getting through after " + OutcomeWords.moment(group.stoppedSecond);
            case MOSTLY_FAILED -> "failed more often than not";
            case WRONG_DIRECTION -> "begun by the wrong end";
            case SITE_SERVER_INITIATES -> "begun although the site server must begin";
            case MISMATCH -> "";
            case NOTIFICATION_FALLBACK -> "failed and fell back to HTTP or HTTPS";
            case MISPRINT_433 -> "is a misprint for 443";
            case UNDECLARED_PORT -> "on an undeclared port";
            case UNUSUAL_DIRECTION -> "begun by the end that usually waits";
            case ALTERNATE_PORT -> "failed while another port of it worked";
            case OTHER_VERSION -> "is documented for another version only";
            case KNOWN_GAP -> "is real, but in none of the port pages";
            case DOUBTFUL_PORT -> "is printed, but implausible";
            case SQL_BROWSER -> "points to a named SQL instance";
            case LEGACY -> "over the legacy NetBIOS session service";
            default -> "undocumented";
        };
    }

    private static String what(FindingGroup group) {
        String port = PortWords.of(group.key.protocol(), group.key.port());
        if (group.key.port() < 0) {
            port = group.communications == 1 ? PortWords.of(group.first.matter().seen()) + ", dynamic"
                    : PortWords.transport(group.key.protocol()) + " dynamic";
        }
        if (!group.ports.isEmpty()) {
            List<String> shown = group.ports.subList(0, Math.min(PORTS_SHOWN - 1, group.ports.size()));
            return (group.ports.size() + 1) + " ports (" + port + ", " + String.join(", ", shown)
                    + (shown.size() < group.ports.size() ? ", …" : "") + ")";
        }
        String service = group.first.verdict().service();
        if (group.key.kind() == FindingKind.MISMATCH) {
            return port + " carries " + group.first.matter().seen().application() + " in the place of " + service;
        }
        return service.isEmpty() ? port : service + " (" + port + ")";
    }

    /** "10.1.0.7 and 41 more → 10.0.0.5 (MP01)". */
    private String hosts(FindingGroup group) {
        Communication seen = group.first.verdict().communication();
        String varying = named(group.examples.get(0))
                + (group.hosts > 1 ? " and " + count(group.hosts - 1) + " more" : "");
        return switch (group.key.anchor().side()) {
            case RESPONDER -> varying + " → " + named(group.key.anchor().host());
            case INITIATOR -> named(group.key.anchor().host()) + " → " + varying;
            case INTERNET -> varying + " → "
                    + (group.communications == 1 ? named(seen.responder()) + " on the Internet" : "the Internet");
            case NONE -> group.communications == 1
                    ? named(seen.initiator()) + " → " + named(seen.responder())
                    : varying + " → " + named(seen.responder()) + (group.communications > 1 ? " and others" : "");
        };
    }

    String named(IpAddress host) {
        String name = names.of(host);
        return name.isEmpty() ? host.toString() : host + " (" + name + ")";
    }

    private String reason(FindingGroup group) {
        StringBuilder text = new StringBuilder(group.first.verdict().reason());
        if (group.key.kind() == FindingKind.BLOCKED) {
            Certainty certainty = group.first.verdict().communication().certainty();
            text.append(" (").append(certainty.label()).append(')');
        } else if (group.key.kind() == FindingKind.NOTIFICATION_FALLBACK) {
            text.append(", while HTTP or HTTPS to the same host was answered");
        } else if (group.key.kind() == FindingKind.STOPPED) {
            text.append("; nothing that began after ")
                    .append(OutcomeWords.moment(group.first.verdict().communication().stoppedSecond()))
                    .append(" is known to have got through, and ").append(group.first.verdict().communication().stuck()
                            ? OutcomeWords.stuck(group.first.verdict().communication())
                            : "at least three connections failed since");
        } else if (group.key.kind() == FindingKind.MOSTLY_FAILED) {
            Communication seen = group.first.verdict().communication();
            // How often it failed is said of what was answered; a connection from before the capture hides it.
            text.append(seen.outcome() == Outcome.ANSWERED ? "" : "; " + OutcomeWords.failures(seen));
        } else if (group.first.blocked()) {
            text.append(", so it did not get through");
        }
        if (group.communications > 1) {
            text.append("; the same holds for ").append(count(group.communications - 1))
                    .append(group.communications == 2 ? " other communication" : " other communications");
            if (group.examples.size() > 1) {
                text.append(", for example with ");
                for (int i = 1; i < group.examples.size(); i++) {
                    text.append(i > 1 ? " and " : "").append(group.examples.get(i));
                }
            }
            if (group.reporters.size() > 1) {
                text.append(", reported by ").append(reporters(group));
            }
        }
        return text.toString();
    }

    /** "10.9.9.1, 10.9.9.2 and 10.9.9.3", or "… and others". */
    static String reporters(FindingGroup group) {
        List<String> told = new ArrayList<>();
        group.reporters.forEach(reporter -> told.add(reporter.toString()));
        if (told.size() > FindingGroup.REPORTERS) {
            told.set(FindingGroup.REPORTERS, "others");
        }
        int last = told.size() - 1;
        return last == 0 ? told.get(0) : String.join(", ", told.subList(0, last)) + " and " + told.get(last);
    }

    private static String document(FindingGroup group) {
        Rule rule = group.first.rule();
        if (group.key.kind() == FindingKind.MISPRINT_433) {
            return MISPRINTED;
        }
        return rule == null || group.first.ruling().marked(Mark.PORT_ALONE) ? ""
                : rule.entry().id() + ": " + Reasons.place(rule.entry());
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }
}
