package io.rolecall.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.pcap4j.core.PcapAddress;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface;
import org.pcap4j.core.Pcaps;

/** The interfaces of this machine that can be captured on. */
public final class Interfaces {
    private static final String THIS_MACHINE = "interfaces";

    /** libpcap's pseudo-devices on Linux that hand over what is of no network: they are offered to nobody. */
    private static final Pattern OF_NO_NETWORK = Pattern.compile("nflog|dbus-.*|bluetooth.*|usbmon\\d+");

    private Interfaces() {
    }

    /**
     * One interface.
     *
     * @param name what {@code --interface} takes
     * @param description what the system calls it; may be empty, and is what tells interfaces apart on Windows
     * @param addresses its IP addresses, 4 or 16 bytes each
     */
    public record Device(String name, String description, List<byte[]> addresses, boolean up, boolean loopback) {
    }

    /** The interfaces, in the library's order: the likeliest first. */
    public static List<Device> list() throws CaptureException {
        NativeLibrary.require(THIS_MACHINE, "listing interfaces");
        try {
            List<Device> devices = new ArrayList<>();
            for (PcapNetworkInterface each : Pcaps.findAllDevs()) {
                if (!ofNoNetwork(each.getName())) {
                    devices.add(device(each));
                }
            }
            return devices;
        } catch (PcapNativeException e) {
            throw new CaptureException(THIS_MACHINE, 0, -1, "the interfaces cannot be listed: " + e.getMessage());
        }
    }

    /** Whether frames of that interface are of no network, so that nothing could be reported of them. */
    static boolean ofNoNetwork(String name) {
        return OF_NO_NETWORK.matcher(name).matches();
    }

    private static Device device(PcapNetworkInterface each) {
        List<byte[]> addresses = new ArrayList<>();
        for (PcapAddress address : each.getAddresses()) {
            if (address.getAddress() != null) {
                addresses.add(address.getAddress().getAddress());
            }
        }
        String description = each.getDescription() == null ? "" : each.getDescription();
        return new Device(each.getName(), description, List.copyOf(addresses), each.isUp(), each.isLoopBack());
    }
}
