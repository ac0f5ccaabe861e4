package io.rolecall.verdict;

import io.rolecall.observe.FrameRef;
import io.rolecall.site.Settings;
import io.rolecall.site.WsusPair;
import io.rolecall.wire.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Checks the pair of WSUS ports of every software update point that answered (errata E20: different servers may use
 * different pairs). On a host that is a management or distribution point too, 80 and 443 may belong to those roles and say
 * nothing.
 */
final class WsusObserved {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    /** The document and the place in it that pair the two ports. */
    private static final String NOTE = "2012-ports, note 3 (Windows Server Update Services)";

    private static final class Ports {
        final TreeSet<Integer> http = new TreeSet<>();
        final TreeSet<Integer> https = new TreeSet<>();
        final List<FrameRef> frames = new ArrayList<>();
    }

    private final Map<IpAddress, Ports> byServer = new TreeMap<>();

    void add(Judged judged) {
        if (judged.value() != Documentation.DOCUMENTED || !PairRules.answered(judged)) {
            return;
        }
        int port = judged.matter().seen().port();
        boolean shared = judged.matter().responder().fills("iis-site-system") && (port == HTTP || port == HTTPS);
        for (Rule rule : judged.ruling().rules()) {
            boolean http = rule.entry().setting().equals(Settings.WSUS_HTTP);
            if (!shared && (http || rule.entry().setting().equals(Settings.WSUS_HTTPS))) {
                Ports ports = byServer.computeIfAbsent(judged.matter().responder().address(), host -> new Ports());
                if ((http ? ports.http : ports.https).add(port)) {
                    ports.frames.add(judged.matter().seen().firstFrame());
                }
                return;
            }
        }
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        byServer.forEach((server, ports) -> {
            boolean paired = ports.http.stream().anyMatch(http -> ports.https.contains(WsusPair.httpsFor(http)));
            if (!ports.http.isEmpty() && !ports.https.isEmpty() && !paired) {
                findings.add(finding(server, ports));
            }
        });
        return findings;
    }

    private static Finding finding(IpAddress server, Ports ports) {
        int http = ports.http.first();
        return new Finding(FindingKind.WSUS_PAIR.label(), Severity.WARNING,
                server + ": WSUS answers on HTTP " + http + " and HTTPS " + ports.https.first()
                        + ", which do not go together",
                "HTTP on " + http + " goes with HTTPS on " + WsusPair.httpsFor(http)
                        + ": 80 with 443, any other HTTP port with the next number",
                List.copyOf(ports.frames), NOTE,
                "Set both ports of the WSUS web site as a pair, and the same pair in the site.", 1);
    }

    /** What is wrong with the pair that the user set, if anything. */
    static List<Finding> ofSettings(Settings settings) {
        String problem = settings.wsusProblem();
        return problem.isEmpty() ? List.of() : List.of(new Finding(FindingKind.WSUS_PAIR.label(), Severity.WARNING,
                "the site's WSUS ports do not go together", problem, List.of(), NOTE,
                "Set both: --port wsus-http=8530 --port wsus-https=8531, for example.", 0));
    }
}
