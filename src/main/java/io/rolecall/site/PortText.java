package io.rolecall.site;

import io.rolecall.catalog.PortSpec;
import java.util.ArrayList;
import java.util.List;

/** Reads the ports that a user gives a setting: {@code 8080}, {@code 80|8530}, {@code 50000-50100}. */
final class PortText {
    private static final int HIGHEST = 65_535;

    private PortText() {
    }

    /**
     * @throws IllegalArgumentException with what is wrong, as the end of a sentence
     */
    static PortSpec parse(String text) {
        List<PortSpec.Range> ranges = new ArrayList<>();
        for (String part : text.split("\\|", -1)) {
            String value = part.strip();
            int dash = value.indexOf('-', 1);
            int low = port(dash < 0 ? value : value.substring(0, dash).strip());
            int high = dash < 0 ? low : port(value.substring(dash + 1).strip());
            if (high < low) {
                throw new IllegalArgumentException("range " + value + " ends before it begins");
            }
            ranges.add(new PortSpec.Range(low, high));
        }
        return new PortSpec(text.strip(), PortSpec.Kind.PORTS, List.copyOf(ranges));
    }

    private static int port(String text) {
        boolean digits = !text.isEmpty();
        for (int i = 0; i < text.length(); i++) {
            digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        if (!digits) {
            throw new IllegalArgumentException(
                    "found " + SiteException.quoted(text) + ", expected a port such as 8080, 80|8530 or 50000-50100");
        }
        int port = text.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(text);
        if (port < 1 || port > HIGHEST) {
            throw new IllegalArgumentException("port " + text + " is out of 1-" + HIGHEST);
        }
        return port;
    }
}
