package io.rolecall.site;

import io.rolecall.catalog.PortSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rule of the WSUS note (2012, note 3): HTTP on 80 goes with HTTPS on 443, HTTP on any other port with HTTPS one
 * higher.
 */
public final class WsusPair {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private WsusPair() {
    }

    /** The HTTPS port that goes with an HTTP port. */
    public static int httpsFor(int http) {
        return http == HTTP ? HTTPS : http + 1;
    }

    /** The HTTP port that goes with an HTTPS port. */
    public static int httpFor(int https) {
        return https == HTTPS ? HTTP : https - 1;
    }

    /** Gives a half that the user left at its default the port that the other half demands. */
    static Map<String, PortSpec> complete(Map<String, PortSpec> defaults, Map<String, PortSpec> changed) {
        boolean http = changed.containsKey(Settings.WSUS_HTTP);
        boolean https = changed.containsKey(Settings.WSUS_HTTPS);
        if (http == https || !defaults.containsKey(Settings.WSUS_HTTP) || !defaults.containsKey(Settings.WSUS_HTTPS)) {
            return changed;
        }
        PortSpec given = changed.get(http ? Settings.WSUS_HTTP : Settings.WSUS_HTTPS);
        StringBuilder other = new StringBuilder();
        for (PortSpec.Range range : given.ranges()) {
            int partner = http ? httpsFor(range.low()) : httpFor(range.low());
            if (range.low() != range.high() || !isPort(partner)) {
                return changed;
            }
            other.append(other.length() == 0 ? "" : "|").append(partner);
        }
        Map<String, PortSpec> completed = new LinkedHashMap<>(changed);
        completed.put(http ? Settings.WSUS_HTTPS : Settings.WSUS_HTTP, PortText.parse(other.toString()));
        return completed;
    }

    /** What is wrong, as one sentence; empty when every HTTP port has its HTTPS port and the reverse. */
    static String problem(PortSpec http, PortSpec https) {
        if (http == null || https == null) {
            return "";
        }
        for (PortSpec.Range range : http.ranges()) {
            if (!https.contains(httpsFor(range.low()))) {
                return unpaired("HTTP", range.low(), "HTTPS", httpsFor(range.low()), https);
            }
        }
        for (PortSpec.Range range : https.ranges()) {
            if (!http.contains(httpFor(range.low()))) {
                return unpaired("HTTPS", range.low(), "HTTP", httpFor(range.low()), http);
            }
        }
        return "";
    }

    private static String unpaired(String one, int port, String other, int partner, PortSpec said) {
        return "WSUS " + one + " port " + port + (isPort(partner)
                ? " goes with " + other + " port " + partner + ", but the site says " + said.text()
                : " has no " + other + " port to go with: there is no port " + partner);
    }

    private static boolean isPort(int number) {
        return number >= 1 && number <= 0xFFFF;
    }
}
