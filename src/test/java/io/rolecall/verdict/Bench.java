package io.rolecall.verdict;

import io.rolecall.catalog.Catalog;
import io.rolecall.catalog.Product;
import io.rolecall.observe.Observations;
import io.rolecall.observe.Traffic;
import io.rolecall.site.Settings;
import io.rolecall.site.Site;
import io.rolecall.site.SiteException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A judge's bench for tests: the program's own catalog, a site written inline, and short questions. */
final class Bench {
    static final Catalog CATALOG = Catalog.load(null);

    /** A site with one host of each role that the tests need, IPv4 and IPv6. */
    static final String SITE = String.join("\n",
            "host,roles,name",
            "10.0.0.1,site-server,SITE01",
            "10.0.0.2,management-point,MP01",
            "10.0.0.3,distribution-point,",
            "10.0.0.4,software-update-point,",
            "10.0.0.5,sql-server,",
            "10.0.0.6,Domain Controller;GC,",
            "10.0.0.7,fallback-status-point,",
            "10.0.0.8,distribution-point-pxe;distribution-point-multicast,",
            "10.0.0.9,reporting-services-point,",
            "10.0.0.10,proxy,",
            "10.0.0.11,management-point;site-server-initiates,",
            "10.0.0.12,sql-server,",
            "10.0.0.13,configuration-manager-console,",
            "10.0.0.14,sms-provider,",
            "10.0.0.15,exchange-server-connector,",
            "10.0.0.16,exchange-server,",
            "10.1.0.0/16,client,",
            "10.1.9.0/24,state-migration-point,",
            "2001:db8::1,site-server,",
            "2001:db8::2,management-point,",
            "2001:db8:1::/48,client,") + "\n";

    private final Product product;
    private final String site;
    private final List<String> ports = new ArrayList<>();

    private Bench(Product product, String site) {
        this.product = product;
        this.site = site;
    }

    static Bench of(Product product) {
        return new Bench(product, SITE);
    }

    static Bench cb() {
        return of(Product.CB);
    }

    static Bench withoutSite() {
        return new Bench(Product.CB, null);
    }

    Bench site(String rows) {
        return new Bench(product, rows);
    }

    Bench port(String option) {
        ports.add(option);
        return this;
    }

    Judgement judge(Observations traffic) {
        try {
            return new Judge(CATALOG, product, loaded(), Settings.of(CATALOG).with(ports)).judge(traffic);
        } catch (SiteException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private Site loaded() throws SiteException {
        if (site == null) {
            return Site.none(CATALOG);
        }
        try {
            Path folder = Files.createTempDirectory("bench");
            Path file = Files.writeString(folder.resolve("site.csv"), site);
            try {
                return Site.load(file, CATALOG);
            } finally {
                Files.delete(file);
                Files.delete(folder);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The one verdict on the last line of the traffic, by its port. */
    Verdict verdict(Traffic traffic, int port) {
        for (Verdict verdict : judge(traffic).verdicts()) {
            if (verdict.communication().port() == port) {
                return verdict;
            }
        }
        throw new IllegalStateException("no communication on " + port);
    }

    Verdict tcp(String initiator, String responder, int port) {
        return verdict(new Traffic().tcp(initiator, responder, port).seen(), port);
    }

    Verdict udp(String initiator, String responder, int port) {
        return verdict(new Traffic().udp(initiator, responder, port).seen(), port);
    }
}
