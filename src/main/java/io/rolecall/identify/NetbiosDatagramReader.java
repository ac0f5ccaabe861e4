package io.rolecall.identify;

import io.rolecall.wire.IpAddress;
import java.nio.ByteBuffer;

/**
 * NetBIOS datagrams (RFC 1002 section 4.4), on any port: browser announcements and mail slots. No answer belongs to one:
 * its sender always began. Names the sender when the datagram comes from the address that it says.
 * <pre>
 *  0  type 0x10 to 0x16      1
 *  1  flags                  1
 *  2  identifier             2
 *  4  source address         4
 *  8  source port            2
 * 10  length, offset         4   (types 0x10 to 0x12)
 * 14  source name           34, destination name 34, data
 * </pre>
 */
final class NetbiosDatagramReader implements DatagramReader {
    private static final int FIRST_TYPE = 0x10;
    private static final int LAST_WITH_NAMES = 0x12;
    private static final int ERROR = 0x13;
    private static final int LAST_TYPE = 0x16;
    private static final int HEADER = 10;
    private static final int NAMES = 14;
    private static final int SOURCE_ADDRESS = 4;

    @Override
    public boolean read(int direction, ByteBuffer buffer, int offset, int count, Learner learner) {
        if (count < HEADER) {
            return false;
        }
        int type = PayloadBytes.u8(buffer, offset);
        boolean withNames = type >= FIRST_TYPE && type <= LAST_WITH_NAMES;
        int name = offset + (withNames ? NAMES : HEADER);
        boolean plausible = type >= FIRST_TYPE && type <= LAST_TYPE && type != ERROR
                && NetbiosName.at(buffer, name, offset + count) && (!withNames || twoNames(buffer, name, offset + count));
        if (!plausible) {
            return false;
        }
        learner.application("netbios-dgm");
        learner.requestFrom(direction);
        if (withNames) {
            sender(direction, buffer, offset, name, learner);
        }
        return true;
    }

    /** The second name, as far as it was captured. */
    private static boolean twoNames(ByteBuffer buffer, int first, int end) {
        int second = first + NetbiosName.ENCODED + 1;
        return buffer.get(second - 1) == 0 && NetbiosName.at(buffer, second, end);
    }

    private static void sender(int direction, ByteBuffer buffer, int offset, int named, Learner learner) {
        String name = NetbiosName.ofHost(NetbiosName.suffix(buffer, named)) ? NetbiosName.text(buffer, named) : null;
        if (name != null) {
            IpAddress sender = learner.address(direction);
            if (sender.equals(PayloadBytes.v4(buffer, offset + SOURCE_ADDRESS))) {
                learner.name(sender, name, "netbios");
            }
        }
    }
}
