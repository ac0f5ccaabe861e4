package io.rolecall.identify;

import io.rolecall.wire.IpAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * What the answers of one DNS message say of hosts.
 *
 * <p>An address is named after the owner of its record, the host's own name, and only when the answer leads there: the
 * question's name, what its CNAME records point to, the target of an SRV record. Other addresses in a message are not
 * believed; a multicast answer without a question speaks for its sender, and all of it counts.
 */
final class DnsAnswers {
    private static final int A = 1;
    private static final int CNAME = 5;
    private static final int POINTER = 12;
    private static final int AAAA = 28;
    private static final int SRV = 33;
    private static final int SRV_FIXED = 6;
    /** Names that a chain of CNAME and SRV records may lead to. */
    private static final int MAX_CHAIN = 16;

    private final DnsMessage message;
    private final Learner learner;
    private final boolean questioned;
    private final List<String> chain = new ArrayList<>(4);

    /** The answers to a question for this name; null for a message without a question. */
    DnsAnswers(DnsMessage message, String asked, Learner learner) {
        this.message = message;
        this.learner = learner;
        this.questioned = asked != null;
        if (questioned) {
            chain.add(asked);
        }
    }

    /** Tells them. */
    void tell() {
        message.rewind();
        while (message.next()) {
            String owner = message.authority() ? null : message.name(message.owner);
            if (owner == null || questioned && chain.stream().noneMatch(owner::equalsIgnoreCase)) {
                continue;
            }
            switch (message.type) {
                case A -> address(owner, 4);
                case AAAA -> address(owner, 16);
                case CNAME -> leadsTo(message.name(message.data));
                case SRV -> service(owner);
                case POINTER -> reverse(owner);
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

    private void address(String owner, int length) {
        if (!owner.isEmpty() && message.dataLength == length) {
            name(length == 4 ? PayloadBytes.v4(message.buffer, message.data)
                    : PayloadBytes.v6(message.buffer, message.data), owner);
        }
    }

    /** Addresses of no host in particular (name blockers answer with them) are not named. */
    private void name(IpAddress host, String name) {
        if (!host.isUnspecified() && !host.isLoopback() && !host.isMulticast() && !host.isLimitedBroadcast()) {
            learner.name(host, name, "dns");
        }
    }

    /** A service of the domain begins with its own name; a device's (multicast DNS) with the device's, and is no news. */
    private void service(String owner) {
        if (message.dataLength <= SRV_FIXED) {
            return;
        }
        String target = message.name(message.data + SRV_FIXED);
        if (target != null && !target.isEmpty()) {
            leadsTo(target);
            if (owner.startsWith("_")) {
                int port = PayloadBytes.u16(message.buffer, message.data + 4);
                learner.evidence("dns-srv", owner + " = " + target + ":" + port, true);
            }
        }
    }

    private void reverse(String owner) {
        IpAddress host = ReverseName.address(owner);
        String target = host == null ? null : message.name(message.data);
        if (target != null && !target.isEmpty()) {
            name(host, target);
        }
    }
}
