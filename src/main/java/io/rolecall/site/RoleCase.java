package io.rolecall.site;

import io.rolecall.observe.FrameRef;
import java.util.LinkedHashMap;
import java.util.Map;

/** What speaks for one role of one host. Keeps the first proof and the first hint of each family, no more. */
final class RoleCase {
    private static final int MAX_TEXT = 120;

    private record Hint(String text, FrameRef frame) {
    }

    private final Map<String, Hint> hints = new LinkedHashMap<>(2);
    private String proof;
    private FrameRef frame;
    private boolean shown;

    void prove(String text, FrameRef where) {
        if (proof == null) {
            proof = shortened(text);
            frame = where;
        }
    }

    /** A hint; one that may not stand {@code alone} only counts beside another. */
    void hint(String family, String text, FrameRef where, boolean alone) {
        shown |= alone;
        hints.putIfAbsent(family, new Hint(shortened(text), where));
    }

    boolean proven() {
        return proof != null;
    }

    /** A proof that is worth no more than a hint, after all. */
    void weaken(String why) {
        hint("weakened", proof + why, frame, true);
        proof = null;
    }

    /** The role, or null when nothing of it may be shown. */
    HostRole role(String id) {
        if (proof != null) {
            return new HostRole(id, true, proof, RoleGrade.PROVEN, frame);
        }
        if (!shown) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        hints.values().forEach(hint -> text.append(text.isEmpty() ? "" : "; ").append(hint.text()));
        return new HostRole(id, true, text.toString(), hints.size() > 1 ? RoleGrade.LIKELY : RoleGrade.HINT,
                hints.values().iterator().next().frame());
    }

    private static String shortened(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "...";
    }
}
