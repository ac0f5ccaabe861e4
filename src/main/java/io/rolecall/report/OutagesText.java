package io.rolecall.report;

import io.rolecall.capture.CaptureFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** When nothing was captured on the interfaces of a live run: one sentence for each interface. */
final class OutagesText {
    private OutagesText() {
    }

    static List<String> of(List<CaptureFacts> captures) {
        List<String> sentences = new ArrayList<>();
        for (CaptureFacts facts : captures) {
            Map<String, List<CaptureFacts.Outage>> byName = new LinkedHashMap<>();
            for (CaptureFacts.Outage outage : facts.outages) {
                byName.computeIfAbsent(outage.name(), name -> new ArrayList<>()).add(outage);
            }
            byName.forEach((name, outages) -> sentences.add(sentence(name, outages)));
        }
        return sentences;
    }

    private static String sentence(String name, List<CaptureFacts.Outage> outages) {
        CaptureFacts.Outage longest = outages.get(0);
        for (CaptureFacts.Outage outage : outages) {
            longest = length(outage) > length(longest) ? outage : longest;
        }
        boolean one = outages.size() == 1;
        return "Nothing was captured on " + Escape.printable(name) + (one ? " " : " in " + outages.size()
                + " outages, the longest ") + "from " + UtcTime.toSecond(longest.sinceNanos()) + (longest.ended()
                ? " to " + UtcTime.toSecond(longest.untilNanos()) + " UTC (" + Quantity.duration(length(longest)) + ")"
                : " UTC until the end") + ", when it was down, unplugged or gone: what was asked shortly before may have been"
                + " answered then.";
    }

    private static long length(CaptureFacts.Outage outage) {
        return outage.ended() ? outage.untilNanos() - outage.sinceNanos() : Long.MAX_VALUE;
    }
}
