package io.rolecall.identify;

import io.rolecall.wire.IpAddress;
import java.nio.ByteBuffer;

/**
 * DHCP and what computers add to it to start from the network (PXE 2.1), on any port; on 4011 it is the second dialogue with
 * the boot server. The operation code says who asked, except that an answer to everybody was asked for by nobody in
 * particular: its sender began. A DHCP server and a boot server may be two hosts, and only the latter speaks of PXE: their
 * evidence differs.
 */
final class DhcpReader implements DatagramReader {
    private static final int SERVER_PORT = 67;
    private static final int CLIENT_PORT = 68;
    private static final int BOOT_SERVER_PORT = 4011;
    private static final String PXE_CLASS = "PXEClient";

    @Override
    public boolean read(int direction, ByteBuffer buffer, int offset, int count, Learner learner) {
        DhcpMessage message = DhcpMessage.of(buffer, offset, count);
        if (message == null) {
            return cut(direction, buffer, offset, count, learner);
        }
        who(buffer, offset, direction, learner);
        String vendor = message.text(DhcpMessage.VENDOR_CLASS);
        if (!vendor.isEmpty()) {
            learner.field("dhcp.class", vendor, !message.request());
        }
        hostName(message, learner);
        if (message.request()) {
            request(message, vendor.startsWith(PXE_CLASS), learner);
        } else {
            reply(message, bootServer(learner), vendor.startsWith(PXE_CLASS), learner);
        }
        return true;
    }

    private static boolean cut(int direction, ByteBuffer buffer, int offset, int count, Learner learner) {
        if (!DhcpMessage.begins(buffer, offset, count) || !port(learner.port(0)) || !port(learner.port(1))) {
            return false;
        }
        who(buffer, offset, direction, learner);
        return true;
    }

    private static boolean port(int port) {
        return port == SERVER_PORT || port == CLIENT_PORT;
    }

    /** An answer was asked for by its receiver only where it names the receiver; others go to everybody. */
    private static void who(ByteBuffer buffer, int offset, int direction, Learner learner) {
        learner.application("dhcp");
        if (buffer.get(offset) == DhcpMessage.BOOT_REQUEST) {
            learner.requestFrom(direction);
        } else if (bootServer(learner) || DhcpMessage.names(buffer, offset, learner.address(1 - direction))) {
            learner.requestFrom(1 - direction);
        }
    }

    private static boolean bootServer(Learner learner) {
        return learner.port(0) == BOOT_SERVER_PORT || learner.port(1) == BOOT_SERVER_PORT;
    }

    /** Option 12 names the address in hand: the granted one, the one asked for in a request, or the client's own. */
    private static void hostName(DhcpMessage message, Learner learner) {
        IpAddress address = switch (message.type()) {
            case DhcpMessage.REQUEST -> message.has(DhcpMessage.REQUESTED_ADDRESS)
                    ? message.address(DhcpMessage.REQUESTED_ADDRESS) : message.clientAddress();
            case DhcpMessage.INFORM -> message.clientAddress();
            case DhcpMessage.ACK -> message.yourAddress();
            default -> IpAddress.ofV4(0);
        };
        String name = address.isUnspecified() ? "" : message.text(DhcpMessage.HOST_NAME).strip();
        if (!name.isEmpty()) {
            learner.name(address, name, "dhcp");
        }
    }

    private static void request(DhcpMessage message, boolean pxe, Learner learner) {
        if (!message.relay().isUnspecified()) {
            learner.evidence("dhcp-relayed", message.relay().toString(), false);
        }
        if (!pxe) {
            return;
        }
        int architecture = message.option(DhcpMessage.ARCHITECTURE);
        if (architecture >= 0 && message.length(architecture) >= 2) {
            int number = PayloadBytes.u16(message.buffer(), architecture);
            learner.evidence("pxe-architecture", PxeOptions.architecture(number), true);
        }
        int machine = message.option(DhcpMessage.MACHINE);
        if (machine >= 0 && message.length(machine) == PxeOptions.MACHINE_LENGTH) {
            learner.evidence("pxe-machine", PxeOptions.machine(message.buffer(), machine), true);
        }
        if (PxeOptions.bootServerParameters(message)) {
            learner.evidence("pxe-parameters", message.hex(DhcpMessage.PARAMETERS), false);
        }
        if (PxeOptions.privateRequest(message)) {
            learner.evidence("pxe-private", message.hex(DhcpMessage.PXE_PRIVATE), false);
        }
    }

    private static void reply(DhcpMessage message, boolean bootServer, boolean pxe, Learner learner) {
        if (message.type() == DhcpMessage.ACK && !bootServer && message.has(DhcpMessage.LEASE_TIME)
                && !message.yourAddress().isUnspecified()) {
            learner.evidence("dhcp-lease", message.typeName() + " " + message.yourAddress(), true);
        }
        if (pxe) {
            learner.evidence("pxe-offer", message.typeName() + PxeOptions.bootWords(message), bootServer);
        } else if (!message.bootFile().isEmpty()) {
            learner.evidence("dhcp-boot-file", message.typeName() + PxeOptions.bootWords(message), false);
        }
        if (!bootServer) {
            return;
        }
        String variables = PxeOptions.variablesFile(message);
        if (!variables.isEmpty()) {
            learner.evidence("pxe-variables", variables, true);
        }
        String store = message.text(DhcpMessage.PXE_STORE);
        if (store.startsWith("\\")) {
            learner.evidence("pxe-store", store, false);
        }
    }
}
