package io.rolecall.identify;

import io.rolecall.wire.IpAddress;
import java.nio.ByteBuffer;

/**
 * DNS, multicast DNS and LLMNR, on any port: they share one message form (RFC 1035, RFC 6762, RFC 4795). Learns who asks,
 * what for, the names of the addresses in the answers, and services that the answers place.
 */
final class DnsReader implements DatagramReader {
    /** Query, status, notify, update. */
    private static final int OPERATIONS = 1 | 1 << 2 | 1 << 4 | 1 << 5;
    /** RFC 1035 section 4.1.1; the bits beside it are in use (RFC 4035). */
    private static final int MUST_BE_ZERO = 0x0040;
    private static final int UPDATE = 5;

    @Override
    public boolean read(int direction, ByteBuffer buffer, int offset, int count, Learner learner) {
        DnsMessage message = DnsMessage.of(buffer, offset, count, OPERATIONS);
        if (message == null || (message.flags() & MUST_BE_ZERO) != 0
                || NetbiosName.at(buffer, message.firstName(), message.end)) {
            return false;
        }
        learner.application("dns");
        if (!message.response()) {
            learner.requestFrom(direction);
        } else if (!toGroup(direction, learner)) {
            learner.requestFrom(1 - direction);
        }
        String asked = message.questions() > 0 && message.operation() != UPDATE ? message.name(message.firstName()) : null;
        if (asked != null && !asked.isEmpty()) {
            learner.field("dns.name", asked, message.response());
        }
        if (message.response() && message.operation() != UPDATE) {
            new DnsAnswers(message, asked, learner).tell();
        }
        return true;
    }

    /** A multicast answer was asked for by nobody in particular: its sender began. */
    private static boolean toGroup(int direction, Learner learner) {
        IpAddress receiver = learner.address(1 - direction);
        return receiver.isMulticast() || receiver.isLimitedBroadcast();
    }
}
