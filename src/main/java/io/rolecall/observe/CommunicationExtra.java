package io.rolecall.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What payload proved of one communication. Bounded: a communication has few applications and keeps few pieces of evidence. */
final class CommunicationExtra {
    /** Pieces of evidence kept. */
    static final int MAX_EVIDENCE = 32;

    private final TreeSet<String> applications = new TreeSet<>();
    private final List<Evidence> evidence = new ArrayList<>(2);

    void application(String name) {
        applications.add(name);
    }

    /** Adds a piece; one that is known already only becomes surer, and when all places are taken a proof displaces a hint. */
    void evidence(Evidence piece) {
        int hint = -1;
        for (int i = 0; i < evidence.size(); i++) {
            Evidence known = evidence.get(i);
            if (known.signature().equals(piece.signature()) && known.detail().equals(piece.detail())) {
                if (piece.proof() && !known.proof()) {
                    evidence.set(i, piece);
                }
                return;
            }
            hint = known.proof() ? hint : i;
        }
        if (evidence.size() < MAX_EVIDENCE) {
            evidence.add(piece);
        } else if (piece.proof() && hint >= 0) {
            evidence.remove(hint);
            evidence.add(piece);
        }
    }

    /** All applications that were proved, joined by {@code ;}. */
    String applications() {
        return String.join(";", applications);
    }

    List<Evidence> evidence() {
        return List.copyOf(evidence);
    }

    /** Adds what a later piece of the traffic proved; its captures come after this one's. */
    void addAll(CommunicationExtra later, int captureShift) {
        applications.addAll(later.applications);
        later.evidence.forEach(piece -> evidence(piece.shifted(captureShift)));
    }
}
