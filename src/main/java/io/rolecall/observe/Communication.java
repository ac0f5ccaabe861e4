package io.rolecall.observe;

import io.rolecall.flow.Certainty;
import io.rolecall.flow.InitiatorBasis;
import io.rolecall.flow.Outcome;
import io.rolecall.flow.Visibility;
import io.rolecall.wire.IpAddress;
import io.rolecall.wire.IpProtocol;
import java.util.List;

/**
 * All flows of one initiator to one service port of one responder: the unit of every report. Made on demand by
 * {@link Observations#communications()}; keep one only as long as it is needed.
 *
 * @param initiator who began
 * @param responder who was asked
 * @param protocol IP protocol number
 * @param port service port; for ICMP and ICMPv6 {@code type << 8 | code}; 0 for a protocol without ports
 * @param tunnelled whether it was seen inside a tunnel
 * @param basis the weakest basis on which its flows' initiator was named
 * @param application what the payload proved ({@code http}, {@code rpc}, {@code tftp}, …), or empty when unknown
 * @param rpcInterface UUID of the RPC interface that an endpoint mapper's answer put on this host and port, or empty
 * @param outcome what became of it: answered when any flow got through
 * @param certainty how sure the outcome is
 * @param visibility which directions the capture shows
 * @param flows flows folded into it
 * @param failedFlows those of them that did not get through
 * @param tries attempts to begin (SYN or request, copies and retransmission bursts not counted apart) of all flows without
 *     an answer
 * @param framesOut frames from initiator to responder, copies not counted
 * @param framesBack frames from responder to initiator, copies not counted
 * @param bytesOut wire bytes of those frames, whole frames
 * @param bytesBack wire bytes of those frames, whole frames
 * @param copies copies of frames that were recognised and not counted above
 * @param firstSeenNanos time of its first frame, nanoseconds since 1970
 * @param lastSeenNanos time of its last frame
 * @param firstFrame its first frame
 * @param proof the frame that proves a failure (the RST, the ICMP error, the last unanswered try), or null
 * @param reporter who sent the ICMP error that decided the outcome, or null
 * @param icmp type and code of that ICMP error as {@code type << 8 | code}, or -1
 * @param truncated whether payload of it was cut off by the capture
 * @param stuck whether a transfer of it was begun and never came to its first block, and none that began later got through
 * @param stoppedSecond when the last flow began that got through or may have, in whole seconds since 1970, where flows failed
 *     that began in at least three seconds after it, or a transfer was stuck; else -1
 * @param evidence what its payload proved or hinted; bounded
 */
public record Communication(IpAddress initiator, IpAddress responder, int protocol, int port, boolean tunnelled,
        InitiatorBasis basis, String application, String rpcInterface, Outcome outcome, Certainty certainty,
        Visibility visibility, long flows, long failedFlows, int tries, long framesOut, long framesBack, long bytesOut,
        long bytesBack, long copies, long firstSeenNanos, long lastSeenNanos, FrameRef firstFrame, FrameRef proof,
        IpAddress reporter, int icmp, boolean truncated, boolean stuck, long stoppedSecond, List<Evidence> evidence) {

    /** Whether its payload proved or hinted what this signature stands for. */
    public boolean shows(String signature) {
        for (Evidence piece : evidence) {
            if (piece.signature().equals(signature)) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing was captured of it but ICMP errors that quote it. */
    public boolean quotedOnly() {
        return framesOut + framesBack == 0;
    }

    /** Datagrams in one direction between two ports of which neither says more than the other. */
    public boolean blind() {
        return protocol != IpProtocol.TCP && basis.guess() && visibility == Visibility.OUT_ONLY;
    }

    /** Datagrams of the responder alone: what asked for them is another communication, where it was captured at all. */
    public boolean answersOnly() {
        return protocol != IpProtocol.TCP && visibility == Visibility.BACK_ONLY;
    }
}
