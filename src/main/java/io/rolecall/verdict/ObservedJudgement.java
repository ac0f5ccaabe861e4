package io.rolecall.verdict;

import io.rolecall.catalog.Catalog;
import io.rolecall.catalog.Product;
import io.rolecall.observe.Communication;
import io.rolecall.observe.Observations;
import io.rolecall.site.HostDirectory;
import io.rolecall.site.HostNaming;
import io.rolecall.site.HostRoles;
import io.rolecall.site.Settings;
import io.rolecall.wire.IpAddress;
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
    private final HostDirectory directory;
    private final HostNaming names;
    private final Settings settings;
    private final Observations observations;
    private final VerdictWalk walk;
    private Sums sums;

    ObservedJudgement(Catalog catalog, Product product, HostDirectory directory, Settings settings,
            Observations observations, VerdictWalk walk) {
        this.catalog = catalog;
        this.product = product;
        this.directory = directory;
        this.names = new HostNaming(directory.site(), observations.names());
        this.settings = settings;
        this.observations = observations;
        this.walk = walk;
    }

    private record Sums(List<Finding> findings, List<FeatureHealth> features, List<HostRoles> roles, Coverage coverage) {
    }

    private synchronized Sums sums() {
        if (sums == null) {
            Tally tally = new Tally(names, product, catalog);
            for (Judged judged : walk) {
                tally.add(judged);
            }
            tally.endPair();
            List<Finding> findings = tally.findings(directory, settings, observations, new FindingWriter(names));
            sums = new Sums(findings, tally.health.sorted(), tally.roll.list(),
                    tally.counter.result(catalog.entries(product).size()));
        }
        return sums;
    }

    /** What one walk sums up. */
    private static final class Tally {
        private final FindingCollector found = new FindingCollector();
        private final FeatureCollector health;
        private final WsusObserved wsus = new WsusObserved();
        private final CaptureLimits limits = new CaptureLimits();
        private final BootOffers boots = new BootOffers();
        private final List<Judged> pair = new ArrayList<>();
        private final RoleRoll roll;
        private final CoverageCounter counter;

        Tally(HostNaming names, Product product, Catalog catalog) {
            this.health = new FeatureCollector(catalog.payloads());
            this.roll = new RoleRoll(names);
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
            boots.add(judged.matter().seen());
            roll.add(judged.matter().initiator());
            roll.add(judged.matter().responder());
        }

        void endPair() {
            found.addPair(pair);
            health.addPair(pair);
            pair.clear();
        }

        List<Finding> findings(HostDirectory directory, Settings settings, Observations observations,
                FindingWriter writer) {
            List<Finding> singles = new ArrayList<>(WsusObserved.ofSettings(settings));
            singles.addAll(Contradictions.of(roll.list(), directory, writer));
            singles.addAll(wsus.findings());
            singles.addAll(boots.findings(observations));
            singles.addAll(limits.findings(observations));
            return FindingList.of(found.sorted(), singles, writer, found.uncollected(), health.omitted());
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
        return new Iterable<>() {
            @Override
            public Iterator<Verdict> iterator() {
                return verdictsOf(walk.iterator());
            }
        };
    }

    private static Iterator<Verdict> verdictsOf(Iterator<Judged> judged) {
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
    }

    @Override
    public String name(IpAddress host) {
        return names.of(host);
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
