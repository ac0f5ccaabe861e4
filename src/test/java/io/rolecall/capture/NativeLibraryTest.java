package io.rolecall.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pcap4j.core.PcapNativeException;

class NativeLibraryTest {
    @ParameterizedTest
    @CsvSource({"windows 11,Npcap", "mac os x,libpcap", "linux,apt install", "linux,dnf install"})
    void shouldNameTheRemedyWhenTheLibraryIsMissing(String system, String expected) {
        assertTrue(NativeLibrary.remedy(system).contains(expected));
    }

    @ParameterizedTest
    @CsvSource({"windows 11,administrator", "mac os x,ChmodBPF", "linux,sudo"})
    void shouldNameTheRemedyWhenTheRightIsMissing(String system, String expected) {
        assertTrue(NativeLibrary.rights(system).contains(expected));
    }

    @Test
    void shouldSayWhyWhenAnInterfaceCannotBeOpened() {
        assertTrue(NativeLibrary.refused("eth9", new PcapNativeException("eth9: No such device exists", -5)).sentence()
                .startsWith("eth9: there is no such interface"));
        assertTrue(NativeLibrary.refused("eth0", new PcapNativeException("x", -8)).getMessage().contains("may not capture"));
        assertTrue(NativeLibrary.refused("eth0", new PcapNativeException("x", -9)).getMessage().contains("is down"));
        String other = NativeLibrary.refused("eth0", new PcapNativeException("odd\nthing", -1)).getMessage();
        assertEquals("the interface cannot be opened: odd thing", other);
        assertFalse(other.contains("\n"));
    }
}
