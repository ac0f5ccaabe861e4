package io.rolecall.identify;

import java.nio.ByteBuffer;

/**
 * Kerberos over UDP (RFC 4120 section 7.2.1) and its password changes (RFC 3244), on any port: one message a datagram,
 * without the length that TCP puts before it. A message whose end the capture cut off counts too, for the tags in front
 * agree with each other.
 * <pre>
 * password change   length 2, version 2 (1 or FF80), length of ticket 2, AP-REQ, private part
 * </pre>
 */
final class KerberosReader implements DatagramReader {
    private static final int AS_REQ = 0x6A;
    private static final int ERROR = 0x7E;
    private static final int PASSWORD_HEADER = 6;
    private static final int PASSWORD_VERSION_1 = 1;
    private static final int PASSWORD_VERSION_MS = 0xFF80;
    private static final int ROOM = 8;

    @Override
    public boolean read(int direction, ByteBuffer buffer, int offset, int count, Learner learner) {
        int tag = count == 0 ? 0 : PayloadBytes.u8(buffer, offset);
        if (tag >= AS_REQ && tag <= ERROR && BerDatagram.fills(buffer, offset, count, tag, true)) {
            Octets message = BerDatagram.copy(buffer, offset, count);
            if (KerberosMessage.begins(message, 0)) {
                learner.application("kerberos");
                learner.requestFrom(KerberosMessage.request(message, 0) ? direction : 1 - direction);
                KerberosMessage.tell(message, 0, direction, new Told(ROOM), learner);
                return true;
            }
        }
        return password(direction, buffer, offset, count, learner);
    }

    /** Only what asks: an answer carries no name and begins with an AP-REP, of which too little is in the clear. */
    private static boolean password(int direction, ByteBuffer buffer, int offset, int count, Learner learner) {
        if (count <= PASSWORD_HEADER || PayloadBytes.u16(buffer, offset) != count) {
            return false;
        }
        int version = PayloadBytes.u16(buffer, offset + 2);
        int ticket = PayloadBytes.u16(buffer, offset + 4);
        if (version != PASSWORD_VERSION_1 && version != PASSWORD_VERSION_MS || ticket == 0
                || ticket > count - PASSWORD_HEADER) {
            return false;
        }
        Octets message = BerDatagram.copy(buffer, offset + PASSWORD_HEADER, count - PASSWORD_HEADER);
        if (!KerberosMessage.ticketBegins(message, 0)) {
            return false;
        }
        learner.application("kerberos");
        learner.requestFrom(direction);
        KerberosMessage.tell(message, 0, direction, new Told(ROOM), learner);
        return true;
    }
}
