package io.rolecall.site;

import io.rolecall.catalog.Catalog;
import io.rolecall.catalog.Entry;
import io.rolecall.catalog.PortSpec;
import io.rolecall.catalog.Setting;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The ports as the site uses them: the catalog's settings, and what the user changed ({@code --port NAME=VALUE}). A
 * changed setting replaces the documented default; name both ({@code http=80|8080}) to keep it. Immutable.
 */
public final class Settings {
    /** The range from which RPC takes dynamic ports. */
    public static final String RPC_DYNAMIC = "rpc-dynamic";
    /** HTTP of WSUS. */
    public static final String WSUS_HTTP = "wsus-http";
    /** HTTPS of WSUS. */
    public static final String WSUS_HTTPS = "wsus-https";
    /** Where the site's proxies listen. */
    public static final String PROXY = "proxy";
    /** Client notification. */
    public static final String NOTIFICATION = "notification";

    /** What Windows uses: 1025-5000 before Vista and Server 2008, 49152-65535 since; the documents print 1024-5000. */
    private static final PortSpec WINDOWS_DYNAMIC = PortText.parse("1024-5000|49152-65535");

    private final Map<String, PortSpec> defaults;
    private final Map<String, PortSpec> changes;

    private Settings(Map<String, PortSpec> defaults, Map<String, PortSpec> changes) {
        this.defaults = new TreeMap<>(defaults);
        this.changes = new TreeMap<>(changes);
    }

    /** The documented defaults of a catalog. */
    public static Settings of(Catalog catalog) {
        Map<String, PortSpec> defaults = new LinkedHashMap<>();
        for (Setting setting : catalog.settings()) {
            defaults.put(setting.id(), setting.ports());
        }
        return defaults(defaults);
    }

    /** The documented defaults. */
    static Settings defaults(Map<String, PortSpec> defaults) {
        return new Settings(defaults, Map.of());
    }

    /**
     * These settings with some changed.
     *
     * @param options {@code NAME=VALUE} each, as the user typed them; the last of several for one name holds
     */
    public Settings with(Collection<String> options) throws SiteException {
        Map<String, PortSpec> changed = new LinkedHashMap<>(changes);
        for (String option : options) {
            int equals = option.indexOf('=');
            String name = (equals < 0 ? option : option.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
            if (equals < 0) {
                throw new SiteException(
                        "--port " + SiteException.quoted(option) + ": expected NAME=VALUE, such as http=8080");
            }
            if (!defaults.containsKey(name)) {
                throw new SiteException("--port " + SiteException.quoted(option) + ": unknown setting "
                        + SiteException.quoted(name) + ", expected one of " + String.join(", ", names()));
            }
            changed.put(name, value(option, option.substring(equals + 1)));
        }
        return new Settings(defaults, WsusPair.complete(defaults, changed));
    }

    private static PortSpec value(String option, String text) throws SiteException {
        try {
            return PortText.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new SiteException("--port " + SiteException.quoted(option) + ": " + wrong.getMessage());
        }
    }

    /** The names a user may set, sorted. */
    public List<String> names() {
        return List.copyOf(new TreeSet<>(defaults.keySet()));
    }

    /** Whether the user changed this setting. */
    public boolean changed(String name) {
        return changes.containsKey(name);
    }

    /** The ports of a setting; null for a name that is none. */
    public PortSpec ports(String name) {
        return changes.getOrDefault(name, defaults.get(name));
    }

    /** The ports an entry stands for in this site. */
    public PortSpec ports(Entry entry) {
        return substitutes(entry) ? changes.get(entry.setting()) : entry.ports();
    }

    /** Whether the site's ports take the place of an entry's own; a dynamic port stays dynamic. */
    public boolean substitutes(Entry entry) {
        return entry.ports().kind() == PortSpec.Kind.PORTS && changes.containsKey(entry.setting());
    }

    /** Whether a port lies where this site's hosts take dynamic RPC ports from. */
    public boolean inDynamicRange(int port) {
        PortSpec range = ports(RPC_DYNAMIC);
        return (range == null || range.ranges().isEmpty() ? WINDOWS_DYNAMIC : range).contains(port);
    }

    /** What is wrong with the pair of WSUS ports, as one sentence; empty when nothing is. */
    public String wsusProblem() {
        return WsusPair.problem(ports(WSUS_HTTP), ports(WSUS_HTTPS));
    }
}
