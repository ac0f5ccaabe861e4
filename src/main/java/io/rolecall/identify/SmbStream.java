package io.rolecall.identify;

import io.rolecall.identify.StreamProtocol.Fit;
import java.nio.charset.StandardCharsets;

/**
 * SMB over TCP 445, and over NetBIOS sessions on 139: packets of four bytes of header and the message.
 * <pre>
 *  0  type        1   0 message, 0x81 session request, 0x82 accepted, 0x83 refused, 0x84 elsewhere, 0x85 keep-alive
 *  1  length      3   the NetBIOS session service uses the lower 17 bits
 *  4  0xFF 'SMB': version 1, 0xFE: 2 and 3, 0xFD: encrypted, 0xFC: compressed
 * </pre>
 * Source: RFC 1002 section 4.3, [MS-SMB2] 2.1 and 2.2.
 */
final class SmbStream extends MessageStream {
    private static final byte[] SMB = "SMB".getBytes(StandardCharsets.US_ASCII);
    private static final int PREFIX = 4;
    private static final int VERSION_1 = 0xFF;
    private static final int VERSION_2 = 0xFE;
    private static final int ENCRYPTED = 0xFD;
    private static final int COMPRESSED = 0xFC;
    private static final int MIN_MESSAGE = 16;
    private static final int TRANSFORM = 52;
    /** Where the longest header has ended: that of version 1 with all of its words. */
    private static final int HEADERS = PREFIX + 96;
    private static final int MAX_NETBIOS_TYPE = 0x85;

    private final SmbDialogue dialogue = new SmbDialogue();
    private final Smb1Messages version1 = new Smb1Messages(dialogue);
    private final Smb2Messages version2 = new Smb2Messages(dialogue);
    private final NetbiosSession session = new NetbiosSession(dialogue.told());
    private final Octets inner = new Octets();
    private boolean known;

    /** Whether a stream can begin so. */
    static Fit begins(StreamWindow window) {
        return fit(sizeOf(window.front()));
    }

    /** Whether a message begins in the middle of a stream. */
    static Fit continues(StreamWindow window) {
        Octets head = window.front();
        long size = sizeOf(head);
        if (size <= 0) {
            return fit(size);
        }
        if (head.at(0) != 0) {
            boolean request = head.at(0) == NetbiosSession.REQUEST && NetbiosSession.names(head);
            return request ? Fit.YES : head.has(0, size) ? Fit.NO : Fit.MORE;
        }
        boolean message = Smb2Messages.header(head, PREFIX) || Smb1Messages.header(head, PREFIX) || transformed(head);
        return message ? Fit.YES : head.length() < HEADERS ? Fit.MORE : Fit.NO;
    }

    /** Whether the header of an encrypted message agrees with the packet's length ([MS-SMB2] 2.2.41). */
    private static boolean transformed(Octets head) {
        return head.at(PREFIX) == ENCRYPTED && head.u16(PREFIX + 42, true) == 1
                && head.u32(PREFIX + 36, true) + TRANSFORM == (head.u32(0, false) & 0xFF_FFFF);
    }

    @Override
    long size(Octets head) {
        return sizeOf(head);
    }

    /** How long the packet is that begins here. */
    static long sizeOf(Octets head) {
        int type = head.at(0);
        if (type != 0 && (type <= 0x80 || type > MAX_NETBIOS_TYPE) || type != 0 && head.at(1) != 0) {
            return NO_MESSAGE;
        }
        if (head.length() < PREFIX) {
            return MORE_NEEDED;
        }
        long length = head.u32(0, false) & 0xFF_FFFF;
        if (type != 0) {
            return NetbiosSession.fits(type, length) ? PREFIX + length : NO_MESSAGE;
        }
        return length < MIN_MESSAGE ? NO_MESSAGE : magic(head, PREFIX + length);
    }

    private static long magic(Octets head, long size) {
        int there = Math.min(head.length() - PREFIX, 1 + SMB.length);
        for (int i = 0; i < there; i++) {
            int found = head.at(PREFIX + i);
            if (i == 0 ? found < COMPRESSED : found != SMB[i - 1]) {
                return NO_MESSAGE;
            }
        }
        return there <= SMB.length ? MORE_NEEDED : size;
    }

    @Override
    Want message(int direction, Octets message, long size, Learner learner) {
        inner.over(message, PREFIX, message.length() - PREFIX);
        boolean mine = message.at(0) != 0 ? session.packet(direction, message, learner) : smb(direction, learner);
        if (!mine) {
            return known ? Want.MORE : Want.NOT_MINE;
        }
        if (!known && message.at(0) <= NetbiosSession.REQUEST) {
            known = true;
            learner.application("smb");
        }
        return Want.MORE;
    }

    private boolean smb(int direction, Learner learner) {
        switch (inner.at(0)) {
            case VERSION_1 -> {
                return version1.message(direction, inner, learner);
            }
            case VERSION_2 -> {
                return version2.messages(direction, inner, learner);
            }
            case ENCRYPTED -> dialogue.told().evidence(learner, "smb-encrypted", "SMB 3", true);
            case COMPRESSED -> dialogue.told().evidence(learner, "smb-compressed", "SMB 3.1.1", true);
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean resumes(int direction) {
        lose(direction);
        return true;
    }
}
