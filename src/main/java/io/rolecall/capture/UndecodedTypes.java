package io.rolecall.capture;

import java.util.ArrayList;
import java.util.List;

/**
 * Frames of a capture whose EtherType nobody decodes: counted by whoever decodes, by EtherType, in the order in which these
 * came. Some of them may carry what the user looks for (MACsec, TRILL), so reports name them. Counting makes nothing.
 */
public final class UndecodedTypes {
    /**
     * Frames of one EtherType.
     *
     * @param etherType its number; -1 for many taken together
     */
    public record Kind(int etherType, long frames) {
    }

    private final TypeTally tally = new TypeTally();

    /** Counts a frame. */
    public void count(int etherType) {
        tally.count(etherType);
    }

    /** The counts. */
    public List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        for (int i = 0; i < tally.size(); i++) {
            kinds.add(new Kind(tally.type(i), tally.frames(i)));
        }
        return kinds;
    }
}
