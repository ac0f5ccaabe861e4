package io.rolecall.capture;

import io.rolecall.capture.LinkWatch.Link;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface;
import org.pcap4j.core.Pcaps;

/**
 * Looks at the interfaces of a live capture now and then, in a thread of its own: whether they are up, and what the kernel has
 * lost. Neither shows in the frames, and a capture on an interface that was unplugged goes on without a word.
 */
final class LiveWatcher extends Thread {
    private static final long LOOK_MILLIS = 250;
    /** Listing the interfaces takes some milliseconds: every so many looks. */
    private static final int LOOKS_A_LIST = 4;

    private final List<LiveInterface> interfaces;
    private final Link[] links;

    LiveWatcher(List<LiveInterface> interfaces) {
        super("rolecall-watch");
        this.interfaces = List.copyOf(interfaces);
        links = new Link[interfaces.size()];
        setDaemon(true);
    }

    @Override
    public void run() {
        try {
            for (int looks = 0;; looks++) {
                interfaces.forEach(LiveInterface::lookAtLosses);
                if (looks % LOOKS_A_LIST == 0) {
                    list();
                    for (int i = 0; i < links.length; i++) {
                        interfaces.get(i).link(links[i]);
                    }
                }
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            // This is how it ends.
            interrupt();
        }
    }

    private void list() {
        Set<String> there = new HashSet<>();
        Set<String> running = new HashSet<>();
        try {
            for (PcapNetworkInterface each : Pcaps.findAllDevs()) {
                there.add(each.getName());
                if (each.isUp() && each.isRunning()) {
                    running.add(each.getName());
                }
            }
        } catch (PcapNativeException | RuntimeException e) {
            // Then nobody knows; no frame depends on it.
            there.clear();
        }
        for (int i = 0; i < links.length; i++) {
            String name = interfaces.get(i).name();
            boolean known = !there.isEmpty() && (links[i] != null && links[i] != Link.UNKNOWN || there.contains(name));
            links[i] = !known ? Link.UNKNOWN : running.contains(name) ? Link.UP : Link.DOWN;
        }
    }

    /** Ends the watching, and waits for it so long. */
    void end(long millis) {
        interrupt();
        try {
            join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
