package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.identify.StreamReader.Want;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * What the network may do to a conversation, for any {@link StreamReader}: its segments split at every byte, cut into single
 * bytes, out of order, sent twice, overlapping, with a piece missing, cut short, with bits flipped. Feeds a reader the way
 * {@link StreamInspector} does.
 */
final class StreamCases {
    private static final int FLIPS = 2000;
    private static final int WINDOW = InspectionSide.WINDOW;
    private static final int[] FIRST_SEQUENCE = {0x7FFF_FFF0, -8};

    /** Bytes that one end sends in one go. */
    private record Turn(int direction, byte[] bytes) {
    }

    /** A segment: a part of what its direction sends. */
    private record Segment(int direction, int at, byte[] bytes) {
        Segment part(int from, int to) {
            return new Segment(direction, at + from, Arrays.copyOfRange(bytes, from, to));
        }
    }

    private final Supplier<StreamReader> readers;
    private final int port;
    private final List<Turn> turns = new ArrayList<>();

    private StreamCases(Supplier<StreamReader> readers, int port) {
        this.readers = readers;
        this.port = port;
    }

    /** Cases for a reader of conversations with this port of B. */
    static StreamCases of(Supplier<StreamReader> readers, int port) {
        return new StreamCases(readers, port);
    }

    /** What A sends next. */
    StreamCases a(byte[] bytes) {
        turns.add(new Turn(0, bytes));
        return this;
    }

    /** What B sends next. */
    StreamCases b(byte[] bytes) {
        turns.add(new Turn(1, bytes));
        return this;
    }

    /** What the reader tells when all goes well. */
    Lesson whole() {
        return play(segments());
    }

    /** Holds the reader to everything below; gives what it tells when all goes well. */
    Lesson holds(String application) {
        Lesson whole = whole();
        assertEquals(application, whole.application());
        sameHoweverCut(whole);
        sameHoweverOrdered(whole);
        silentWithoutTheBeginning(application);
        neverWrongWhenCutShort(application);
        survivesFlippedBits();
        return whole;
    }

    /** Split at every byte of every turn, and byte by byte: the same is told. */
    void sameHoweverCut(Lesson whole) {
        List<Segment> segments = segments();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            for (int cut = 1; cut < segment.bytes().length; cut++) {
                same(whole, replaced(segments, i, segment.part(0, cut), segment.part(cut, segment.bytes().length)),
                        "turn " + i + " cut at " + cut);
            }
        }
        List<Segment> single = new ArrayList<>();
        for (Segment segment : segments) {
            for (int at = 0; at < segment.bytes().length; at++) {
                single.add(segment.part(at, at + 1));
            }
        }
        same(whole, single, "a byte at a time");
    }

    /** Halves swapped, sent twice, overlapping: the same is told. */
    void sameHoweverOrdered(Lesson whole) {
        List<Segment> segments = segments();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            int length = segment.bytes().length;
            if (length < 4) {
                continue;
            }
            int middle = length / 2;
            Segment front = segment.part(0, middle);
            Segment back = segment.part(middle, length);
            same(whole, replaced(segments, i, back, front), "turn " + i + " swapped");
            same(whole, replaced(segments, i, front, front, back, back, front), "turn " + i + " repeated");
            same(whole, replaced(segments, i, front, segment.part(middle / 2, length)), "turn " + i + " overlapping");
            same(whole, replaced(segments, i, segment.part(middle, middle + 1), segment.part(middle + 1, length), front),
                    "turn " + i + " in three, first last");
        }
    }

    /** Without the first piece of a direction nothing wrong is told. */
    void silentWithoutTheBeginning(String application) {
        List<Segment> segments = segments();
        for (int direction = 0; direction < 2; direction++) {
            int first = firstOf(segments, direction);
            if (first < 0) {
                continue;
            }
            Segment segment = segments.get(first);
            right(application, play(replaced(segments, first)), "turn " + first + " missing");
            for (int cut = 1; cut < segment.bytes().length; cut++) {
                Lesson lesson = play(replaced(segments, first, segment.part(cut, segment.bytes().length)));
                right(application, lesson, "first " + cut + " bytes of turn " + first + " missing");
            }
        }
    }

    /** Cut short at every byte nothing wrong is told. */
    void neverWrongWhenCutShort(String application) {
        List<Segment> segments = segments();
        for (int i = 0; i < segments.size(); i++) {
            for (int cut = 0; cut < segments.get(i).bytes().length; cut++) {
                List<Segment> shortened = new ArrayList<>(segments.subList(0, i));
                shortened.add(segments.get(i).part(0, cut));
                right(application, play(shortened), "cut short at byte " + cut + " of turn " + i);
            }
        }
    }

    /** Random bits flipped: whatever is told, nothing is thrown. */
    void survivesFlippedBits() {
        Random random = new Random(3);
        for (int round = 0; round < FLIPS; round++) {
            List<Segment> flipped = new ArrayList<>();
            for (Segment segment : segments()) {
                byte[] bytes = segment.bytes().clone();
                for (int flips = random.nextInt(4); flips >= 0 && bytes.length > 0; flips--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
                flipped.add(new Segment(segment.direction(), segment.at(), bytes));
            }
            play(flipped);
        }
    }

    private void same(Lesson whole, List<Segment> segments, String what) {
        Lesson lesson = play(segments);
        assertEquals(whole.application(), lesson.application(), what);
        assertEquals(whole.told(), lesson.told(), what);
        assertEquals(whole.requester(), lesson.requester(), what);
    }

    private static void right(String application, Lesson lesson, String what) {
        String told = lesson.application();
        assertTrue(told.isEmpty() || told.equals(application), () -> what + ": " + told);
    }

    private List<Segment> segments() {
        int[] sent = new int[2];
        List<Segment> segments = new ArrayList<>();
        for (Turn turn : turns) {
            segments.add(new Segment(turn.direction(), sent[turn.direction()], turn.bytes()));
            sent[turn.direction()] += turn.bytes().length;
        }
        return segments;
    }

    private static List<Segment> replaced(List<Segment> segments, int index, Segment... by) {
        List<Segment> all = new ArrayList<>(segments.subList(0, index));
        all.addAll(List.of(by));
        all.addAll(segments.subList(index + 1, segments.size()));
        return all;
    }

    private static int firstOf(List<Segment> segments, int direction) {
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).direction() == direction) {
                return i;
            }
        }
        return -1;
    }

    private Lesson play(List<Segment> segments) {
        Lesson lesson = Lesson.tcp(port);
        StreamReader reader = readers.get();
        StreamWindow[] windows = {new StreamWindow(WINDOW), new StreamWindow(WINDOW)};
        boolean[] done = new boolean[2];
        windows[0].restart(FIRST_SEQUENCE[0]);
        windows[1].restart(FIRST_SEQUENCE[1]);
        for (Segment segment : segments) {
            int direction = segment.direction();
            StreamWindow window = windows[direction];
            int before = window.available();
            if (!done[direction]) {
                byte[] bytes = segment.bytes();
                window.add(FIRST_SEQUENCE[direction] + segment.at(), ByteBuffer.wrap(bytes), 0, bytes.length);
            }
            if (!done[direction] && window.available() > before) {
                Want want = reader.read(direction, window, lesson);
                done[direction] = want != Want.MORE || window.full();
            }
        }
        return lesson;
    }
}
