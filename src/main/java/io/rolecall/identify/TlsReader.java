package io.rolecall.identify;

import java.util.Arrays;

/**
 * The clear part of a TLS connection (RFC 8446, RFC 5246): ClientHello, ServerHello, up to version 1.2 the server's
 * certificate and its wish for one of the client, and alerts. Everything behind a ChangeCipherSpec is encrypted and not read.
 */
final class TlsReader implements StreamReader {
    /** Handshake bytes of a direction that are put together; certificate chains are rarely half as long. */
    static final int MAX_HANDSHAKE = 1 << 14;
    private static final int CERTIFICATE = 11;
    private static final int CERTIFICATE_REQUEST = 13;
    private static final int HANDSHAKE_HEADER = 4;
    private static final int VERSION_1_3 = 0x0304;
    private static final String[] VERSIONS = {"SSL 3.0", "TLS 1.0", "TLS 1.1", "TLS 1.2", "TLS 1.3"};

    /** One direction's handshake messages, which need not end where records end. */
    private static final class Side {
        private byte[] bytes = new byte[512];
        private int length;
        private boolean helloSeen;
    }

    private final Side[] sides = {new Side(), new Side()};

    @Override
    public Want read(int direction, StreamWindow window, Learner learner) {
        Side side = sides[direction];
        while (window.available() > 0) {
            if (!TlsRecord.plausible(window)) {
                return side.helloSeen ? Want.DONE : Want.NOT_MINE;
            }
            if (window.available() < TlsRecord.HEADER || window.available() < needed(window)) {
                return Want.MORE;
            }
            int type = TlsRecord.type(window);
            if (type == TlsRecord.ALERT) {
                return alert(direction, window, learner);
            }
            if (type != TlsRecord.HANDSHAKE) {
                return side.helloSeen ? Want.DONE : Want.NOT_MINE;
            }
            if (!handshake(direction, window, learner)) {
                return side.helloSeen ? Want.DONE : Want.NOT_MINE;
            }
        }
        return Want.MORE;
    }

    /** How much of a record must be there: all of it, because what it holds is put together from whole records. */
    private static int needed(StreamWindow window) {
        return Math.min(window.capacity(), TlsRecord.HEADER + TlsRecord.length(window));
    }

    /** Takes a handshake record; false when nothing more is to be read. */
    private boolean handshake(int direction, StreamWindow window, Learner learner) {
        Side side = sides[direction];
        int length = TlsRecord.length(window);
        if (side.length + length > MAX_HANDSHAKE || window.available() < TlsRecord.HEADER + length) {
            return false;
        }
        if (side.length + length > side.bytes.length) {
            side.bytes = Arrays.copyOf(side.bytes, Math.max(side.length + length, 2 * side.bytes.length));
        }
        window.copy(TlsRecord.HEADER, side.bytes, side.length, length);
        side.length += length;
        boolean more = messages(side, direction, learner);
        if (more || side.helloSeen) {
            window.consume(TlsRecord.HEADER + length);
        }
        return more;
    }

    private boolean messages(Side side, int direction, Learner learner) {
        int at = 0;
        boolean more = true;
        while (more && side.length - at >= HANDSHAKE_HEADER) {
            Bytes header = new Bytes(side.bytes, at, side.length);
            int type = header.u8();
            int length = header.u24();
            if (length > MAX_HANDSHAKE || !side.helloSeen && type != TlsRecord.CLIENT_HELLO && type != TlsRecord.SERVER_HELLO) {
                return false;
            }
            if (length > side.length - at - HANDSHAKE_HEADER) {
                break;
            }
            at += HANDSHAKE_HEADER + length;
            more = message(side, direction, type, new Bytes(side.bytes, at - length, at), learner);
        }
        System.arraycopy(side.bytes, at, side.bytes, 0, side.length - at);
        side.length -= at;
        return more;
    }

    /** Reads one message; false when what follows is encrypted or tells nothing. */
    private boolean message(Side side, int direction, int type, Bytes body, Learner learner) {
        switch (type) {
            case TlsRecord.CLIENT_HELLO -> {
                side.helloSeen = true;
                learner.application("tls");
                learner.requestFrom(direction);
                TlsHello.client(body, 1 - direction, learner);
                return true;
            }
            case TlsRecord.SERVER_HELLO -> {
                side.helloSeen = true;
                learner.application("tls");
                learner.requestFrom(1 - direction);
                return version(TlsHello.server(body), learner) < VERSION_1_3;
            }
            case CERTIFICATE -> certificate(body, direction, learner);
            case CERTIFICATE_REQUEST -> learner.evidence("tls-client-certificate", "asked for", false);
            default -> { }
        }
        return true; // Behind the server's last word comes what it says of the client's certificate, still in the clear.
    }

    private static int version(int version, Learner learner) {
        int minor = version & 0xFF;
        if (version >>> 8 == 3 && minor < VERSIONS.length) {
            learner.evidence("tls-version", VERSIONS[minor], false);
        }
        return version;
    }

    private static void certificate(Bytes body, int direction, Learner learner) {
        body.skip(3);
        Certificate names = Certificate.of(body.part(body.u24()));
        if (body.broken() || names.subject().isEmpty() && names.issuer().isEmpty()) {
            return;
        }
        learner.evidence("tls-certificate", names.subject() + ", issued by " + names.issuer(), false);
        learner.field("tls.issuer", names.issuer(), true);
        if (names.subject().indexOf('.') > 0 && HttpHost.isName(names.subject())) {
            learner.name(learner.address(direction), names.subject(), "tls");
        }
    }

    /** An alert in the clear: a handshake that failed, and why. */
    private Want alert(int direction, StreamWindow window, Learner learner) {
        boolean clear = TlsRecord.length(window) == 2 && window.at(TlsRecord.HEADER) >= 1 && window.at(TlsRecord.HEADER) <= 2;
        boolean first = !sides[direction].helloSeen;
        if (clear) {
            learner.application("tls");
            String words = TlsAlerts.words(window.at(TlsRecord.HEADER), window.at(TlsRecord.HEADER + 1));
            learner.evidence("tls-refusal", words, false);
        }
        return clear || !first ? Want.DONE : Want.NOT_MINE;
    }
}
