package io.rolecall.verdict;

import io.rolecall.catalog.Catalog;
import io.rolecall.catalog.Entry;
import io.rolecall.catalog.Product;
import io.rolecall.catalog.RpcInterface;
import io.rolecall.observe.Observations;
import io.rolecall.site.EvidenceRoles;
import io.rolecall.site.HostDirectory;
import io.rolecall.site.PortPatternRoles;
import io.rolecall.site.RoleSource;
import io.rolecall.site.Settings;
import io.rolecall.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Judges observations by one product's catalog and one site. Made once, then asked for each run or screen refresh; a pure
 * function of what it is given.
 */
public final class Judge {
    private final Catalog catalog;
    private final Product product;
    private final Site site;
    private final Settings settings;
    private final DocumentationJudge documents;
    private final VerdictMaker maker;

    /**
     * @param catalog the documents
     * @param product the product to judge by
     * @param site who is who
     * @param settings the ports as the site uses them
     */
    public Judge(Catalog catalog, Product product, Site site, Settings settings) {
        this.catalog = catalog;
        this.product = product;
        this.site = site;
        this.settings = settings;
        List<Supplier<RuleIndex>> others = new ArrayList<>();
        for (Product other : Product.values()) {
            if (other != product) {
                others.add(new LateIndex(catalog, other, settings, false));
            }
        }
        this.documents = new DocumentationJudge(new RuleIndex(ofProduct(catalog, product), settings), others,
                new LateIndex(catalog, product, settings, true), settings, PayloadFit.of(catalog));
        this.maker = new VerdictMaker(new Reasons(site.book(), product, new InterfaceNames(catalog)));
    }

    /** A product's entries without those that repeat the Windows baseline: they are a level of their own (errata E75). */
    private static List<Entry> ofProduct(Catalog catalog, Product product) {
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : catalog.entries(product)) {
            if (!Rule.baseline(entry)) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private static List<Entry> baseline(Catalog catalog, Product product) {
        List<Entry> entries = new ArrayList<>(catalog.windows());
        for (Entry entry : catalog.entries(product)) {
            if (Rule.baseline(entry)) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /** Tables that a run may never ask for are read when it does. */
    private static final class LateIndex implements Supplier<RuleIndex> {
        private final Catalog catalog;
        private final Product product;
        private final Settings settings;
        private final boolean baseline;
        private RuleIndex made;

        LateIndex(Catalog catalog, Product product, Settings settings, boolean baseline) {
            this.catalog = catalog;
            this.product = product;
            this.settings = settings;
            this.baseline = baseline;
        }

        @Override
        public synchronized RuleIndex get() {
            if (made == null) {
                made = new RuleIndex(baseline ? baseline(catalog, product) : ofProduct(catalog, product), settings);
            }
            return made;
        }
    }

    /** What people call an RPC interface. */
    private static final class InterfaceNames implements UnaryOperator<String> {
        private final Catalog catalog;

        InterfaceNames(Catalog catalog) {
            this.catalog = catalog;
        }

        @Override
        public String apply(String uuid) {
            for (RpcInterface known : catalog.rpcInterfaces()) {
                if (known.uuid().equals(uuid)) {
                    return known.name();
                }
            }
            return "interface " + uuid;
        }
    }

    /** Judges a run; roles that the site file leaves open are proven by payload and hinted at by ports. */
    public Judgement judge(Observations observations) {
        return judge(observations, List.of(EvidenceRoles.of(observations, catalog, site.book()),
                PortPatternRoles.of(observations, settings, site.book())));
    }

    /**
     * Judges a run.
     *
     * @param sources who may say a host's role where the site file does not
     */
    public Judgement judge(Observations observations, List<RoleSource> sources) {
        HostDirectory directory = new HostDirectory(site, sources);
        VerdictWalk walk = new VerdictWalk(observations, directory, site, documents, maker);
        return new ObservedJudgement(catalog, product, directory, settings, observations, walk);
    }
}
