package io.rolecall.capture;

import java.util.ArrayList;
import java.util.List;

/**
 * Frames of a capture that nobody could look into, because their link type is not decoded: counted by whoever decodes, by link
 * type, in the order in which these came. Counting makes nothing.
 */
public final class UnreadLinks {
    /** More link types than these are a hostile capture; those beyond are counted together. */
    private static final int MOST = 16;
    /** Stands for the link types beyond {@link #MOST}. */
    private static final int OTHERS = -1;

    /**
     * Frames of one link type.
     *
     * @param linkType its number in capture files; -1 for many taken together
     * @param name its name in tcpdump's registry, without {@code LINKTYPE_}; empty when it has none
     */
    public record Link(int linkType, String name, long frames) {
        /** What is the matter, of a capture of that many frames; one sentence without its full stop. */
        public String sentence(long ofFrames) {
            String which = linkType == OTHERS ? "link types beyond the first " + MOST + " that are not decoded"
                    : "link type " + linkType + (name.isEmpty() ? "" : " (" + name + ")") + " is not decoded";
            return (frames == ofFrames ? "no frame" : frames + " of " + ofFrames + " frames") + " could "
                    + (frames == ofFrames ? "" : "not ") + "be read: " + which;
        }

        /** What to do about it; a sentence without its full stop, in lower case. */
        public String remedy() {
            return LinkTypeNames.remedy(linkType);
        }
    }

    private final int[] types = new int[MOST + 1];
    private final long[] counts = new long[MOST + 1];
    private int used;

    /** Counts a frame. */
    public void count(int linkType) {
        int at = 0;
        while (at < used && types[at] != linkType && at < MOST) {
            at++;
        }
        if (at == used) {
            types[at] = at == MOST ? OTHERS : linkType;
            used++;
        }
        counts[at]++;
    }

    /** Frames counted. */
    public long frames() {
        long sum = 0;
        for (int i = 0; i < used; i++) {
            sum += counts[i];
        }
        return sum;
    }

    /** The counts. */
    public List<Link> links() {
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < used; i++) {
            links.add(new Link(types[i], LinkTypeNames.name(types[i]), counts[i]));
        }
        return links;
    }
}
