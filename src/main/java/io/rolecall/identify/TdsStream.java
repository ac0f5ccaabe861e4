package io.rolecall.identify;

import io.rolecall.identify.StreamProtocol.Fit;

/**
 * Tabular Data Stream, SQL Server's protocol, on any port ([MS-TDS] 2.2.3). Before TLS hides it and, where only the login
 * is hidden, after it.
 * <pre>
 *  0  type      1   1 batch, 2 login of version 5, 3 procedure, 4 answer, 6 attention, 0x10 login, 0x11 SSPI, 0x12 pre-login
 *  1  status    1   1: last packet of the message
 *  2  length    2   in network order, header included
 *  4  process   2
 *  6  packet    1
 *  7  window    1   0
 * </pre>
 * TLS stands inside pre-login packets while it is agreed on, then bare. Version 8 is TLS from its first byte: the reader
 * of TLS sees its {@code tds/8.0}.
 */
final class TdsStream extends MessageStream {
    private static final int HEADER = 8;
    private static final int BATCH = 1;
    private static final int LOGIN_5 = 2;
    private static final int PROCEDURE = 3;
    private static final int ANSWER = 4;
    private static final int ATTENTION = 6;
    private static final int BULK = 7;
    private static final int TRANSACTION = 0x0E;
    private static final int QUERY_5 = 0x0F;
    private static final int LOGIN_7 = 0x10;
    private static final int SSPI = 0x11;
    private static final int PRE_LOGIN = 0x12;
    private static final int TLS_FIRST = 0x14;
    private static final int TLS_LAST = 0x17;
    private static final int TLS_HANDSHAKE = 0x16;
    private static final int TLS_HEADER = 5;
    private static final int LAST_STATUS = 0x1F;

    private final TdsDialogue dialogue = new TdsDialogue();
    private final Octets body = new Octets();
    private boolean known;
    private boolean tls;

    /** Whether a stream can begin so. */
    static Fit begins(StreamWindow window) {
        Octets head = window.front();
        return opens(head.at(0)) ? fit(packet(head)) : Fit.NO;
    }

    /** Whether a request stands in the middle of a stream, whole and of a form that nothing else has. */
    static Fit continues(StreamWindow window) {
        Octets head = window.front();
        long size = head.at(0) == BATCH || head.at(0) == PROCEDURE ? packet(head) : NO_MESSAGE;
        if (size <= 0) {
            return fit(size);
        }
        return TdsTexts.headed(head, HEADER) || size == head.length() && TdsTexts.plain(head, HEADER) ? Fit.YES : Fit.NO;
    }

    @Override
    long size(Octets head) {
        boolean record = tls && head.at(0) >= TLS_FIRST && head.at(0) <= TLS_LAST;
        return record ? record(head) : packet(head);
    }

    private static long record(Octets head) {
        if (head.length() >= 2 && head.at(1) != 3) {
            return NO_MESSAGE;
        }
        return head.length() < TLS_HEADER ? MORE_NEEDED : TLS_HEADER + head.u16(3, false);
    }

    /** How long the packet is that begins here. */
    private static long packet(Octets head) {
        int there = head.length();
        if (!type(head.at(0)) || head.at(1) > LAST_STATUS || head.at(7) != 0) {
            return NO_MESSAGE;
        }
        if (there < HEADER) {
            return MORE_NEEDED;
        }
        int length = head.u16(2, false);
        return length < HEADER ? NO_MESSAGE : length;
    }

    private static boolean type(int type) {
        return switch (type) {
            case BATCH, LOGIN_5, PROCEDURE, ANSWER, ATTENTION, BULK, TRANSACTION, QUERY_5, LOGIN_7, SSPI, PRE_LOGIN -> true;
            default -> false;
        };
    }

    /** Whether a packet of this type may be the first of a connection. */
    private static boolean opens(int type) {
        return type == PRE_LOGIN || type == LOGIN_7 || type == LOGIN_5 || type == ANSWER;
    }

    @Override
    Want message(int direction, Octets message, long size, Learner learner) {
        if (tls && message.at(0) >= TLS_FIRST && message.at(0) <= TLS_LAST) {
            return dialogue.hidden() ? Want.DONE : Want.MORE;
        }
        body.over(message, HEADER, message.length() - HEADER);
        int type = message.at(0);
        if (type == PRE_LOGIN && body.at(0) == TLS_HANDSHAKE && body.at(1) == 3) {
            tls = true;
            known(learner);
            dialogue.told().evidence(learner, "tds-tls", "TLS inside TDS", true);
            return Want.MORE;
        }
        return known ? more(direction, type, learner) : first(direction, type, learner);
    }

    /** The first packet of a connection that this reader sees must say more than its header does. */
    private Want first(int direction, int type, Learner learner) {
        boolean mine = switch (type) {
            case PRE_LOGIN, ANSWER -> dialogue.preLogin(body, type == ANSWER, learner);
            case LOGIN_7 -> dialogue.login(direction, body, learner);
            case LOGIN_5 -> TdsLogins.version5(body);
            case BATCH, PROCEDURE -> TdsTexts.headed(body, 0) || TdsTexts.plain(body, 0);
            default -> false;
        };
        if (!mine) {
            return Want.NOT_MINE;
        }
        known(learner);
        if (type != ANSWER) {
            learner.requestFrom(direction);
        }
        return type == BATCH || type == PROCEDURE ? more(direction, type, learner) : Want.MORE;
    }

    private void known(Learner learner) {
        if (!known) {
            known = true;
            learner.application("tds");
        }
    }

    private Want more(int direction, int type, Learner learner) {
        switch (type) {
            case ANSWER -> dialogue.answer(direction, body, learner);
            case LOGIN_7 -> dialogue.login(direction, body, learner);
            case SSPI -> SecurityBlob.tell(body, direction, dialogue.told(), learner, "tds");
            case BATCH -> dialogue.batch(body, learner);
            case PROCEDURE -> dialogue.procedure(body, learner);
            default -> {
            }
        }
        return Want.MORE;
    }
}
