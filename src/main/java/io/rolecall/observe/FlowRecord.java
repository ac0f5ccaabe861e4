package io.rolecall.observe;

import io.rolecall.flow.Certainty;
import io.rolecall.flow.InitiatorBasis;
import io.rolecall.flow.Outcome;
import io.rolecall.flow.Visibility;
import io.rolecall.wire.IpAddress;

/**
 * One finished flow, for {@code --flows}. Made once as the flow ends and never kept: memory follows open flows only.
 *
 * @param protocol IP protocol number
 * @param initiator who began
 * @param initiatorPort its port; of an ICMP echo the identifier; 0 for other ICMP and protocols without ports
 * @param responder who was asked
 * @param responderPort service port; for ICMP and ICMPv6 {@code type << 8 | code}; 0 for a protocol without ports
 * @param basis what named the initiator
 * @param application what the payload proved, or empty
 * @param outcome what became of the flow
 * @param certainty how sure the outcome is
 * @param visibility which directions the capture shows
 * @param framesOut frames from initiator to responder, copies not counted
 * @param framesBack frames from responder to initiator, copies not counted
 * @param bytesOut wire bytes of those frames, whole frames
 * @param bytesBack wire bytes of those frames, whole frames
 * @param copies copies of frames that were recognised and not counted above
 * @param firstSeenNanos time of the first frame, nanoseconds since 1970
 * @param lastSeenNanos time of the last frame
 * @param firstFrame the first frame
 * @param capture the capture that holds it, as the user named it
 * @param interfaceName the interface of its first frame, unescaped, or empty
 * @param vlan innermost VLAN identifier of its first frame, or -1 without a tag
 */
public record FlowRecord(int protocol, IpAddress initiator, int initiatorPort, IpAddress responder, int responderPort,
        InitiatorBasis basis, String application, Outcome outcome, Certainty certainty, Visibility visibility,
        long framesOut, long framesBack, long bytesOut, long bytesBack, long copies, long firstSeenNanos,
        long lastSeenNanos, FrameRef firstFrame, String capture, String interfaceName, int vlan) {
}
