package io.rolecall.verdict;

import io.rolecall.verdict.FeatureHealth.Health;
import io.rolecall.wire.IpAddress;
import io.rolecall.wire.IpProtocol;
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

    /** Whether this is what a computer does from its own address: whether or not roles are known, it has gone on. */
    static boolean goesOn(Judged judged) {
        return judged.matter().is(IpProtocol.UDP, Case.TFTP) && judged.matter().seen().framesOut() > 0;
    }

    /**
     * Says nothing against a relay once any computer has gone on with the same boot server.
     *
     * @param asked hosts that were asked for a file over TFTP
     */
    static void follow(List<FeatureHealth> rows, Set<IpAddress> asked) {
        Set<IpAddress> wentOn = new HashSet<>(asked);
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
