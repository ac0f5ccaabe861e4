package io.rolecall.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Live capture on a pair of virtual interfaces, one end of it in a network namespace of its own. */
class LiveSourceTest {
    private static final String NAMESPACE = "rolecall-test";
    private static final String NEAR = "rolecall0";
    private static final String FAR = "rolecall1";
    private static final String NEAR_ADDRESS = "198.51.100.1";
    private static final String FAR_ADDRESS = "198.51.100.2";
    private static final int PORT = 10123;

    @BeforeEach
    void makeThePair() throws IOException, InterruptedException {
        NativeLibraryHere.orSkip();
        boolean made = ip("netns add " + NAMESPACE) && ip("link add " + NEAR + " type veth peer name " + FAR)
                && ip("link set " + FAR + " netns " + NAMESPACE) && ip("addr add " + NEAR_ADDRESS + "/24 dev " + NEAR)
                && ip("link set " + NEAR + " up") && ip("-n " + NAMESPACE + " addr add " + FAR_ADDRESS + "/24 dev " + FAR)
                && ip("-n " + NAMESPACE + " link set " + FAR + " up");
        assumeTrue(made, "this machine does not let the test make a veth pair in a network namespace");
    }

    @AfterEach
    void removeThePair() throws IOException, InterruptedException {
        ip("link del " + NEAR);
        ip("netns del " + NAMESPACE);
    }

    private static boolean ip(String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments.split(" ")));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static LiveOptions options(String filter) {
        return new LiveOptions(List.of(NEAR), filter, 65_535, true, 10, true, 2 << 20, 1 << 20);
    }

    private static void send(int count, int port) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            InetAddress target = InetAddress.getByName(FAR_ADDRESS);
            for (int i = 0; i < count; i++) {
                byte[] text = ("hello " + i).getBytes(StandardCharsets.US_ASCII);
                socket.send(new DatagramPacket(text, text.length, target, port));
            }
        }
    }

    @Test
    void shouldDeliverWhatWasSentAndEndWhenStopped() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            long before = System.currentTimeMillis() * 1_000_000L;
            try (LiveSource source = LiveSource.open(options("udp port " + PORT))) {
                send(5, PORT);
                send(5, PORT + 1);
                Frame frame = new Frame();
                for (int i = 0; i < 5; i++) {
                    assertTrue(source.next(frame));
                    assertEquals(1, frame.linkType);
                    assertEquals(i + 1, frame.number);
                    assertTrue(frame.buffer.isDirect());
                    String text = PcapngOptions.text(frame.buffer, frame.offset + 42, frame.capturedLength - 42);
                    assertEquals("hello " + i, text);
                    assertTrue(Math.abs(frame.timestampNanos - before) < 60_000_000_000L, frame.timestampNanos + "");
                }
                source.stop();
                assertFalse(source.next(frame));
                CaptureFacts facts = source.facts();
                assertEquals(5, facts.frames);
                assertEquals("live", facts.format);
                assertEquals(0, facts.droppedPackets);
                assertEquals(0, facts.kernelDrops);
                assertEquals(NEAR, facts.interfaces.get(0).name());
                assertTrue(facts.capturedUntilNanos > facts.latestNanos, facts.capturedUntilNanos + "");
                assertTrue(facts.capturedUntilNanos - before < 60_000_000_000L, facts.capturedUntilNanos + "");
            }
        });
    }

    @Test
    void shouldDeliverWhatTheKernelStillHoldsWhenStoppedAtOnce() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            LiveOptions usual = LiveOptions.of(List.of(NEAR), "udp port " + PORT);
            try (LiveSource source = LiveSource.open(usual)) {
                send(5, PORT);
                source.stop();
                Thread.sleep(20);
                send(5, PORT);
                Frame frame = new Frame();
                int delivered = 0;
                while (source.next(frame)) {
                    delivered++;
                }
                assertEquals(5, delivered);
                assertEquals(List.of(), source.facts().warnings);
            }
        });
    }

    @Test
    void shouldRefuseInOneSentenceWhenTheLinkTypeIsNotReadable() {
        CaptureException refused = assertThrows(WrongOptionException.class,
                () -> LiveSource.open(options(""), linkType -> linkType != 1));
        assertEquals("--interface " + NEAR + ": its frames are of no network that Rolecall reads (link type 1)",
                refused.sentence());
    }

    @Test
    void shouldTellInterfacesApartWhenThereAreSeveral() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            LiveOptions both = new LiveOptions(List.of("lo", NEAR), "udp port " + PORT, 65_535, true, 10, true, 2 << 20,
                    1 << 20);
            try (LiveSource source = LiveSource.open(both)) {
                send(1, PORT);
                Frame frame = new Frame();
                assertTrue(source.next(frame));
                assertEquals(1, frame.interfaceIndex);
            }
        });
    }

    @Test
    void shouldWakeUpAndEndWhenStoppedByAnotherThread() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try (LiveSource source = LiveSource.open(options("udp port 1"))) {
                Thread stopper = new Thread(() -> {
                    try {
                        Thread.sleep(200);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    source.stop();
                    source.stop();
                });
                stopper.start();
                assertFalse(source.next(new Frame()));
                stopper.join();
            }
        });
    }

    @Test
    void shouldCountWhatItsQueueLosesWhenNobodyReads() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            LiveOptions tiny = new LiveOptions(List.of(NEAR), "udp port " + PORT, 65_535, true, 10, true, 8 << 20, 4096);
            try (LiveSource source = LiveSource.open(tiny)) {
                send(500, PORT);
                Thread.sleep(500);
                source.stop();
                Frame frame = new Frame();
                int delivered = 0;
                while (source.next(frame)) {
                    delivered++;
                }
                CaptureFacts facts = source.facts();
                assertEquals(delivered, facts.frames);
                assertEquals(500, delivered + facts.queueDrops + facts.kernelDrops);
                assertTrue(facts.queueDrops > 0);
            }
        });
    }

    @Test
    void shouldFailWithTheReasonWhenTheInterfaceGoesAway() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try (LiveSource source = LiveSource.open(options("udp port " + PORT))) {
                send(1, PORT);
                Frame frame = new Frame();
                assertTrue(source.next(frame));
                ip("link del " + NEAR);
                CaptureException broken = assertThrows(CaptureException.class, () -> {
                    while (source.next(frame)) {
                        assertTrue(frame.number > 1);
                    }
                });
                assertTrue(broken.sentence().startsWith(NEAR + ": "), broken.sentence());
                assertEquals(1, source.facts().frames);
            }
        });
    }

    /** What goes through both shows twice, and is known for a copy only where it comes at once. */
    @Test
    void shouldDeliverTheFramesOfSeveralInterfacesInTheOrderOfTime() throws IOException, InterruptedException {
        assumeTrue(ip("link add rolecall2 type veth peer name rolecall3") && ip("addr add 203.0.113.1/24 dev rolecall2")
                && ip("link set rolecall2 up") && ip("link set rolecall3 up"));
        try {
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                LiveOptions usual = LiveOptions.of(List.of("rolecall3", "rolecall2"), "udp port " + PORT);
                try (LiveSource source = LiveSource.open(usual)) {
                    Thread sender = new Thread(() -> broadcast(150));
                    sender.start();
                    Frame frame = new Frame();
                    for (int i = 0; i < 300; i++) {
                        assertTrue(source.next(frame));
                    }
                    sender.join();
                    assertEquals(0, source.facts().timeSteps);
                }
            });
        } finally {
            ip("link del rolecall2");
        }
    }

    private static void broadcast(int count) {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setBroadcast(true);
            InetAddress all = InetAddress.getByName("203.0.113.255");
            for (int i = 0; i < count; i++) {
                socket.send(new DatagramPacket(new byte[8], 8, all, PORT));
                Thread.sleep(7);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldGoOnWithTheOthersWhenOneInterfaceGoesAway() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            LiveOptions both = new LiveOptions(List.of("lo", NEAR), "udp port " + PORT, 65_535, true, 10, true, 2 << 20,
                    1 << 20);
            List<String> told = new ArrayList<>();
            try (LiveSource source = LiveSource.open(both)) {
                source.tell(told::add);
                send(1, PORT);
                Frame frame = new Frame();
                assertTrue(source.next(frame));
                ip("link del " + NEAR);
                Thread.sleep(500);
                try (DatagramSocket socket = new DatagramSocket()) {
                    socket.send(new DatagramPacket(new byte[4], 4, InetAddress.getByName("127.0.0.1"), PORT));
                }
                assertTrue(source.next(frame));
                assertEquals(0, frame.interfaceIndex);
                assertTrue(frame.lostSinceNanos != Frame.NOTHING_LOST);
                assertEquals(NEAR, source.facts().outages.get(0).name());
                assertTrue(told.get(0).startsWith(NEAR + ": the capture broke off at "), told + "");
                assertTrue(told.get(0).endsWith("the interface disappeared; the run goes on without it"), told + "");
                source.stop();
                CaptureException broken = assertThrows(CaptureException.class, () -> source.next(frame));
                assertTrue(broken.remedy().contains("rolecall interfaces"), broken.remedy());
                assertTrue(source.facts().capturedUntilNanos > frame.timestampNanos);
            }
        });
    }

    @Test
    void shouldSayWhenNothingWasCapturedBecauseTheInterfaceWasDown() {
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            List<String> told = new ArrayList<>();
            try (LiveSource source = LiveSource.open(options("udp port " + PORT))) {
                source.tell(told::add);
                send(1, PORT);
                Frame frame = new Frame();
                assertTrue(source.next(frame));
                ip("link set " + NEAR + " down");
                Thread.sleep(2_500);
                ip("link set " + NEAR + " up");
                Thread.sleep(1_500);
                send(1, PORT);
                assertTrue(source.next(frame));
                source.stop();
                assertFalse(source.next(frame));
                CaptureFacts.Outage outage = source.facts().outages.get(0);
                assertTrue(outage.ended() && outage.untilNanos() - outage.sinceNanos() >= 1_500_000_000L, outage + "");
                assertTrue(told.get(told.size() - 1).startsWith(NEAR + " is up again; "), told + "");
            }
        });
    }

    @Test
    void shouldRefuseInOneSentenceWhenTheInterfaceOrTheFilterIsWrong() {
        CaptureException missing = assertThrows(CaptureException.class,
                () -> LiveSource.open(LiveOptions.of(List.of("nosuch9"), "")));
        assertTrue(missing.sentence().startsWith("nosuch9: there is no such interface"), missing.sentence());
        CaptureException filter = assertThrows(CaptureException.class, () -> LiveSource.open(options("prot 1")));
        assertTrue(filter.sentence().startsWith("--filter: \"prot 1\" is no filter"), filter.sentence());
    }

    @Test
    void shouldListTheInterfaceWithItsAddress() throws IOException, CaptureException {
        Interfaces.Device near = Interfaces.list().stream().filter(each -> each.name().equals(NEAR)).findFirst()
                .orElseThrow();
        byte[] address = InetAddress.getByName(NEAR_ADDRESS).getAddress();
        assertTrue(near.addresses().stream().anyMatch(each -> Arrays.equals(each, address)), near.toString());
        assertTrue(near.up());
        assertFalse(near.loopback());
    }
}
