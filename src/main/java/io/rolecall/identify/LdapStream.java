package io.rolecall.identify;

import io.rolecall.identify.StreamProtocol.Fit;

/**
 * LDAP over TCP (RFC 4511), the global catalog's too: messages of BER, and after a bind that asked for it, sealed
 * messages behind a length (RFC 4513 section 5.2.1.8), of which only that they are sealed is told.
 */
final class LdapStream extends MessageStream {
    private static final int SEALED_PREFIX = 4;
    /** Active Directory refuses requests above 10 MB; answers are smaller. */
    private static final long MAX_LENGTH = 10 << 20;
    /** As much as most dialogues tell. */
    private static final int ROOM = 32;

    private final Told told = new Told(ROOM);
    private boolean known;
    private boolean mayBeSealed;

    /** Whether a stream can begin so: a sequence whose first element is a number. */
    static Fit begins(StreamWindow window) {
        Octets head = window.front();
        if (head.at(0) != Ber.SEQUENCE) {
            return Fit.NO;
        }
        long size = Ber.size(head, 0);
        int number = head.at(1) < 0x80 ? 2 : 2 + (head.at(1) & 0x7F);
        if (size < 0 || size > MAX_LENGTH || head.has(number, 1) && head.at(number) != Ber.INTEGER) {
            return Fit.NO;
        }
        return head.has(number, 1) ? Fit.YES : Fit.MORE;
    }

    /** Whether a message stands in the middle of a stream, whole and of a form that nothing else has. */
    static Fit continues(StreamWindow window) {
        Octets head = window.front();
        long size = head.at(0) == Ber.SEQUENCE ? Ber.size(head, 0) : NO_MESSAGE;
        if (size < 0) {
            return Fit.NO;
        }
        return size == 0 || !head.has(0, size) ? Fit.MORE : LdapMessage.of(head) == null ? Fit.NO : Fit.YES;
    }

    @Override
    long size(Octets head) {
        if (head.at(0) == Ber.SEQUENCE) {
            long size = Ber.size(head, 0);
            return size == 0 ? MORE_NEEDED : size < 5 || size > MAX_LENGTH ? NO_MESSAGE : size;
        }
        if (!mayBeSealed) {
            return NO_MESSAGE;
        }
        if (head.length() < SEALED_PREFIX) {
            return MORE_NEEDED;
        }
        long sealed = head.u32(0, false);
        return sealed < 16 || sealed > MAX_LENGTH ? NO_MESSAGE : SEALED_PREFIX + sealed;
    }

    @Override
    Want message(int direction, Octets message, long size, Learner learner) {
        if (message.at(0) != Ber.SEQUENCE) {
            told.evidence(learner, "ldap-sealed", "SASL", true);
            return Want.DONE;
        }
        LdapMessage ldap = LdapMessage.of(message);
        if (ldap == null) {
            return known ? Want.MORE : Want.NOT_MINE;
        }
        if (!known) {
            known = true;
            learner.application("ldap");
        }
        if (ldap.request()) {
            learner.requestFrom(direction);
        }
        mayBeSealed |= ldap.bindWithSasl();
        ldap.tell(direction, told, learner);
        return ldap.startsTls() ? Want.DONE : Want.MORE;
    }
}
