package io.rolecall.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A comparison that overlooked a difference would call every run true. */
class FlowComparisonTest {
    private static final FlowRow TRUTH = flow("syn", 3, 2, 1);

    @Test
    void shouldFindNothingWhereNothingDiffers() {
        FlowComparison comparison = new FlowComparison(List.of(TRUTH), List.of(TRUTH));
        assertEquals(List.of(), comparison.differences());
        assertEquals(1, comparison.same());
    }

    @Test
    void shouldNameWhatIsMissingAndWhatIsExtra() {
        assertEquals(List.of("missing"), kinds(List.of(TRUTH), List.of()));
        assertEquals(List.of("extra"), kinds(List.of(), List.of(TRUTH)));
        assertEquals(List.of("number"), kinds(List.of(TRUTH, TRUTH), List.of(TRUTH)));
    }

    @Test
    void shouldNameOtherCountsAndOtherBeginnings() {
        assertEquals(List.of("counts"), kinds(List.of(TRUTH), List.of(flow("syn", 3, 3, 1))));
        assertEquals(List.of("first-frame"), kinds(List.of(TRUTH), List.of(flow("syn", 3, 2, 2))));
    }

    @Test
    void shouldNameATurnedInitiatorUnlessTheTruthOnlyGuessed() {
        assertEquals(List.of("initiator"), kinds(List.of(TRUTH), List.of(TRUTH.turned())));
        FlowRow guessed = flow("first-packet", 3, 2, 1);
        assertEquals(List.of(), kinds(List.of(guessed), List.of(TRUTH.turned())));
        assertEquals(List.of("initiator"), kinds(List.of(guessed), List.of(flow("first-frame", 3, 2, 1).turned())));
    }

    private static List<String> kinds(List<FlowRow> truth, List<FlowRow> ours) {
        return new FlowComparison(truth, ours).differences().stream().map(FlowComparison.Difference::kind).toList();
    }

    private static FlowRow flow(String basis, long out, long back, long firstFrame) {
        return new FlowRow("tcp", "10.0.0.1|50000", "10.0.0.2|80", basis, out, back, out * 60, back * 60, 0, firstFrame);
    }
}
