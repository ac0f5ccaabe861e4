package io.rolecall.verdict;

import io.rolecall.observe.Communication;
import java.util.HashMap;
import java.util.Map;

/**
 * Rulings already made in this walk. A ruling depends on the two hosts' profiles and the port, never on addresses, so that
 * ten thousand clients of one management point cost one ruling, and all ports that nobody knows share one. Bounded; belongs
 * to one walk.
 */
final class Rulings {
    private static final int REMEMBERED = 16_384;
    private static final int PLACES = 1 << 10;
    /** Stands for every port whose number plays no part. */
    private static final int ANY_PORT = -1;

    private record Key(Profile initiator, Profile responder, int protocol, int port, String application,
            boolean learned, boolean usedMapper, boolean guessed, boolean clear) {
        // Written out: linking the generated ones takes milliseconds of every start.
        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && initiator.equals(that.initiator) && responder.equals(that.responder)
                    && protocol == that.protocol && port == that.port && application.equals(that.application)
                    && learned == that.learned && usedMapper == that.usedMapper && guessed == that.guessed
                    && clear == that.clear;
        }

        @Override
        public int hashCode() {
            int hash = initiator.hashCode();
            hash = 31 * hash + responder.hashCode();
            hash = 31 * hash + protocol;
            hash = 31 * hash + port;
            hash = 31 * hash + application.hashCode();
            hash = 31 * hash + (learned ? 1 : 0);
            hash = 31 * hash + (usedMapper ? 1 : 0);
            hash = 31 * hash + (guessed ? 1 : 0);
            hash = 31 * hash + (clear ? 1 : 0);
            return hash;
        }
    }

    /** A ruling under the port that it was asked for. */
    private record Latest(Key key, Ruling ruling) {
        boolean of(Case matter) {
            Communication seen = matter.seen();
            return key.port == seen.port() && key.protocol == seen.protocol()
                    && key.initiator.equals(matter.initiator().profile())
                    && key.responder.equals(matter.responder().profile()) && key.application.equals(seen.application())
                    && key.learned == matter.learned() && key.usedMapper == matter.usedMapper()
                    && key.guessed == seen.basis().guess() && key.clear == matter.clearToProxy();
        }
    }

    private final DocumentationJudge judge;
    private final Map<Key, Ruling> made = new HashMap<>();
    /** The latest of each port, or of those that share its place: nearly always the one that is asked for. */
    private final Latest[] latest = new Latest[PLACES];

    Rulings(DocumentationJudge judge) {
        this.judge = judge;
    }

    Ruling of(Case matter) {
        int place = (matter.seen().port() ^ matter.seen().protocol() << 5) & PLACES - 1;
        Latest known = latest[place];
        if (known == null || !known.of(matter)) {
            Key key = key(matter, matter.seen().port());
            known = new Latest(key, of(matter, key));
            latest[place] = known;
        }
        return known.ruling;
    }

    private Ruling of(Case matter, Key exact) {
        Key key = exact;
        Ruling ruling = made.get(key);
        if (ruling == null && judge.anyPort(matter)) {
            key = key(matter, ANY_PORT);
            ruling = made.get(key);
        }
        if (ruling == null) {
            ruling = judge.rule(matter);
            if (made.size() >= REMEMBERED) {
                made.clear();
            }
            made.put(key, ruling);
        }
        return ruling;
    }

    private static Key key(Case matter, int port) {
        Communication seen = matter.seen();
        return new Key(matter.initiator().profile(), matter.responder().profile(), seen.protocol(), port,
                seen.application(), matter.learned(), matter.usedMapper(), seen.basis().guess(),
                matter.clearToProxy());
    }
}
