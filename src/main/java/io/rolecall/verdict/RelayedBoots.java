package io.rolecall.verdict;

import io.rolecall.verdict.FeatureHealth.Health;
import io.rolecall.wire.IpAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A computer that boots has no address when it asks for one: a relay asks for it, and what follows stands in another pair of
 * hosts than the relay's (errata E51).
 */
final class RelayedBoots {
    private RelayedBoots() {
    }

    /** Says nothing against a relay once any computer has gone on with the same boot server. */
    static void follow(List<FeatureHealth> rows) {
        Set<IpAddress> wentOn = new HashSet<>();
        for (FeatureHealth row : rows) {
            if (row.feature().equals(FeaturePlan.PXE) && row.health() != Health.NOT_SEEN && !relayed(row)) {
                wentOn.add(row.to());
            }
        }
        rows.replaceAll(row -> row.feature().equals(FeaturePlan.PXE) && relayed(row) && wentOn.contains(row.to())
                ? row.with(Health.NOT_SEEN, "", "", "a relay's DHCP; the computer goes on from its own address", row.frame())
                : row);
    }

    private static boolean relayed(FeatureHealth row) {
        return row.health() == Health.PARTIAL && row.cause().equals(FeatureSteps.NOT_FROM_HERE);
    }
}
