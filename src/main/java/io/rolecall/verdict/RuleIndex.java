package io.rolecall.verdict;

import io.rolecall.catalog.Entry;
import io.rolecall.catalog.PortSpec;
import io.rolecall.site.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The entries of one table by transport and port, with the site's ports in their places. Built once, then only read. */
final class RuleIndex {
    /** A range up to this wide is spread over its ports; a wider one is tried each time. */
    private static final int SPREAD = 64;

    private final List<Rule> all = new ArrayList<>();
    private final Ports placed = new Ports(false);
    private final Ports replaced = new Ports(true);
    private final Map<Integer, List<Rule>> dynamic = new HashMap<>();

    /** Rules by their ports: those that they have here, or those that the site changed. */
    private static final class Ports {
        private final Map<Integer, List<Rule>> exact = new HashMap<>();
        private final Map<Integer, List<Rule>> wide = new HashMap<>();
        private final boolean documented;

        /** @param documented whether by the ports that the catalog documents, whatever the site says */
        Ports(boolean documented) {
            this.documented = documented;
        }

        private PortSpec of(Rule rule) {
            return documented ? rule.entry().ports() : rule.ports();
        }

        void place(Rule rule) {
            int protocol = rule.entry().protocol();
            PortSpec ports = of(rule);
            if (ports.kind() == PortSpec.Kind.NONE || isWide(ports)) {
                add(wide, protocol, rule);
                return;
            }
            for (PortSpec.Range range : ports.ranges()) {
                for (int port = range.low(); port <= range.high(); port++) {
                    add(exact, key(protocol, port), rule);
                }
            }
        }

        List<Rule> at(int protocol, int port) {
            List<Rule> one = exact.getOrDefault(key(protocol, port), List.of());
            List<Rule> ranges = wide.getOrDefault(protocol, List.of());
            if (ranges.isEmpty()) {
                return one;
            }
            List<Rule> found = new ArrayList<>(one);
            for (Rule rule : ranges) {
                if (of(rule).contains(port)) {
                    found.add(rule);
                }
            }
            return found;
        }

        boolean names(int protocol, int port) {
            if (exact.containsKey(key(protocol, port))) {
                return true;
            }
            for (Rule rule : wide.getOrDefault(protocol, List.of())) {
                if (of(rule).contains(port)) {
                    return true;
                }
            }
            return false;
        }
    }

    RuleIndex(List<Entry> entries, Settings settings) {
        for (Entry entry : entries) {
            Rule rule = new Rule(entry, settings.ports(entry), settings.substitutes(entry), all.size());
            all.add(rule);
            if (rule.dynamic()) {
                add(dynamic, entry.protocol(), rule);
                continue;
            }
            placed.place(rule);
            if (rule.substituted()) {
                replaced.place(rule);
            }
        }
    }

    private static boolean isWide(PortSpec ports) {
        for (PortSpec.Range range : ports.ranges()) {
            if (range.high() - range.low() >= SPREAD) {
                return true;
            }
        }
        return false;
    }

    private static void add(Map<Integer, List<Rule>> into, int key, Rule rule) {
        List<Rule> rules = into.get(key);
        if (rules == null) {
            rules = new ArrayList<>();
            into.put(key, rules);
        }
        rules.add(rule);
    }

    /** The entries of a port, dynamic ones not among them. */
    List<Rule> at(int protocol, int port) {
        return placed.at(protocol, port);
    }

    /** Whether an entry has this port, or would have it, had the site not changed it; dynamic ones are not asked. */
    boolean names(int protocol, int port) {
        return placed.names(protocol, port) || replaced.names(protocol, port);
    }

    /** The entries for dynamic RPC ports that may be this one: some print a range. */
    List<Rule> dynamic(int protocol, int port) {
        List<Rule> found = new ArrayList<>();
        for (Rule rule : dynamic.getOrDefault(protocol, List.of())) {
            if (rule.ports().kind() == PortSpec.Kind.DYNAMIC || rule.ports().contains(port)) {
                found.add(rule);
            }
        }
        return found;
    }

    /** Entries that would have this port, had the site not changed it. */
    List<Rule> replaced(int protocol, int port) {
        return replaced.at(protocol, port);
    }

    /** Every entry, in the catalog's order. */
    List<Rule> all() {
        return all;
    }

    private static int key(int protocol, int port) {
        return protocol << 16 | port;
    }
}
