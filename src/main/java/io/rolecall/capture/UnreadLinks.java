package io.rolecall.capture;

import java.util.ArrayList;
import java.util.List;

/**
 * Frames of a capture that nobody could look into, because their link type is not decoded: counted by whoever decodes, by link
 * type, in the order in which these came. Counting makes nothing.
 */
public final class UnreadLinks {
    /**
     * Frames of one link type.
     *
     * @param linkType its number in capture files; -1 for many taken together
     * @param name its name in tcpdump's registry, without {@code LINKTYPE_}; empty when it has none
     */
    public record Link(int linkType, String name, long frames) {
        /** What is the matter, of a capture of that many frames; one sentence without its full stop. */
        public String sentence(long ofFrames) {
            String which = linkType == TypeTally.OTHERS
                    ? "link types beyond the first " + TypeTally.MOST + " that are not decoded"
                    : "link type " + linkType + (name.isEmpty() ? "" : " (" + name + ")") + " is not decoded";
            return (frames == ofFrames ? "no frame" : frames + " of " + ofFrames + " frames") + " could "
                    + (frames == ofFrames ? "" : "not ") + "be read: " + which;
        }

        /** What to do about it; a sentence without its full stop, in lower case. */
        public String remedy() {
            return LinkTypeNames.remedy(linkType);
        }
    }

    private final TypeTally tally = new TypeTally();

    /** Counts a frame. */
    public void count(int linkType) {
        tally.count(linkType);
    }

    /** Frames counted. */
    public long frames() {
        return tally.frames();
    }

    /** The counts. */
    public List<Link> links() {
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < tally.size(); i++) {
            links.add(new Link(tally.type(i), LinkTypeNames.name(tally.type(i)), tally.frames(i)));
        }
        return links;
    }
}
