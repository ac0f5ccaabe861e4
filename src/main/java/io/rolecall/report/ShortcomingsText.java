package io.rolecall.report;

import io.rolecall.capture.CaptureFacts;
import io.rolecall.capture.UndecodedTypes;
import io.rolecall.capture.UnreadLinks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is missing from captures, by what they say of themselves: one sentence for each kind of it, however many captures it
 * is true of, for the files of a rotating capture are all alike.
 */
final class ShortcomingsText {
    /** Warnings shown; the rest is counted. */
    static final int MOST_WARNINGS = 12;

    /** What is wrong with so many of so many frames; a sentence. */
    private interface Words {
        String of(long count, long frames);
    }

    /** The captures of which the same is true, added up. */
    private static final class Group {
        final String first;
        final Words words;
        int captures;
        long count;
        long frames;

        Group(String first, Words words) {
            this.first = first;
            this.words = words;
        }

        String sentence() {
            String others = captures == 1 ? "" : " and " + Quantity.of(captures - 1, "more capture");
            return Escape.printable(first) + others + ": " + words.of(count, frames);
        }
    }

    private final Map<Object, Group> groups = new LinkedHashMap<>();
    private final Map<Object, Group> warnings = new LinkedHashMap<>();

    /** The sentences of some captures. */
    static List<String> of(List<CaptureFacts> captures) {
        ShortcomingsText text = new ShortcomingsText();
        for (CaptureFacts facts : captures) {
            text.add(facts);
        }
        return text.sentences();
    }

    private void add(CaptureFacts facts) {
        capturedWith(facts);
        for (UnreadLinks.Link link : facts.unread.links()) {
            add(groups, List.of("link", link.linkType()), facts, link.frames(), (count, frames) ->
                    new UnreadLinks.Link(link.linkType(), link.name(), count).sentence(frames) + "; " + link.remedy() + ".");
        }
        for (UndecodedTypes.Kind kind : facts.undecoded.kinds()) {
            if (UndecodedWords.telling(kind, facts.frames)) {
                add(groups, List.of("type", kind.etherType()), facts, kind.frames(), (count, frames) ->
                        UndecodedWords.sentence(new UndecodedTypes.Kind(kind.etherType(), count), frames));
            }
        }
        counted(facts, facts.droppedPackets, "packet", " lost by the capturing system" + whereLost(facts)
                + ": an answer that is missing here may have been sent.");
        counted(facts, facts.truncatedFrames, "frame",
                " cut short by the snap length: what the payload would prove is weaker or missing.");
        if (facts.dropsOnly) {
            add(groups, "drops", facts, 0, (count, frames) ->
                    "holds only packets that the host dropped: what got through is not in it.");
        }
        counted(facts, facts.timeSteps, "frame", " earlier than the frame before: waiting times are not exact there.");
        counted(facts, facts.skippedBlocks, "block", " of unknown type skipped.");
        for (String warning : facts.warnings) {
            add(warnings, warning, facts, 0, (count, frames) -> Escape.printable(warning));
        }
    }

    /** What filters keep from being seen that were set when the capture was made. */
    private void capturedWith(CaptureFacts facts) {
        Set<String> filters = new TreeSet<>();
        for (CaptureFacts.Interface each : facts.interfaces) {
            filters.add(each.filter());
        }
        filters.remove("");
        for (String filter : filters) {
            add(groups, List.of("filter", filter), facts, 0, (count, frames) -> "captured with the filter '"
                    + Escape.printable(filter)
                    + "': an answer or an ICMP error that it leaves out counts as missing here.");
        }
    }

    private void counted(CaptureFacts facts, long count, String noun, String words) {
        if (count > 0) {
            add(groups, List.of(noun, words), facts, count, (all, frames) -> Quantity.of(all, noun) + words);
        }
    }

    private static void add(Map<Object, Group> to, Object key, CaptureFacts facts, long count, Words words) {
        Group group = to.get(key);
        if (group == null) {
            group = new Group(facts.capture, words);
            to.put(key, group);
        }
        group.captures++;
        group.count += count;
        group.frames += facts.frames;
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        for (Group group : groups.values()) {
            sentences.add(group.sentence());
        }
        int left = MOST_WARNINGS;
        for (Group group : warnings.values()) {
            if (left-- > 0) {
                sentences.add(group.sentence());
            }
        }
        if (left < 0) {
            sentences.add(Quantity.of(-left, "more warning") + " (--format json lists all).");
        }
        return sentences;
    }

    /** Where a live capture lost packets; a recorded one does not say. */
    private static String whereLost(CaptureFacts facts) {
        if (facts.kernelDrops < 0) {
            return "";
        }
        return " (" + facts.kernelDrops + " in the kernel, " + Math.max(0, facts.interfaceDrops) + " at the interface, "
                + facts.queueDrops + " in Rolecall's queue)";
    }
}
