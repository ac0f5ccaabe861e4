package io.rolecall.verdict;

import io.rolecall.wire.IpProtocol;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The steps that a feature takes between two hosts, in their order. Most features are one step; client push and PXE are
 * dialogues, and whoever saw only their opening knows nothing yet.
 *
 * @param stages the steps
 */
record FeaturePlan(List<Stage> stages) {
    /** How much a step says. */
    enum Weight {
        /** Others do it too: it says nothing by itself, and may be left out. */
        OPENING,
        /** Others do it too, but without it the feature has not worked. */
        SHARED,
        /** Belongs to the feature, but may be left out. */
        USUAL,
        /** Without it the feature has not worked. */
        NEEDED
    }

    /**
     * A step.
     *
     * @param name as people call it
     * @param weight how much it says
     * @param is whether a communication is this step
     */
    record Stage(String name, Weight weight, Predicate<Judged> is) {
    }

    /** Id of client push, as in features.csv. */
    static final String CLIENT_PUSH = "client-push";
    /** Id of client notification. */
    static final String NOTIFICATION = "client-notification";
    /** Id of starting from the network. */
    static final String PXE = "pxe";


    private static final FeaturePlan DEFAULT = new FeaturePlan(List.of(
            new Stage("ICMP echo", Weight.USUAL, FeaturePlan::echo),
            new Stage("SMB", Weight.USUAL, step -> tcp(step, Case.SMB) || tcp(step, Case.NETBIOS_SESSION)),
            new Stage("RPC endpoint mapper", Weight.USUAL, step -> tcp(step, Case.ENDPOINT_MAPPER)),
            new Stage("RPC", Weight.USUAL, FeaturePlan::dynamic)));

    /** Ways of which one is enough: none comes before another. */
    private static final FeaturePlan ANY_WAY = new FeaturePlan(List.of());

    /** The plans that are not {@link #DEFAULT}, by feature. */
    static final Map<String, FeaturePlan> PLANS = Map.of(
            "content-download", ANY_WAY,
            "state-migration", ANY_WAY,
            CLIENT_PUSH, new FeaturePlan(List.of(
                    new Stage("ICMP echo", Weight.OPENING, FeaturePlan::echo),
                    new Stage("SMB", Weight.SHARED, step -> tcp(step, Case.SMB) || tcp(step, Case.NETBIOS_SESSION)),
                    new Stage("RPC endpoint mapper", Weight.NEEDED, step -> tcp(step, Case.ENDPOINT_MAPPER)),
                    new Stage("RPC", Weight.NEEDED, FeaturePlan::dynamic))),
            PXE, new FeaturePlan(List.of(
                    new Stage("DHCP", Weight.OPENING, step -> step.matter().dhcp()),
                    new Stage("BINL", Weight.USUAL, step -> step.matter().is(IpProtocol.UDP, Case.BINL)),
                    new Stage("TFTP", Weight.NEEDED, step -> step.matter().is(IpProtocol.UDP, Case.TFTP)))));

    /** The steps of a feature. */
    static FeaturePlan of(String feature) {
        return PLANS.getOrDefault(feature, DEFAULT);
    }

    /** Which step a communication is; the last of all when the plan does not name it. */
    int rank(Judged step) {
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i).is().test(step)) {
                return i;
            }
        }
        return stages.size();
    }

    /** Whether steps say more than what other features do too. */
    boolean begun(List<Judged> steps) {
        return steps.stream().map(this::rank)
                .anyMatch(rank -> rank == stages.size() || stages.get(rank).weight().compareTo(Weight.SHARED) > 0);
    }

    /** Whether all that these steps show is an echo that opens the feature, among others: silence says nothing of it. */
    boolean echoAlone(List<Judged> steps) {
        return steps.stream().allMatch(FeaturePlan::echo) && steps.stream().map(this::rank)
                .allMatch(rank -> rank < stages.size() && stages.get(rank).weight() == Weight.OPENING);
    }

    /** The first step that is needed and not among these, or null. */
    Stage missing(List<Judged> steps) {
        for (Stage stage : stages) {
            boolean needed = stage.weight() == Weight.NEEDED || stage.weight() == Weight.SHARED;
            if (needed && steps.stream().noneMatch(stage.is())) {
                return stage;
            }
        }
        return null;
    }

    private static boolean echo(Judged step) {
        int protocol = step.matter().seen().protocol();
        return protocol == IpProtocol.ICMP || protocol == IpProtocol.ICMPV6;
    }

    private static boolean tcp(Judged step, int port) {
        return step.matter().is(IpProtocol.TCP, port) && !dynamic(step);
    }

    private static boolean dynamic(Judged step) {
        return step.rule() != null && step.rule().dynamic();
    }
}
