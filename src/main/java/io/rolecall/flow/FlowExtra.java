package io.rolecall.flow;

import java.util.List;

/**
 * What only few flows need and a slot has no room for. One is made when the first of these facts is learnt; a flow without
 * any has none.
 */
public final class FlowExtra {
    /** Pieces of evidence kept of one flow; see {@link EvidenceList}. */
    public static final int MAX_EVIDENCE = 16;

    /** Address number of the sender of the ICMP error; see {@link AddressTable}. */
    int reporter;
    /** Whether {@link #reporter} is the number of an IPv6 address. */
    boolean reporterV6;
    /** The sequence number that the ICMP error quotes, or -1 without one; a joining with an earlier piece asks for it. */
    long quotedSequence = -1;
    /** Whether the quote's sender was known to have come as far as that number. */
    boolean quotedSent;
    /** Whether that error quotes a SYN, which only an initiator sends. */
    boolean quotedSyn;
    /** The flow's proof before the ICMP error: a {@link FrameId}, or 0. */
    long proofBeforeQuote;
    /** What payload inspection keeps for this flow; belongs to the {@code identify} package. */
    public FlowMemory inspection;
    /** The same of a later part of the flow that was joined, until payload inspection has taken it over. */
    public FlowMemory laterInspection;
    /** Whether {@link #inspection} counts against {@link FlowStore#MAX_INSPECTIONS}. */
    boolean counted;
    /** Bytes that {@link #inspection} holds, which count against {@link FlowStore#MAX_INSPECTED_BYTES}. */
    int held;
    /** What the payload proved ({@code rpc}, {@code tftp}, …), or null. */
    public String application;
    /** The service port this flow belongs to when its own ports do not say (a TFTP transfer belongs to 69); 0 without. */
    public int servicePort;
    /** Whether {@link #application} was told from the middle of a connection whose beginning was not captured. */
    public boolean withoutBeginning;
    /** Whether its two ends speak different protocols, so that {@link #application} stays unknown. */
    public boolean disputed;
    private EvidenceList evidence;
    private FlowExtra postponed;

    /** The evidence found, in the order of finding. */
    public List<FlowEvidence> evidence() {
        return evidence == null ? List.of() : evidence.pieces();
    }

    /** Adds a piece of evidence; one that is known already only becomes surer. */
    public void add(FlowEvidence piece) {
        if (evidence == null) {
            evidence = new EvidenceList(MAX_EVIDENCE);
        }
        evidence.add(piece);
    }

    /** Keeps what tells whether the packet that an ICMP error quotes is of this connection. */
    void quoted(long sequence, boolean syn, boolean sent, long proofBefore) {
        quotedSequence = sequence;
        quotedSyn = syn;
        quotedSent = sent;
        proofBeforeQuote = proofBefore;
    }

    private void joinPayload(FlowExtra later) {
        disputed |= later.disputed;
        if (disputed) {
            application = null;
        } else if (application == null) {
            application = later.application;
            withoutBeginning = later.withoutBeginning;
        }
        later.evidence().forEach(this::add);
    }

    /**
     * Settles what a later part told without knowing how the connection began: it holds, or the beginning says that it is
     * something else. Payload inspection calls this when it has shown the beginning how the connection goes on.
     */
    public void settle(boolean holds) {
        if (postponed != null && holds) {
            joinPayload(postponed);
        }
        postponed = null;
    }

    /** Forgets what the payload told: the beginning, which an earlier part has, says that it is something else. */
    void forgetPayload() {
        application = null;
        evidence = null;
        withoutBeginning = false;
    }

    /** Raises the capture numbers of the evidence: the captures of an earlier piece come before. */
    void shift(int captureShift) {
        if (evidence != null) {
            evidence.shift(captureShift);
        }
        if (inspection != null) {
            inspection.shiftCaptures(captureShift);
        }
        proofBeforeQuote = FrameId.shifted(proofBeforeQuote, captureShift);
    }

    /** Adds what was learnt of a later part of the same flow. */
    void join(FlowExtra later) {
        if (reporter == 0) {
            reporter = later.reporter;
            reporterV6 = later.reporterV6;
            quoted(later.quotedSequence, later.quotedSyn, later.quotedSent, later.proofBeforeQuote);
        }
        laterInspection = later.inspection;
        if (later.withoutBeginning) {
            postponed = later;
        } else {
            joinPayload(later);
        }
        if (servicePort == 0) {
            servicePort = later.servicePort;
        }
    }
}
