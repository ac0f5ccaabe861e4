package io.rolecall.flow;

/** What the flow floor counts beside its flows. Plain fields: written for every frame they concern. */
public final class FlowCounters {
    /** Flows that ended. */
    public long ended;
    /** Flows that were ended early because {@link FlowLimits#maxFlows} was reached. */
    public long evicted;
    /** Copies of frames that were recognised. */
    public long copies;
    /** Later fragments whose first fragment was not seen. */
    public long orphanFragments;
    /** ICMP errors whose quote could not be read. */
    public long unreadableQuotes;
    /** Acknowledgments of data that was not captured: the capture lost frames. */
    public long unseenData;
    /**
     * Looks at a flow's payload that were given up because {@link FlowStore#MAX_INSPECTIONS} flows were followed, or because
     * they held {@link FlowStore#MAX_INSPECTED_BYTES}.
     */
    public long uninspected;
    /** IPv6 packets that belong to no flow because {@link AddressTable#MAX_ADDRESSES} others were seen before. */
    public long unnumbered;
    /** Flows that ended and could not be kept for joining with an earlier capture. */
    public long forgottenHeads;

    /** Flows that ended of which nothing can be said, because the run's own filter leaves out what would answer them. */
    public long leftOut;

    /** Adds another's counts. */
    public void add(FlowCounters other) {
        ended += other.ended;
        evicted += other.evicted;
        copies += other.copies;
        orphanFragments += other.orphanFragments;
        unreadableQuotes += other.unreadableQuotes;
        unseenData += other.unseenData;
        uninspected += other.uninspected;
        unnumbered += other.unnumbered;
        forgottenHeads += other.forgottenHeads;
        leftOut += other.leftOut;
    }
}
