package io.rolecall.verdict;

import io.rolecall.observe.Communication;
import io.rolecall.wire.IpProtocol;

/** What to do about a finding, one sentence. */
final class Remedies {
    private static final String ANSWER = "its answer too, which comes from a port of its own (TFTP, note 4).";
    private static final String NETBIOS = "Look at SMB on tcp 445, which Windows asks for at the same time; where that works, "
            + "tcp 139 may stay closed.";
    private static final String WAKE_ON_LAN = "Wake on LAN";
    private static final String SLEEPS = "A computer that sleeps answers no ARP, so that %s cannot deliver to its address: "
            + "send the packet to the broadcast address of its subnet and let the router pass that on, or give the router a "
            + "lasting ARP entry for it.";
    private static final String DOUBTFUL = "Check what uses it before a rule is made for it.";

    private Remedies() {
    }

    static String of(FindingGroup group) {
        Communication seen = group.first.verdict().communication();
        String port = group.key.port() < 0 ? "the dynamic RPC range" : PortWords.of(seen);
        return switch (group.key.kind()) {
            case BLOCKED -> blocked(group, seen, port);
            case STOPPED -> seen.stuck() ? stuck(seen)
                    : "Find out what was changed or went down after that time: a rule, a service, a certificate, a host. "
                    + "--flows FILE has a row a connection.";
            case MOSTLY_FAILED -> "Look with --flows FILE, a row a connection in the order of time, whether it stopped at one "
                    + "moment or fails now and then.";
            case SITE_SERVER_INITIATES -> "Finish the site system's installation, or take site-server-initiates from "
                    + "its row if the switch is off.";
            case WRONG_DIRECTION -> "Check the firewall rule's direction and the roles in the site file; only the drawn "
                    + "direction needs to be open.";
            case MISMATCH -> "Find out which program listens there; Configuration Manager does not.";
            case NOTIFICATION_FALLBACK -> blocked(group, seen, port) + " Until then clients ask over HTTP or HTTPS and are "
                    + "told later.";
            case MISPRINT_433 -> "Use 443 in rules and settings; then look who set 433.";
            case UNDOCUMENTED -> "If it is wanted, add the host's missing role to the site file or the custom port with "
                    + "--port; else find out who needs it.";
            case UNDECLARED_PORT -> "If the site uses this port, name it with --port; firewall rules need it too.";
            case UNUSUAL_DIRECTION -> "Nothing is broken; a rule for this direction may be unnecessary.";
            case ALTERNATE_PORT -> group.key.port() == Case.NETBIOS_SESSION
                    ? "Nothing: SMB on tcp 445 answers, so NetBIOS may stay closed."
                    : group.first.rule().entry().setting().isEmpty()
                    ? blocked(group, seen, port) + " Until then another port carries it."
                    : "If the failing port is no longer in use, remove it from the site's settings; else open it.";
            case OTHER_VERSION -> "Look for a host or a rule of the other version, or choose it with --product.";
            case KNOWN_GAP -> "Allow it if the feature is in use; the port pages alone do not tell you to.";
            case DOUBTFUL_PORT -> DOUBTFUL;
            case SQL_BROWSER -> "Give the instance a static port and configure it in the site; dynamic ports are not "
                    + "supported.";
            case LEGACY -> "Let both hosts use SMB on tcp 445; then NetBIOS can be closed.";
            default -> "";
        };
    }

    private static String blocked(FindingGroup group, Communication seen, String port) {
        String open = "open " + port + " from " + (group.hosts > 1 && group.key.anchor().side() != Anchor.Side.INITIATOR
                ? "these hosts" : seen.initiator().toString()) + " to " + asked(group, seen);
        if (group.first.ruling().marked(Mark.DOUBTFUL)) {
            return DOUBTFUL;
        }
        if (group.first.ruling().marked(Mark.LEGACY_SMB)) {
            return NETBIOS;
        }
        return switch (seen.outcome()) {
            case REFUSED -> refused(seen, port, open);
            case PROHIBITED -> prohibited(group, seen, open);
            case UNREACHABLE -> unreachable(group, seen);
            case DROPPED -> "In the capturing host's own firewall, " + open + ".";
            case UNANSWERED -> tftp(seen) ? "Check that the service runs; allow " + ANSWER
                    : echo(seen) ? "Check that the host is up; if it is, " + open + "."
                    : "Check that the host " + (group.key.kind() == FindingKind.NOTIFICATION_FALLBACK ? "" : "is up and ")
                            + "listens on " + port + "; if it does, " + open + ".";
            case RESET -> "Check the service's own log and any filter that inspects content in between.";
            case STALLED -> seen.stuck() ? stuck(seen)
                    : tftp(seen) ? "The request arrives; in filters on the way back, allow " + ANSWER
                    : "Check the path's packet size (MTU), IPsec policies, and whether packets pass both ways.";
            default -> "";
        };
    }

    /** Whom the initiators asked: where no end stays the same, not only the first one. */
    private static String asked(FindingGroup group, Communication seen) {
        return switch (group.key.anchor().side()) {
            case INITIATOR -> group.hosts > 1 ? "these hosts" : seen.responder().toString();
            case NONE -> group.communications == 1 ? seen.responder().toString()
                    : group.hosts == 1 ? "all that it asks" : "all that they ask";
            case INTERNET -> group.communications == 1 ? seen.responder().toString() : "the Internet";
            default -> seen.responder().toString();
        };
    }

    private static String stuck(Communication seen) {
        return OutcomeWords.blockSize(seen).isEmpty()
                ? "Check whether the server's first block reaches the client: filters on the way back, packet size (MTU)."
                : "Let fragments pass between both, or ask for blocks that fit the path's packets (RamDiskTFTPBlockSize of a "
                        + "distribution point).";
    }

    private static boolean echo(Communication seen) {
        return seen.protocol() == IpProtocol.ICMP || seen.protocol() == IpProtocol.ICMPV6;
    }

    private static boolean tftp(Communication seen) {
        return seen.port() == Case.TFTP && seen.protocol() == IpProtocol.UDP;
    }

    /** Several filters on the way to several hosts are one finding, but each needs the rule. */
    private static String prohibited(FindingGroup group, Communication seen, String open) {
        String rest = tftp(seen) ? ", and allow " + ANSWER : ".";
        if (group.reporters.size() > 1) {
            return "On the filters at " + FindingWriter.reporters(group) + ", " + open + rest;
        }
        return "On the filter" + (seen.reporter() == null ? "" : " at " + seen.reporter()) + ", " + open + rest;
    }

    private static String unreachable(FindingGroup group, Communication seen) {
        if (OutcomeWords.byResponder(seen)) {
            return "Look at the firewall and the network settings of " + seen.responder() + ", which sent the error itself.";
        }
        if (group.first.rule() != null && group.first.rule().entry().service().equals(WAKE_ON_LAN) && hostUnreachable(seen)) {
            return SLEEPS.formatted(group.reporters.size() == 1 ? seen.reporter() : "the router");
        }
        boolean several = group.hosts > 1 && group.key.anchor().side() == Anchor.Side.INITIATOR;
        return "Check routing and that " + (several ? "these hosts are up" : seen.responder() + " is up")
                + (group.reporters.isEmpty() ? "." : "; " + FindingWriter.reporters(group) + " sent the error.");
    }

    /** What a router says when nobody answers its ARP or neighbour solicitation; a reporter of IPv6 has codes of its own. */
    private static boolean hostUnreachable(Communication seen) {
        return seen.reporter() != null && seen.icmp() == (seen.reporter().isV4() ? 3 << 8 | 1 : 1 << 8 | 3);
    }

    private static String refused(Communication seen, String port, String open) {
        if (seen.icmp() >= 0 && seen.reporter() != null && !OutcomeWords.byResponder(seen)) {
            return "Look at " + seen.reporter() + " first: if it is a filter, " + open
                    + " there; if it is the host itself, check that the service listens on " + port + ".";
        }
        return "Check that the service runs and listens on " + port + "; if it does, " + open + ".";
    }
}
