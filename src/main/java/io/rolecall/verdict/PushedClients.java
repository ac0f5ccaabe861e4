package io.rolecall.verdict;

import io.rolecall.verdict.FeatureHealth.Health;
import io.rolecall.wire.IpAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The last step of client push is the new client's own: it fetches its files and policy over HTTP. What became of it stands
 * in another pair of hosts than the push itself.
 */
final class PushedClients {
    private static final String REQUESTS = "client-requests";

    private PushedClients() {
    }

    /** Looks after each push that worked what its client did next, and says so in its row. */
    static void follow(List<FeatureHealth> rows) {
        Map<IpAddress, FeatureHealth> pushed = new HashMap<>();
        for (FeatureHealth row : rows) {
            if (row.feature().equals(FeaturePlan.CLIENT_PUSH) && row.health() == Health.WORKING) {
                pushed.put(row.to(), null);
            }
        }
        if (pushed.isEmpty()) {
            return;
        }
        for (FeatureHealth row : rows) {
            if (row.feature().equals(REQUESTS) && pushed.containsKey(row.from())) {
                pushed.merge(row.from(), row, PushedClients::better);
            }
        }
        rows.replaceAll(row -> row.feature().equals(FeaturePlan.CLIENT_PUSH) && row.health() == Health.WORKING
                ? followed(row, pushed.get(row.to())) : row);
    }

    private static FeatureHealth better(FeatureHealth one, FeatureHealth other) {
        return rank(other) > rank(one) ? other : one;
    }

    /** Any management point that answers is enough. */
    private static int rank(FeatureHealth row) {
        return row.health() == Health.NOT_SEEN ? -1 : row.health().ordinal();
    }

    private static FeatureHealth followed(FeatureHealth push, FeatureHealth requests) {
        if (requests == null || requests.health() == Health.NOT_SEEN) {
            return push.with(Health.WORKING, "", "", "the client's own first request was not seen", push.frame());
        }
        return switch (requests.health()) {
            case BLOCKED -> push.with(Health.BLOCKED, "the client's own " + requests.step(), requests.cause(),
                    "files arrived, but the client's own request to " + requests.to() + " " + requests.detail(),
                    requests.frame());
            case PARTIAL -> push.with(Health.PARTIAL, "the client's own " + requests.step(), requests.cause(),
                    "files arrived; of the client's own request: " + requests.detail(), requests.frame());
            default -> push;
        };
    }
}
