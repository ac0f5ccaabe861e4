package io.rolecall.identify;

import io.rolecall.wire.IpAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * DNS, multicast DNS and LLMNR, on any port: they share one message form (RFC 1035, RFC 6762, RFC 4795). Learns who asks,
 * what for, the names of the addresses in the answers, and services that the answers place.
 *
 * <p>An address is named after the owner of its record, the host's own name, and only when the answer leads there: the
 * question's name, what its CNAME records point to, the target of an SRV record. Other addresses in a message are not
 * believed.
 */
final class DnsReader implements DatagramReader {
    private static final String DNS = "dns";
    /** Query, status, notify, update. */
    private static final int OPERATIONS = 1 | 1 << 2 | 1 << 4 | 1 << 5;
    /** RFC 1035 section 4.1.1; the bits beside it are in use (RFC 4035). */
    private static final int MUST_BE_ZERO = 0x0040;
    private static final int UPDATE = 5;
    private static final int A = 1;
    private static final int CNAME = 5;
    private static final int POINTER = 12;
    private static final int AAAA = 28;
    private static final int SRV = 33;
    private static final int SRV_FIXED = 6;
    /** Names that a chain of CNAME and SRV records may lead to. */
    private static final int MAX_CHAIN = 16;

    private final DnsMessage message = new DnsMessage();
    private final List<String> chain = new ArrayList<>();

    @Override
    public boolean read(int direction, ByteBuffer buffer, int offset, int count, Learner learner) {
        if (!message.open(buffer, offset, count, OPERATIONS) || (message.flags() & MUST_BE_ZERO) != 0
                || NetbiosName.at(buffer, message.firstName(), message.end)) {
            return false;
        }
        learner.application(DNS);
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
            answers(asked, learner);
        }
        return true;
    }

    /** A multicast answer was asked for by nobody in particular: its sender began. */
    private static boolean toGroup(int direction, Learner learner) {
        IpAddress receiver = learner.address(1 - direction);
        return receiver.isMulticast() || receiver.isLimitedBroadcast();
    }

    private void answers(String asked, Learner learner) {
        chain.clear();
        if (asked != null) {
            chain.add(asked);
        }
        message.rewind();
        while (message.next()) {
            String owner = message.section() == 1 ? null : message.name(message.owner);
            if (owner == null || asked != null && chain.stream().noneMatch(owner::equalsIgnoreCase)) {
                continue;
            }
            switch (message.type) {
                case A, AAAA -> address(owner, learner);
                case CNAME -> leadsTo(message.name(message.data));
                case SRV -> service(owner, learner);
                case POINTER -> reverse(owner, learner);
                default -> {
                }
            }
        }
    }

    private void leadsTo(String target) {
        if (target != null && chain.size() < MAX_CHAIN) {
            chain.add(target);
        }
    }

    private void address(String owner, Learner learner) {
        if (owner.isEmpty() || message.dataLength != (message.type == A ? 4 : 16)) {
            return;
        }
        IpAddress host = message.type == A ? PayloadBytes.v4(message.buffer, message.data)
                : PayloadBytes.v6(message.buffer, message.data);
        name(host, owner, learner);
    }

    private static void name(IpAddress host, String name, Learner learner) {
        if (!host.isUnspecified() && !host.isLoopback() && !host.isMulticast() && !host.isLimitedBroadcast()) {
            learner.name(host, name, DNS);
        }
    }

    private void service(String owner, Learner learner) {
        if (message.dataLength <= SRV_FIXED) {
            return;
        }
        String target = message.name(message.data + SRV_FIXED);
        if (target != null && !target.isEmpty()) {
            int port = PayloadBytes.u16(message.buffer, message.data + 4);
            learner.evidence("dns-srv", owner + " = " + target + ":" + port, true);
            leadsTo(target);
        }
    }

    private void reverse(String owner, Learner learner) {
        IpAddress host = ReverseName.address(owner);
        String target = host == null ? null : message.name(message.data);
        if (target != null && !target.isEmpty()) {
            name(host, target, learner);
        }
    }
}
