package io.rolecall.identify;

import java.nio.ByteBuffer;
import java.util.function.Supplier;

/**
 * A protocol over TCP that has a reader: a row of {@link StreamProtocols}.
 *
 * @param application its word in services.csv
 * @param start whether the first bytes that one end sends can be the protocol's
 * @param midstream the same for bytes somewhere in a connection whose beginning was not captured, so strict that file
 *     contents cannot be mistaken; null when the protocol has no such mark
 * @param glance a cheap look that spares most streams the others; it may say yes too often
 * @param reader makes a reader for one flow
 */
record StreamProtocol(String application, Start start, Start midstream, Glance glance, Supplier<StreamReader> reader) {
    /** Whether bytes can be the beginning of a protocol. */
    enum Fit {
        /** They are not, whatever follows. */
        NO,
        /** More bytes are needed to tell. */
        MORE,
        /** They are. */
        YES
    }

    /** Judges the bytes at the front of a window without consuming any. Without state; allocates nothing. */
    interface Start {
        /** Whether these bytes can be the beginning; must say the same or more for a longer run of the same bytes. */
        Fit fit(StreamWindow window);
    }

    /** Judges first bytes where they lie, by a few of them. Without state; allocates nothing. */
    interface Glance {
        /** False only when {@link Start} would say no of the same bytes. */
        boolean possible(ByteBuffer buffer, int offset, int count);
    }

    /** A protocol whose two first bytes say enough. */
    StreamProtocol(String application, Start start, Start midstream, Supplier<StreamReader> reader) {
        this(application, start, midstream, (buffer, offset, count) -> true, reader);
    }

    /** A protocol that is only recognised from its beginning. */
    StreamProtocol(String application, Start start, Supplier<StreamReader> reader) {
        this(application, start, null, reader);
    }
}
