package io.rolecall.report;

import io.rolecall.catalog.Catalog;
import io.rolecall.catalog.Entry;
import io.rolecall.catalog.Erratum;
import io.rolecall.catalog.Feature;
import io.rolecall.catalog.PortSpec;
import io.rolecall.catalog.Product;
import io.rolecall.catalog.Role;
import io.rolecall.catalog.RpcInterface;
import io.rolecall.catalog.Service;
import io.rolecall.catalog.Setting;
import io.rolecall.catalog.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What {@code catalog show WORD} prints: everything the catalog knows under a word, be it a port, a role, a service, a
 * feature, a setting, an entry, an erratum or an RPC interface. A word may be several of them; all are shown.
 */
public final class CatalogShow {
    private static final int LAST_PORT = 65535;

    private final Catalog catalog;
    private final Product only;
    private final StringBuilder out = new StringBuilder();

    private CatalogShow(Catalog catalog, Product only) {
        this.catalog = catalog;
        this.only = only;
    }

    /**
     * The page.
     *
     * @param word a port ({@code 10123}, {@code 445/tcp}, {@code 8/0}) or any name or id in the catalog
     * @param only one product, or null for all
     * @return the page, or null when the catalog has nothing under this word
     */
    public static String page(Catalog catalog, String word, Product only) {
        CatalogShow show = new CatalogShow(catalog, only);
        show.port(joined(word.toLowerCase(Locale.ROOT)));
        show.names(word);
        show.rows(word);
        return show.out.isEmpty() ? null : show.out.toString();
    }

    /** A port as reports print it ({@code tcp 445}, {@code icmp 8/0}), as this class reads it. */
    private static String joined(String word) {
        int blank = word.indexOf(' ');
        String before = blank < 0 ? "" : word.substring(0, blank);
        String behind = word.substring(blank + 1);
        if (isTransport(before)) {
            return before + "/" + behind;
        }
        return before.equals("icmp") || before.equals("icmpv6") ? behind : word;
    }

    private void port(String word) {
        int slash = word.indexOf('/');
        String number = slash < 0 ? word : word.substring(0, slash);
        String rest = slash < 0 ? "" : word.substring(slash + 1);
        if (isTransport(number)) {
            String swap = number;
            number = rest;
            rest = swap;
        }
        PortSpec spec = PortSpec.parse(isTransport(rest) || rest.isEmpty() ? number : word);
        boolean one = spec != null && !spec.ranges().isEmpty() && spec.ranges().size() == 1
                && spec.ranges().get(0).low() == spec.ranges().get(0).high();
        if (one) {
            transportPort(spec.ranges().get(0).low(), spec.kind(), rest, word);
        }
    }

    private static boolean isTransport(String text) {
        return text.equals("tcp") || text.equals("udp");
    }

    private void transportPort(int port, PortSpec.Kind kind, String transport, String word) {
        title((kind == PortSpec.Kind.ICMP ? "ICMP type and code " : "Port ") + word);
        for (Setting setting : catalog.settings()) {
            if (kind == PortSpec.Kind.PORTS && setting.ports().contains(port)) {
                prose("Default of the setting " + setting.id() + " (" + setting.ports().text() + "): "
                        + setting.description() + ".");
            }
        }
        dynamicNote(port, kind);
        boolean any = tables(entry -> entry.ports().kind() == kind && entry.ports().contains(port)
                && (!isTransport(transport) || transport.equals(Transport.label(entry.protocol()))));
        if (!any) {
            out.append("  No entry uses it.\n");
        }
        if (kind == PortSpec.Kind.PORTS) {
            errataOn(port);
        }
    }

    /** A port in the dynamic range belongs to whatever RPC interface an endpoint mapper put there. */
    private void dynamicNote(int port, PortSpec.Kind kind) {
        boolean dynamic = kind == PortSpec.Kind.PORTS && catalog.settings().stream()
                .anyMatch(setting -> setting.id().equals("rpc-dynamic") && setting.ports().contains(port));
        if (dynamic) {
            prose("RPC entries with dynamic ports fit it too, where an endpoint mapper named it: rolecall catalog show RPC.");
        }
    }

    /** Errata that print the number: how a misprinted port is explained. */
    private void errataOn(int port) {
        for (Erratum erratum : catalog.errata()) {
            for (String part : erratum.says().split("[^0-9]+")) {
                if (part.equals(Integer.toString(port)) && port <= LAST_PORT) {
                    erratum(erratum);
                    break;
                }
            }
        }
    }

    private void names(String word) {
        Role role = catalog.role(word);
        if (role != null) {
            role(role);
        }
        services(word);
        features(word);
        for (Setting setting : catalog.settings()) {
            if (setting.id().equalsIgnoreCase(word)) {
                title("Setting " + setting.id() + ", default " + setting.ports().text());
                prose(setting.description() + ".");
                tables(entry -> entry.setting().equals(setting.id()));
            }
        }
    }

    private void services(String word) {
        for (Service service : catalog.services()) {
            if (service.name().equalsIgnoreCase(word) || service.aliases().stream().anyMatch(word::equalsIgnoreCase)) {
                title("Service " + service.name());
                prose(service.description() + ".");
                tables(entry -> entry.service().equals(service.name()));
            }
        }
    }

    private void features(String word) {
        for (Feature feature : catalog.features()) {
            if (feature.id().equalsIgnoreCase(word) || feature.name().equalsIgnoreCase(word)) {
                title("Feature " + feature.id() + ": " + feature.name());
                prose(feature.description() + ".");
                tables(entry -> entry.feature().equals(feature.id()));
            }
        }
    }

    private void role(Role role) {
        title("Role " + role.id() + ": " + role.name());
        prose(role.description());
        List<String> facts = new ArrayList<>();
        facts.add("Kind: " + role.kind().label());
        if (!role.aliases().isEmpty()) {
            facts.add("also called " + String.join(", ", role.aliases()));
        }
        if (!role.sameAs().isEmpty()) {
            facts.add("in another version " + role.sameAs());
        }
        if (role.closure().size() > 1) {
            facts.add("plays also " + String.join(", ", role.closure().stream().skip(1).toList()));
        }
        prose(String.join("; ", facts) + ".");
        tables(entry -> entry.from().equals(role.id()) || entry.to().equals(role.id()));
    }

    private void rows(String word) {
        CatalogWords.tables(catalog, only).forEach((title, entries) -> entries.stream()
                .filter(entry -> entry.id().equalsIgnoreCase(word)).forEach(entry -> entry(title, entry)));
        catalog.errata().stream().filter(erratum -> erratum.id().equalsIgnoreCase(word)).forEach(erratum -> {
            title("Erratum");
            erratum(erratum);
        });
        catalog.rpcInterfaces().stream().filter(rpc -> rpc.uuid().equalsIgnoreCase(word)
                || rpc.name().equalsIgnoreCase(word)).forEach(this::rpcInterface);
    }

    private void entry(String table, Entry entry) {
        title("Entry " + entry.id() + " of " + table);
        CatalogTable facts = new CatalogTable("  ");
        facts.line("pair", CatalogWords.pair(entry));
        facts.line("service", entry.service());
        facts.line("ports", CatalogWords.ports(entry));
        facts.line("setting", entry.setting().isEmpty() ? "none" : entry.setting());
        facts.line("feature", entry.feature());
        facts.line("condition", entry.condition().isEmpty() ? "none" : entry.condition());
        facts.line("reply", entry.replyExpected() ? "expected" : "none");
        facts.line("grade", entry.grade().label());
        facts.line("source", entry.source() + ", " + entry.section());
        facts.appendTo(out);
        Prose.append(out, entry.note().isEmpty() ? "  note" : "  note       ", entry.note());
    }

    private void erratum(Erratum erratum) {
        prose(erratum.id() + ", " + erratum.source() + ", " + erratum.section() + ": says \"" + erratum.says()
                + "\", means \"" + erratum.means() + "\". " + erratum.reason());
    }

    private void prose(String words) {
        Prose.append(out, 2, words);
    }

    private void rpcInterface(RpcInterface rpc) {
        title("RPC interface " + rpc.name());
        CatalogTable facts = new CatalogTable("  ");
        facts.line("uuid", rpc.uuid());
        facts.line("proves", rpc.provesRole().isEmpty() ? "no role" : rpc.provesRole());
        facts.line("feature", rpc.feature().isEmpty() ? "several" : rpc.feature());
        facts.line("source", rpc.source());
        facts.appendTo(out);
    }

    private void title(String title) {
        if (!out.isEmpty()) {
            out.append('\n');
        }
        out.append(title).append('\n');
    }

    private boolean tables(Predicate<Entry> wanted) {
        int before = out.length();
        CatalogWords.tables(catalog, only).forEach((title, entries) -> {
            List<Entry> found = entries.stream().filter(wanted).toList();
            if (!found.isEmpty()) {
                out.append("\n  ").append(title).append('\n');
                CatalogWords.appendEntries(out, "    ", found);
            }
        });
        return out.length() > before;
    }
}
