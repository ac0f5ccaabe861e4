package io.rolecall.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterfacesTest {
    @ParameterizedTest
    @CsvSource({"nflog,true", "dbus-system,true", "dbus-session,true", "bluetooth-monitor,true", "usbmon0,true",
        "eth0,false", "any,false", "lo,false", "nfqueue,false", "nflog0,false", "usbmonitor,false"})
    void shouldKnowThePseudoDevicesByName(String name, boolean ofNoNetwork) {
        assertEquals(ofNoNetwork, Interfaces.ofNoNetwork(name));
    }

    @Test
    void shouldOfferNoPseudoDeviceWhenItLists() throws CaptureException {
        NativeLibraryHere.orSkip();
        assertEquals(0, Interfaces.list().stream().filter(each -> Interfaces.ofNoNetwork(each.name())).count());
    }
}
