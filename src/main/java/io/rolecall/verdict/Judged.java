package io.rolecall.verdict;

/**
 * A verdict with what lies behind it, for those who gather findings and health.
 *
 * @param matter the case
 * @param ruling what the documents say
 * @param verdict the outward verdict
 */
record Judged(Case matter, Ruling ruling, Verdict verdict) {
    boolean blocked() {
        return verdict.blocked();
    }

    Documentation value() {
        return ruling.value();
    }

    /** The most specific entry; null where none speaks of it. */
    Rule rule() {
        return ruling.rules().isEmpty() ? null : ruling.rules().get(0);
    }

    /**
     * Whether the product documents RPC between just these hosts, and only the mapper's answer was not seen. Where the mapper
     * was not asked either, the capture began too late to say which feature this is a step of.
     */
    boolean unseenRpc() {
        return ruling.marked(Mark.UNSEEN_MAPPING) && matter.usedMapper() && matter.initiator().known()
                && matter.responder().known() && !rule().practice() && !Rule.baseline(rule().entry());
    }
}
