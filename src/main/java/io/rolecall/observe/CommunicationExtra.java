package io.rolecall.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What payload proved of one communication. Bounded: a communication has few applications and keeps few pieces of evidence. */
final class CommunicationExtra {
    /** Pieces of evidence kept; the first ones are as good as any. */
    static final int MAX_EVIDENCE = 16;

    private final TreeSet<String> applications = new TreeSet<>();
    private final List<Evidence> evidence = new ArrayList<>(2);

    void application(String name) {
        applications.add(name);
    }

    void evidence(Evidence piece) {
        boolean known = evidence.stream().anyMatch(e -> e.signature().equals(piece.signature())
                && e.detail().equals(piece.detail()));
        if (!known && evidence.size() < MAX_EVIDENCE) {
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

    void addAll(CommunicationExtra later) {
        applications.addAll(later.applications);
        later.evidence.forEach(this::evidence);
    }
}
