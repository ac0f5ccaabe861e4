package io.rolecall.verdict;

import io.rolecall.wire.IpAddress;
import java.util.Objects;

/**
 * The end of a communication that a finding is told about: the server in front of its ten thousand clients, so that one
 * cause is one finding.
 *
 * @param side which end stays the same over the finding
 * @param host that end, or null when only its kind stays the same
 */
record Anchor(Side side, IpAddress host) implements Comparable<Anchor> {
    /** Which end stays the same. */
    enum Side { RESPONDER, INITIATOR, INTERNET, NONE }

    static final Anchor NONE = new Anchor(Side.NONE, null);
    private static final Anchor INTERNET = new Anchor(Side.INTERNET, null);

    /** The end that serves many; between equals the one that was asked. */
    static Anchor of(Case matter) {
        if (matter.responder().internet() && !matter.responder().known()) {
            return INTERNET;
        }
        if (matter.responder().server() || matter.responder().group()) {
            return new Anchor(Side.RESPONDER, matter.responder().address());
        }
        if (matter.initiator().server()) {
            return new Anchor(Side.INITIATOR, matter.initiator().address());
        }
        return matter.initiator().known() && matter.responder().known() ? NONE
                : new Anchor(Side.RESPONDER, matter.responder().address());
    }

    @Override
    public int compareTo(Anchor other) {
        if (Objects.equals(host, other.host)) {
            return side.compareTo(other.side);
        }
        return host == null ? -1 : other.host == null ? 1 : host.compareTo(other.host);
    }

    // Written out: linking the generated ones takes milliseconds of every start.
    @Override
    public boolean equals(Object other) {
        return other instanceof Anchor that && side == that.side && Objects.equals(host, that.host);
    }

    @Override
    public int hashCode() {
        return 31 * side.hashCode() + Objects.hashCode(host);
    }
}
