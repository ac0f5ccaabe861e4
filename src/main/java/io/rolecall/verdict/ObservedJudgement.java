package io.rolecall.verdict;

import io.rolecall.catalog.Catalog;
import io.rolecall.catalog.Product;
import io.rolecall.observe.Communication;
import io.rolecall.observe.Observations;
import io.rolecall.site.HostRoles;
import io.rolecall.site.Settings;
import io.rolecall.site.Site;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A judgement that walks when it is asked: anew for the verdicts, and once for all that is summed up over them. A report
 * of verdicts alone never pays for the sums.
 */
final class ObservedJudgement implements Judgement {
    /** Communications of one pair of hosts that are looked at together; a port scan between two hosts exceeds it. */
    private static final int PAIR = 4_096;

    private final Catalog catalog;
    private final Product product;
    private final Site site;
    private final Settings settings;
    private final Observations observations;
    private final VerdictWalk walk;
    private Sums sums;

    ObservedJudgement(Catalog catalog, Product product, Site site, Settings settings, Observations observations,
            VerdictWalk walk) {
        this.catalog = catalog;
        this.product = product;
        this.site = site;
        this.settings = settings;
        this.observations = observations;
        this.walk = walk;
    }

    private record Sums(List<Finding> findings, List<FeatureHealth> features, List<HostRoles> roles, Coverage coverage) {
    }

    private synchronized Sums sums() {
        if (sums == null) {
            Tally tally = new Tally(site, product);
            for (Judged judged : walk) {
                tally.add(judged);
            }
            tally.endPair();
            sums = new Sums(tally.findings(site, settings, observations), tally.health.sorted(), tally.roll.list(),
                    tally.counter.result(catalog.entries(product).size()));
        }
        return sums;
    }

    /** What one walk sums up. */
    private static final class Tally {
        private final FindingCollector found = new FindingCollector();
        private final FeatureCollector health = new FeatureCollector();
        private final WsusObserved wsus = new WsusObserved();
        private final CaptureLimits limits = new CaptureLimits();
        private final List<Judged> pair = new ArrayList<>();
        private final RoleRoll roll;
        private final CoverageCounter counter;

        Tally(Site site, Product product) {
            this.roll = new RoleRoll(site);
            this.counter = new CoverageCounter(product);
        }

        void add(Judged judged) {
            if (!pair.isEmpty() && (pair.size() == PAIR || !samePair(pair.get(0), judged))) {
                endPair();
            }
            pair.add(judged);
            counter.add(judged);
            wsus.add(judged);
            limits.add(judged);
            roll.add(judged.matter().initiator());
            roll.add(judged.matter().responder());
        }

        void endPair() {
            found.addPair(pair);
            health.addPair(pair);
            pair.clear();
        }

        List<Finding> findings(Site site, Settings settings, Observations observations) {
            List<Finding> singles = new ArrayList<>(WsusObserved.ofSettings(settings));
            singles.addAll(wsus.findings());
            singles.addAll(limits.findings(observations));
            return FindingList.of(found.sorted(), singles, new FindingWriter(site), found.uncollected(), health.omitted());
        }
    }

    private static boolean samePair(Judged one, Judged other) {
        Communication seen = one.matter().seen();
        Communication next = other.matter().seen();
        return seen.initiator().equals(next.initiator()) && seen.responder().equals(next.responder());
    }

    @Override
    public Observations observations() {
        return observations;
    }

    @Override
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public Product product() {
        return product;
    }

    @Override
    public Iterable<Verdict> verdicts() {
        return () -> {
            Iterator<Judged> judged = walk.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return judged.hasNext();
                }

                @Override
                public Verdict next() {
                    return judged.next().verdict();
                }
            };
        };
    }

    @Override
    public List<Finding> findings() {
        return sums().findings();
    }

    @Override
    public List<FeatureHealth> features() {
        return sums().features();
    }

    @Override
    public List<HostRoles> roles() {
        return sums().roles();
    }

    @Override
    public Coverage coverage() {
        return sums().coverage();
    }
}
