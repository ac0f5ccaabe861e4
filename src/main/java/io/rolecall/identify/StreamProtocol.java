package io.rolecall.identify;

/**
 * A protocol over TCP that has a reader: a row of {@link StreamProtocols}. A class of its own and not four functions: every
 * start needs all of them, and a lambda costs it more than a class.
 */
abstract class StreamProtocol {
    private final String application;
    private final boolean midstream;

    /**
     * @param application its word in services.csv
     * @param midstream whether bytes somewhere in a connection can be told to be the protocol's
     */
    StreamProtocol(String application, boolean midstream) {
        this.application = application;
        this.midstream = midstream;
    }

    /** Whether bytes can be the beginning of a protocol. */
    enum Fit {
        /** They are not, whatever follows. */
        NO,
        /** More bytes are needed to tell. */
        MORE,
        /** They are. */
        YES
    }

    /** Its word in services.csv. */
    final String application() {
        return application;
    }

    /**
     * Judges the bytes at the front of a window without consuming any; says the same or more for a longer run of the same
     * bytes. Without state; allocates nothing.
     *
     * @param inTheMiddle whether the beginning of the connection was not captured
     */
    final Fit fit(StreamWindow window, boolean inTheMiddle) {
        if (!inTheMiddle) {
            return start(window);
        }
        return midstream ? midstream(window) : Fit.NO;
    }

    /** Whether the first bytes that one end sends can be the protocol's. */
    abstract Fit start(StreamWindow window);

    /**
     * The same for bytes somewhere in a connection whose beginning was not captured, so strict that file contents cannot be
     * mistaken; not asked when the protocol has no such mark.
     */
    Fit midstream(StreamWindow window) {
        return start(window);
    }

    /**
     * A cheap look at first bytes that spares most streams the others: false only when {@link #start} would say no of the
     * same bytes. Without state; allocates nothing.
     *
     * @param head see {@link StreamStarts#head}
     * @param count how many bytes there are
     */
    boolean possible(long head, int count) {
        return true;
    }

    /** Makes a reader for one flow. */
    abstract StreamReader reader();
}
