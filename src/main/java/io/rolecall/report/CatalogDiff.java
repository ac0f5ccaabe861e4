package io.rolecall.report;

import io.rolecall.catalog.Catalog;
import io.rolecall.catalog.Entry;
import io.rolecall.catalog.Grade;
import io.rolecall.catalog.PortSpec;
import io.rolecall.catalog.Product;
import io.rolecall.catalog.Role;
import io.rolecall.catalog.Transport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What {@code catalog diff A B} prints: by role pair, what B added, dropped and changed. Practice entries are left out,
 * because no document changed them; roles that a version renamed are one role.
 */
public final class CatalogDiff {
    /**
     * One port of a role pair, with everything that the documents say of it.
     *
     * @param since the release of its product that has it first, or empty
     */
    private record Line(String arrow, String service, String setting, String grade, String since) {
        private Line turned() {
            return new Line(arrow.equals("->") ? "<-" : arrow, service, setting, grade, since);
        }
    }

    private static final String BETWEEN = " to ";
    /** Conditions that tell of a release rather than of a site. */
    private static final Set<String> RELEASES = Set.of("SP1", "release");

    private final Catalog catalog;
    private final Product before;
    private final Product after;
    /** The pairs met so far, so that both directions of one are told of together. */
    private final Set<String> drawn = new HashSet<>();

    private CatalogDiff(Catalog catalog, Product before, Product after) {
        this.catalog = catalog;
        this.before = before;
        this.after = after;
    }

    /** The page. */
    public static String page(Catalog catalog, Product before, Product after) {
        return new CatalogDiff(catalog, before, after).page();
    }

    private String page() {
        Map<String, Map<String, Line>> now = pairs(after);
        Map<String, Map<String, Line>> old = pairs(before);
        Map<String, List<String>> added = new TreeMap<>();
        Map<String, List<String>> dropped = new TreeMap<>();
        Map<String, List<String>> changed = new TreeMap<>();
        now.forEach((pair, ports) -> {
            if (!old.containsKey(pair)) {
                added.put(pair, describe("+", ports));
            } else {
                List<String> lines = changes(old.get(pair), ports, isOneRole(pair));
                if (!lines.isEmpty()) {
                    changed.put(pair, lines);
                }
            }
        });
        old.forEach((pair, ports) -> {
            if (!now.containsKey(pair)) {
                dropped.put(pair, describe("-", ports));
            }
        });
        return page(added, dropped, changed);
    }

    private String page(Map<String, List<String>> added, Map<String, List<String>> dropped,
            Map<String, List<String>> changed) {
        StringBuilder out = new StringBuilder("From ").append(before.title()).append(" to ").append(after.title())
                .append(": ").append(added.size()).append(" role pairs added, ").append(dropped.size())
                .append(" dropped, ").append(changed.size()).append(" changed\n");
        append(out, "Added", added);
        append(out, "Dropped", dropped);
        append(out, "Changed", changed);
        return out.toString();
    }

    private Map<String, Map<String, Line>> pairs(Product product) {
        Map<String, Map<String, Line>> pairs = new TreeMap<>();
        for (Entry entry : documented(product)) {
            if (entry.grade() != Grade.PRACTICE) {
                String pair = current(entry.from()) + BETWEEN + current(entry.to());
                String reverse = current(entry.to()) + BETWEEN + current(entry.from());
                boolean turned = drawn.contains(reverse) && !reverse.equals(pair);
                if (!turned) {
                    drawn.add(pair);
                }
                Map<String, Line> ports = pairs.computeIfAbsent(turned ? reverse : pair, key -> new TreeMap<>());
                for (String port : ports(entry)) {
                    ports.merge(port, turned ? line(entry).turned() : line(entry), CatalogDiff::stronger);
                }
            }
        }
        return pairs;
    }

    /** Whether it joins hosts of one role, so that either may begin whatever the arrow. */
    private static boolean isOneRole(String pair) {
        String[] ends = pair.split(BETWEEN);
        return ends[0].equals(ends[1]);
    }

    /** The product's entries, and those of the Windows baseline that its own page prints. */
    private List<Entry> documented(Product product) {
        List<Entry> entries = new ArrayList<>(catalog.entries(product));
        catalog.windows().stream().filter(entry -> entry.source().startsWith(product.label() + "-"))
                .forEach(entries::add);
        return entries;
    }

    /** The name under which both versions of a renamed role are compared. */
    private String current(String id) {
        Role role = catalog.role(id);
        return role.sameAs().isEmpty() || role.sameAs().compareTo(id) > 0 ? id : role.sameAs();
    }

    /** Ports used together are compared one by one, so that "67 and 68" in one cell is two rows in another document. */
    private static List<String> ports(Entry entry) {
        String transport = Transport.label(entry.protocol());
        if (entry.ports().kind() == PortSpec.Kind.NONE) {
            return List.of(transport);
        }
        List<String> ports = new ArrayList<>();
        for (String port : entry.ports().text().split("\\+")) {
            ports.add(transport + " " + port);
        }
        return ports;
    }

    private static Line line(Entry entry) {
        String since = "";
        for (String condition : entry.condition().split(";")) {
            since = RELEASES.contains(condition) ? condition : since;
        }
        return new Line(entry.either() ? "<->" : "->", entry.service(), entry.setting(), entry.grade().label(), since);
    }

    /** Of two entries for one port: the wider arrow, the better grade, any setting, every release that either has. */
    private static Line stronger(Line one, Line two) {
        boolean better = rank(two.grade) < rank(one.grade);
        return new Line(one.arrow.equals(two.arrow) ? one.arrow : "<->", better ? two.service : one.service,
                one.setting.isEmpty() ? two.setting : one.setting, better ? two.grade : one.grade,
                one.since.isEmpty() ? one.since : two.since);
    }

    private static int rank(String grade) {
        return grade.equals("printed") ? 0 : grade.equals("implied") ? 1 : 2;
    }

    private static List<String> describe(String sign, Map<String, Line> ports) {
        List<String> lines = new ArrayList<>();
        ports.forEach((port, line) -> lines.add("%s %s %s, %s%s%s".formatted(sign, line.arrow, port, line.service,
                line.since.isEmpty() ? "" : ", " + release(line.since),
                line.grade.equals("printed") ? "" : " [" + line.grade + "]")));
        return lines;
    }

    /** "only since SP1". */
    private static String release(String since) {
        return switch (since) {
            case "" -> "in every release";
            case "release" -> "only in a later release";
            default -> "only since " + since;
        };
    }

    private static List<String> changes(Map<String, Line> old, Map<String, Line> now, boolean oneRole) {
        List<String> lines = new ArrayList<>();
        Map<String, Line> gone = new TreeMap<>(old);
        gone.keySet().removeAll(now.keySet());
        Map<String, Line> fresh = new TreeMap<>(now);
        fresh.keySet().removeAll(old.keySet());
        lines.addAll(describe("+", fresh));
        lines.addAll(describe("-", gone));
        now.forEach((port, line) -> {
            String differences = old.containsKey(port) ? differences(old.get(port), line, oneRole) : "";
            if (!differences.isEmpty()) {
                lines.add("~ %s: %s".formatted(port, differences));
            }
        });
        return lines;
    }

    private static String differences(Line was, Line is, boolean oneRole) {
        List<String> parts = new ArrayList<>();
        if (!oneRole) {
            difference(parts, "arrow", was.arrow, is.arrow);
        }
        if (!was.since.equals(is.since)) {
            parts.add("%s, was %s".formatted(release(is.since), release(was.since)));
        }
        difference(parts, "setting", was.setting, is.setting);
        difference(parts, "grade", was.grade, is.grade);
        return String.join(", ", parts);
    }

    private static void difference(List<String> parts, String what, String was, String is) {
        if (!was.equals(is)) {
            parts.add("%s %s, was %s".formatted(what, is.isEmpty() ? "none" : is, was.isEmpty() ? "none" : was));
        }
    }

    private static void append(StringBuilder out, String title, Map<String, List<String>> pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        out.append('\n').append(title).append('\n');
        pairs.forEach((pair, lines) -> {
            out.append("  ").append(pair).append('\n');
            lines.forEach(line -> out.append("    ").append(line).append('\n'));
        });
    }
}
