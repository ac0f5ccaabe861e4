package io.rolecall.identify;

import io.rolecall.identify.StreamProtocol.Fit;

/**
 * Kerberos over TCP (RFC 4120 section 7.2.2): four bytes of length in network order, then one message. The password change
 * protocol (RFC 3244) frames an AP-REQ in the same way, behind six bytes of its own.
 * <pre>
 *  0  length               4   highest bit 0
 *  4  message              n   or: length 2, version 2 (1 or 0xFF80), length of AP-REQ 2, AP-REQ
 * </pre>
 */
final class KerberosStream extends MessageStream {
    /** No real ticket comes near; a tag that only looks right is not believed beyond it. */
    private static final long MAX_LENGTH = 1 << 20;
    private static final int PREFIX = 4;
    /** Where version and type have been seen, whatever the form of the lengths. */
    private static final int MARK = 32;
    private static final int PASSWORD_HEADER = 6;
    private static final int PASSWORD_VERSION_1 = 1;
    private static final int PASSWORD_VERSION_MS = 0xFF80;
    /** As much as both sides of most dialogues tell. */
    private static final int ROOM = 24;

    private final Told told = new Told(ROOM);
    private boolean known;

    /** Whether a stream can begin so; a message is marked as strictly in its middle. */
    static Fit begins(StreamWindow window) {
        Octets head = window.front();
        Fit fit = fit(sizeOf(head));
        boolean mine = fit != Fit.YES || head.u16(PREFIX, false) == head.u32(0, false) || KerberosMessage.begins(head, PREFIX);
        return mine ? fit : head.length() < MARK ? Fit.MORE : Fit.NO;
    }

    @Override
    long size(Octets head) {
        return sizeOf(head);
    }

    private static long sizeOf(Octets head) {
        if (head.at(0) != 0 || head.length() >= 2 && head.at(1) > 0x0F) {
            return NO_MESSAGE;
        }
        if (head.length() < PREFIX + 1) {
            return MORE_NEEDED;
        }
        long length = head.u32(0, false);
        if (length < 10 || length > MAX_LENGTH) {
            return NO_MESSAGE;
        }
        if (head.length() < PREFIX + PASSWORD_HEADER) {
            return MORE_NEEDED;
        }
        boolean fits = Ber.size(head, PREFIX) == length || head.u16(PREFIX, false) == length && password(head);
        return fits ? PREFIX + length : NO_MESSAGE;
    }

    private static boolean password(Octets bytes) {
        int version = bytes.u16(PREFIX + 2, false);
        return (version == PASSWORD_VERSION_1 || version == PASSWORD_VERSION_MS)
                && bytes.u16(PREFIX + 4, false) <= bytes.u32(0, false) - PASSWORD_HEADER;
    }

    @Override
    Want message(int direction, Octets message, long size, Learner learner) {
        int at = PREFIX;
        if (password(message) && message.u16(PREFIX, false) == size - PREFIX) {
            at = PREFIX + PASSWORD_HEADER;
            if (!KerberosMessage.ticketBegins(message, at) && !known) {
                return Want.NOT_MINE;
            }
        } else if (!KerberosMessage.begins(message, at)) {
            return Want.NOT_MINE;
        }
        if (!known) {
            known = true;
            learner.application("kerberos");
        }
        if (KerberosMessage.request(message, at)) {
            learner.requestFrom(direction);
        }
        KerberosMessage.tell(message, at, direction, told, learner);
        return Want.MORE;
    }
}
