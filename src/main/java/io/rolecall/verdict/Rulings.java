package io.rolecall.verdict;

import io.rolecall.observe.Communication;
import java.util.HashMap;
import java.util.Map;

/**
 * Rulings already made in this walk. A ruling depends on the two hosts' profiles and the port, never on addresses, so that
 * ten thousand clients of one management point cost one ruling. Bounded; belongs to one walk.
 */
final class Rulings {
    private static final int REMEMBERED = 16_384;

    private record Key(Profile initiator, Profile responder, int protocol, int port, String application,
            boolean learned, boolean usedMapper, boolean guessed) {
    }

    private final DocumentationJudge judge;
    private final Map<Key, Ruling> made = new HashMap<>();

    Rulings(DocumentationJudge judge) {
        this.judge = judge;
    }

    Ruling of(Case matter) {
        Communication seen = matter.seen();
        Key key = new Key(matter.initiator().profile(), matter.responder().profile(), seen.protocol(), seen.port(),
                seen.application(), matter.learned(), matter.usedMapper(), seen.basis().guess());
        Ruling ruling = made.get(key);
        if (ruling == null) {
            ruling = judge.rule(matter);
            if (made.size() >= REMEMBERED) {
                made.clear();
            }
            made.put(key, ruling);
        }
        return ruling;
    }
}
