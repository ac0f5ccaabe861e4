package io.rolecall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rolecall.capture.Interfaces.Device;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterfacesTextTest {
    private static final byte[] IPV6 = {(byte) 0xfe, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    @Test
    void shouldAlignNamesStatesAddressesAndDescriptions() {
        String page = InterfacesText.page(List.of(
                new Device("eth0", "", List.of(new byte[] {10, 0, 0, 1}, IPV6), true, false),
                new Device("\\Device\\NPF_{1}", "Intel\u001b[31m I219", List.of(), false, false),
                new Device("lo", "loop", List.of(new byte[] {127, 0, 0, 1}), true, true)));
        assertEquals("""
                interface        state         addresses         description
                eth0             up            10.0.0.1 fe80::1
                \\Device\\NPF_{1}  down                            Intel\\x1b[31m I219
                lo               up, loopback  127.0.0.1         loop
                """, page.replaceAll(" +\n", "\n"));
    }

    @Test
    void shouldSaySoWhenThereIsNothingToCaptureOn() {
        assertEquals("This user can capture on no interface.\n", InterfacesText.page(List.of()));
    }
}
