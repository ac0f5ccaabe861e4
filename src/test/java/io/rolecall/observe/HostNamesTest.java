package io.rolecall.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rolecall.capture.CaptureFacts;
import io.rolecall.wire.IpAddress;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class HostNamesTest {
    private static final IpAddress HOST = IpAddress.parse("10.0.0.1");

    private final HostNames names = new HostNames();

    @Test
    void shouldPreferTheBetterSourceWheneverItComes() {
        names.add(HOST, "www", "http");
        names.add(HOST, "mp.corp.example", "dns");
        names.add(HOST, "MP01", "netbios");
        assertEquals(new HostName("mp.corp.example", "dns"), names.all().get(HOST));
    }

    @Test
    void shouldKeepTheEarlierOfEqualSources() {
        HostNames later = new HostNames();
        names.add(HOST, "first", "tls");
        later.add(HOST, "second", "tls");
        names.addAll(later);
        assertEquals("first", names.all().get(HOST).name());
    }

    @Test
    void shouldTakeNameRecordsOfTheCaptureLast() {
        CaptureFacts facts = new CaptureFacts();
        facts.names.add(new CaptureFacts.Name(new byte[] {10, 0, 0, 1}, "from-file"));
        facts.names.add(new CaptureFacts.Name(new byte[] {10, 0, 0, 2}, "other"));
        names.add(HOST, "seen", "http");
        names.addAll(facts);
        assertEquals("seen", names.all().get(HOST).name());
        assertEquals(new HostName("other", "pcapng"), names.all().get(IpAddress.parse("10.0.0.2")));
    }

    @Test
    void shouldSortByAddressAndCountWhatDidNotFit() {
        for (int i = 0; i < HostNames.MAX_NAMES + 5; i++) {
            names.add(IpAddress.ofV4(0x0B00_0000 + i), "h" + i, "dns");
        }
        assertEquals(5, names.forgotten());
        assertEquals(HostNames.MAX_NAMES, names.all().size());
        assertEquals("h0", new ArrayList<>(names.all().values()).get(0).name());
    }
}
