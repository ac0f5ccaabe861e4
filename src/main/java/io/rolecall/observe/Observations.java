package io.rolecall.observe;

import io.rolecall.capture.CaptureFacts;
import io.rolecall.flow.Gaps;
import io.rolecall.flow.Outcome;
import io.rolecall.wire.IpAddress;
import java.util.List;
import java.util.Map;

/**
 * Everything learnt from traffic; knows nothing of roles or documents. Two merge into one.
 */
public interface Observations {
    /** One silent server, or two, is a complaint as any other. */
    int SEVERAL = 3;

    /** The captures read, in the order of reading. */
    List<CaptureFacts> captures();

    /**
     * Named counts of everything that limits what these observations can say, in a fixed order: truncated frames, frames
     * that could not be decoded by reason, evicted flows, fragments without a first, copies, …; zero counts are present.
     */
    Map<String, Long> limits();

    /** Time of the earliest frame over all captures, nanoseconds since 1970; {@link Long#MAX_VALUE} without frames. */
    long earliestNanos();

    /** Time of the latest frame over all captures; {@link Long#MIN_VALUE} without frames. */
    long latestNanos();

    /** When, between the first frame and the last, nothing was captured. */
    default Gaps gaps() {
        return new Gaps();
    }

    /** How many communications there are. */
    int communicationCount();

    /**
     * The communications, sorted by initiator, responder, protocol, port, tunnelled. May be walked any number of times;
     * each walk makes its records anew.
     */
    Iterable<Communication> communications();

    /** Those of them that have evidence, perhaps among others; quicker to walk than all, in the same order. */
    default Iterable<Communication> withEvidence() {
        return communications();
    }

    /** Those of them that were answered and whose initiator is no guess, perhaps among others; in the same order. */
    default Iterable<Communication> surelyAnswered() {
        return communications();
    }

    /**
     * Whether several were asked and nobody answered anything, not even by ICMP: that may be one direction of a capture, of
     * which the frames themselves say nothing.
     */
    default boolean withoutAnswers() {
        int silent = 0;
        for (Communication seen : communications()) {
            if (seen.framesBack() > 0 || seen.icmp() >= 0) {
                return false;
            }
            silent += seen.outcome() == Outcome.UNANSWERED ? 1 : 0;
        }
        return silent >= SEVERAL;
    }

    /**
     * Whether opening segments (SYN) are all there is of TCP, and some were sent once: a filter on flags shows connections that
     * work so, for a system asks again where it is not answered.
     */
    default boolean openingsAlone() {
        return false;
    }

    /** Dynamic ports that the traffic announced. */
    List<Endpoint> endpoints();

    /** The best name of each host that the traffic or the capture named, sorted by address. */
    default Map<IpAddress, HostName> names() {
        return Map.of();
    }
}
