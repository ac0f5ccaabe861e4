package io.rolecall.verdict;

import io.rolecall.observe.FrameRef;
import java.util.List;

/**
 * Something a person should look at.
 *
 * @param kind stable word ({@code blocked}, {@code undocumented}, {@code wrong-direction}, {@code wsus-pair}, …), the
 *     word that {@code --fail-on} takes
 * @param severity how soon to look
 * @param title one line: who, whom, what
 * @param reason why, with certainty
 * @param frames the frames that prove it, at most a handful
 * @param document the document and section that speak of it, or empty
 * @param remedy what to do
 * @param occurrences communications behind it
 */
public record Finding(String kind, Severity severity, String title, String reason, List<FrameRef> frames,
        String document, String remedy, long occurrences) {
}
