package io.rolecall.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept of more evidence than there is room for. */
class EvidenceListTest {
    private static final int MOST = 4;

    private final EvidenceList list = new EvidenceList(MOST);
    private int frame;

    private EvidenceListTest proof(String signature, String detail) {
        list.add(new FlowEvidence("http", signature, detail, true, ++frame));
        return this;
    }

    private EvidenceListTest hint(String signature, String detail) {
        list.add(new FlowEvidence("http", signature, detail, false, ++frame));
        return this;
    }

    private List<String> kept() {
        return list.pieces().stream().map(piece -> piece.signature() + (piece.proof() ? "! " : "? ") + piece.detail()).toList();
    }

    @Test
    void shouldKnowAPieceOnceAndLetItBecomeSurer() {
        hint("content", "a").proof("content", "a").hint("content", "a").proof("content", "b");
        assertEquals(List.of("content! a", "content! b"), kept());
        assertEquals(2, list.pieces().get(0).frame(), "the frame that proves it");
    }

    /** A server that gives out thousands of files may have another role as well. */
    @Test
    void shouldKeepWhatNothingElseSaysWhenOneSignatureHasTakenAllPlaces() {
        proof("content", "a").proof("content", "b").proof("content", "c").proof("content", "d").proof("content", "e");
        assertEquals(List.of("content! a", "content! b", "content! c", "content! d"), kept());
        proof("policy", "x");
        assertEquals(List.of("content! a", "content! b", "content! c", "policy! x"), kept());
        hint("agent", "y");
        assertEquals(List.of("content! a", "content! b", "policy! x", "agent? y"), kept());
    }

    @Test
    void shouldNotLoseAHintToOneMoreProofOfTheSame() {
        hint("agent", "y").proof("content", "a").proof("content", "b").proof("content", "c").proof("content", "d");
        assertEquals(List.of("agent? y", "content! a", "content! b", "content! c"), kept());
    }

    @Test
    void shouldGiveUpAHintForAProofWhenEachSaysSomethingElse() {
        hint("one", "a").proof("two", "b").hint("three", "c").proof("four", "d").proof("five", "e");
        assertEquals(List.of("one? a", "two! b", "four! d", "five! e"), kept());
        hint("six", "f");
        assertEquals(List.of("one? a", "two! b", "four! d", "five! e"), kept());
    }

    @Test
    void shouldGiveUpAHintThatAProofMakesNeedless() {
        hint("one", "a").proof("one", "b").proof("two", "c").proof("two", "d").proof("three", "e");
        assertEquals(List.of("one! b", "two! c", "two! d", "three! e"), kept());
    }

    /** "Something was sent" comes with every file: what counts is whether it came behind an error. */
    @Test
    void shouldKeepTheLatestPlaceOfAHintWithoutADetailAndTheFirstOfAnyOther() {
        hint("answered", "").hint("agent", "y").proof("content", "a").proof("content", "b");
        hint("answered", "").hint("agent", "y").proof("content", "a").proof("content", "c");
        assertEquals(List.of(5L, 2L, 3L, 4L), list.pieces().stream().map(FlowEvidence::frame).toList());
    }

    @Test
    void shouldNameTheCapturesAnewWhenOthersComeBefore() {
        list.add(new FlowEvidence("http", "content", "a", true, FrameId.of(1, 7)));
        list.shift(2);
        assertEquals(FrameId.of(3, 7), list.pieces().get(0).frame());
    }
}
