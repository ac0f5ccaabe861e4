package io.rolecall.observe;

import io.rolecall.flow.EvidenceList;
import io.rolecall.flow.FlowEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What payload proved of one communication. Bounded: a communication has few applications and keeps few pieces of evidence. */
final class CommunicationExtra {
    /** Pieces of evidence kept. */
    static final int MAX_EVIDENCE = 32;

    private final TreeSet<String> applications = new TreeSet<>();
    private final EvidenceList evidence = new EvidenceList(MAX_EVIDENCE);

    void application(String name) {
        applications.add(name);
    }

    void evidence(FlowEvidence piece) {
        evidence.add(piece);
    }

    /** All applications that were proved, joined by {@code ;}. */
    String applications() {
        return String.join(";", applications);
    }

    List<Evidence> evidence() {
        List<Evidence> all = new ArrayList<>(evidence.pieces().size());
        for (FlowEvidence piece : evidence.pieces()) {
            all.add(Evidence.of(piece));
        }
        return List.copyOf(all);
    }

    /** Adds what a later piece of the traffic proved; its captures come after this one's. */
    void addAll(CommunicationExtra later, int captureShift) {
        applications.addAll(later.applications);
        later.evidence.pieces().forEach(piece -> evidence.add(piece.shifted(captureShift)));
    }
}
