package io.rolecall.report;

import io.rolecall.capture.Interfaces.Device;
import io.rolecall.wire.IpAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The list of interfaces as {@code rolecall interfaces} prints it: the name to type first, then what tells it apart. */
public final class InterfacesText {
    private static final List<Table.Column> COLUMNS = List.of(
            new Table.Column("interface", false, Integer.MAX_VALUE),
            new Table.Column("state", false, Integer.MAX_VALUE),
            new Table.Column("addresses", false, Integer.MAX_VALUE),
            new Table.Column("description", false, Integer.MAX_VALUE));

    private InterfacesText() {
    }

    /** The page, its lines ended by {@code \n}; one sentence when there is nothing to capture on. */
    public static String page(List<Device> devices) {
        if (devices.isEmpty()) {
            return "This user can capture on no interface.\n";
        }
        Table table = new Table(COLUMNS);
        for (Device device : devices) {
            table.row().cell(Escape.printable(device.name())).cell(state(device))
                    .cell(addresses(device)).cell(Escape.printable(device.description()));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ByteWriter out = new ByteWriter(bytes)) {
            table.write(new TextPage(out, TextLayout.PLAIN), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String addresses(Device device) {
        return device.addresses().stream().map(IpAddress::ofBytes).map(IpAddress::toString)
                .collect(Collectors.joining(" "));
    }

    private static String state(Device device) {
        return (device.up() ? "up" : "down") + (device.loopback() ? ", loopback" : "");
    }
}
