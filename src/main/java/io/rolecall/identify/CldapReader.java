package io.rolecall.identify;

import java.nio.ByteBuffer;

/**
 * LDAP over UDP, on any port: how Windows finds and tries a domain controller ([MS-ADTS] section 6.3.3). The search asks for
 * the attribute Netlogon of the root entry, and the answer names the controller, its domain and its site.
 */
final class CldapReader implements DatagramReader {
    private static final int ENTRY = 0x64;
    private static final int MAX_ATTRIBUTES = 16;
    private static final int SET = 0x31;
    private static final int ROOM = 12;

    @Override
    public boolean read(int direction, ByteBuffer buffer, int offset, int count, Learner learner) {
        // An entry and the result behind it share one datagram.
        if (!BerDatagram.fillRow(buffer, offset, count, Ber.SEQUENCE)) {
            return false;
        }
        Octets bytes = BerDatagram.copy(buffer, offset, count);
        LdapMessage message = LdapMessage.of(bytes);
        if (message == null) {
            return false;
        }
        learner.application("cldap");
        learner.requestFrom(message.request() ? direction : 1 - direction);
        message.tell(direction, new Told(ROOM), learner);
        if (!message.request()) {
            netlogon(bytes, direction, learner);
        }
        return true;
    }

    private static void netlogon(Octets bytes, int direction, Learner learner) {
        Ber outer = new Ber(bytes, 0, bytes.length());
        Ber fields = outer.next(Ber.SEQUENCE) ? outer.inside() : null;
        if (fields == null || !fields.next(Ber.INTEGER) || !fields.next(ENTRY)) {
            return;
        }
        Ber entry = fields.inside();
        if (!entry.next(Ber.OCTET_STRING) || !entry.next(Ber.SEQUENCE)) {
            return;
        }
        Ber attributes = entry.inside();
        for (int i = 0; i < MAX_ATTRIBUTES && attributes.next(Ber.SEQUENCE); i++) {
            Ber attribute = attributes.inside();
            boolean found = attribute.next(Ber.OCTET_STRING) && attribute.text().equalsIgnoreCase("netlogon")
                    && attribute.next(SET);
            Ber values = found ? attribute.inside() : null;
            if (found && values.next(Ber.OCTET_STRING)) {
                NetlogonAnswer.tell(bytes.copy(values.start(), values.length()), direction, learner);
            }
        }
    }
}
