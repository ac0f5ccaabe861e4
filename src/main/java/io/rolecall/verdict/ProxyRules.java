package io.rolecall.verdict;

import io.rolecall.site.RoleBook;
import io.rolecall.site.Settings;
import io.rolecall.wire.IpProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The Internet entries that a case may fulfil by way of a proxy: host to proxy on whatever port the proxy listens, and
 * proxy to the Internet on the entry's own port. Asked when no entry names the two hosts themselves.
 */
final class ProxyRules {
    private static final String HTTP = "HTTP";
    private static final String HTTPS = "HTTPS";
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int LOWEST_FREE_PORT = 1024;

    /** Entries that hold. */
    final List<Rule> documented = new ArrayList<>();
    /** Entries that would hold, but for what the payload proves. */
    final List<Rule> contradicted = new ArrayList<>();

    private final RuleIndex product;
    private final Supplier<RuleIndex> windows;
    private final Settings settings;
    private final PayloadFit payload;

    ProxyRules(RuleIndex product, Supplier<RuleIndex> windows, Settings settings, PayloadFit payload) {
        this.product = product;
        this.windows = windows;
        this.settings = settings;
        this.payload = payload;
    }

    /** Sorts the product's Internet entries into the lists. */
    ProxyRules sort(Case matter) {
        if (matter.seen().protocol() != IpProtocol.TCP) {
            return this;
        }
        if (matter.initiator().fills(RoleBook.PROXY) && matter.responder().internet()) {
            fromProxy(matter);
        } else if (matter.responder().fills(RoleBook.PROXY)) {
            toProxy(matter);
        }
        if (!documented.isEmpty() || !contradicted.isEmpty()) { // No lambda before: linking one costs every short run.
            atLarge(documented);
            atLarge(contradicted);
        }
        return this;
    }

    private void fromProxy(Case matter) {
        for (Rule rule : product.at(IpProtocol.TCP, matter.seen().port())) {
            if (rule.throughProxy() && !rule.practice()) {
                (payload.contradicts(matter.seen().application(), rule) ? contradicted : documented).add(rule);
            }
        }
    }

    /**
     * A proxy is asked over HTTP for whatever its client wants, and the wish may be encrypted as a whole. On a port that
     * nobody calls the proxy's, other payload only shows that this is not the proxy.
     */
    private void toProxy(Case matter) {
        String application = matter.seen().application();
        boolean web = !payload.contradicts(application, HTTP) || !payload.contradicts(application, HTTPS);
        boolean named = namedPort(matter.seen().port());
        boolean clear = matter.clearToProxy();
        if (!mayListen(matter.seen().port()) || !web && !named) {
            return;
        }
        for (Rule rule : product.all()) {
            if (rule.throughProxy() && !rule.practice() && !(clear && rule.entry().service().equals(HTTPS))
                    && matter.initiator().asInitiator(rule.entry().from()) == Fit.YES) {
                (web ? documented : contradicted).add(rule);
            }
        }
    }

    /**
     * The ports the user names; else any but the fixed ones below 1024 that are not the web's, and those that documents
     * name for something else: who is refused on 3389 or 1433 of that host did not ask for the proxy.
     */
    private boolean mayListen(int port) {
        return namedPort(port) || !settings.changed(Settings.PROXY) && port >= LOWEST_FREE_PORT
                && onlyWeb(product, port) && onlyWeb(windows.get(), port);
    }

    private static boolean onlyWeb(RuleIndex documents, int port) {
        for (Rule rule : documents.at(IpProtocol.TCP, port)) {
            String service = rule.entry().service();
            if (!service.equals(HTTP) && !service.equals(HTTPS)) {
                return false;
            }
        }
        return true;
    }

    private boolean namedPort(int port) {
        boolean webPort = !settings.changed(Settings.PROXY) && (port == HTTP_PORT || port == HTTPS_PORT);
        return webPort || settings.ports(Settings.PROXY).contains(port);
    }

    /** Which cloud service is asked for, only the proxy knows. */
    private static void atLarge(List<Rule> rules) {
        if (rules.stream().anyMatch(Rule::toInternet)) {
            rules.removeIf(rule -> !rule.toInternet());
        }
    }
}
