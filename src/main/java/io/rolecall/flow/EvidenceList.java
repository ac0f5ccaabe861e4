package io.rolecall.flow;

import java.util.ArrayList;
import java.util.List;

/**
 * Pieces of evidence of one flow or communication, each once, in the order of finding. Bounded, because a server is asked for
 * thousands of files that all prove the same: when all places are taken, what nothing here says yet takes the place of what
 * another piece says as well, and a proof that of a hint. A piece is kept where it was found first, but a hint without a
 * detail where it was found last: it says that something went on.
 */
public final class EvidenceList {
    private final int most;
    private final List<FlowEvidence> pieces = new ArrayList<>(2);

    /** An empty list with room for this many. */
    public EvidenceList(int most) {
        this.most = most;
    }

    /** The pieces; a view. */
    public List<FlowEvidence> pieces() {
        return pieces;
    }

    /** Adds a piece; one that is known already only becomes surer. */
    public void add(FlowEvidence piece) {
        boolean news = true;
        for (int i = 0; i < pieces.size(); i++) {
            FlowEvidence known = pieces.get(i);
            if (known.same(piece)) {
                if (piece.proof() && !known.proof() || piece.latest(known)) {
                    pieces.set(i, piece);
                }
                return;
            }
            news &= !known.covers(piece);
        }
        int place = pieces.size() < most ? most : news ? dispensable(piece.proof()) : -1;
        if (place < 0) {
            return;
        }
        if (place < most) {
            pieces.remove(place);
        }
        pieces.add(piece);
    }

    /** The place of the latest piece that another one covers, a hint if there is one; else, for a proof, of the latest hint. */
    private int dispensable(boolean forProof) {
        int coveredProof = -1;
        int hint = -1;
        for (int i = pieces.size() - 1; i >= 0; i--) {
            boolean covered = covered(i);
            if (covered && !pieces.get(i).proof()) {
                return i;
            }
            coveredProof = coveredProof < 0 && covered ? i : coveredProof;
            hint = hint < 0 && !pieces.get(i).proof() ? i : hint;
        }
        return coveredProof >= 0 || !forProof ? coveredProof : hint;
    }

    private boolean covered(int place) {
        for (int i = 0; i < pieces.size(); i++) {
            if (i != place && pieces.get(i).covers(pieces.get(place))) {
                return true;
            }
        }
        return false;
    }

    /** Raises the capture numbers: the captures of an earlier piece of the traffic come before. */
    void shift(int captureShift) {
        pieces.replaceAll(piece -> piece.shifted(captureShift));
    }
}
