package io.rolecall.verdict;

import io.rolecall.flow.FlowLimits;
import io.rolecall.observe.Communication;
import io.rolecall.observe.Evidence;
import io.rolecall.observe.FrameRef;
import io.rolecall.observe.LimitCounts;
import io.rolecall.observe.Observations;
import io.rolecall.wire.IpProtocol;
import java.util.ArrayList;
import java.util.List;

/**
 * Computers that ask to boot from the network, and that nobody offers to boot: the DHCP server gives them an address, and the
 * boot server is not reached or does not run (PXE-E53 or PXE-E16 on their screens). Told only of a capture in the computers'
 * own network, where whoever hears question and lease by broadcast would hear an offer as well; and only where nothing in it
 * shows a boot at all.
 */
final class BootOffers {
    /** A plain DHCP server that names the file itself (options 66 and 67) sends the computer on without a boot server. */
    private static final String BOOT_FILE = "dhcp-boot-file";
    private static final String ARCHITECTURE = "pxe-architecture";
    /** The computer asks again after 4, 8, 16 seconds (PXE 2.1, section 2.2.3); an offer comes within a second. */
    private static final long WAIT_NANOS = FlowLimits.DEFAULT_ANSWER_TIMEOUT_NANOS;

    private Communication asked;
    private Communication leased;
    private boolean offered;

    void add(Communication seen) {
        if (seen.protocol() != IpProtocol.UDP || offered) {
            return;
        }
        int port = seen.port();
        offered = seen.shows(DhcpPartners.PXE_OFFER) || seen.shows(BOOT_FILE) || port == Case.BINL || port == Case.TFTP;
        if (!seen.responder().isLimitedBroadcast()) {
            return;
        }
        if (port == Case.DHCP && seen.initiator().isUnspecified() && seen.shows(DhcpPartners.PXE_CLIENT)) {
            asked = seen;
        } else if (port == Case.DHCP_CLIENT && seen.application().equals("dhcp")) {
            leased = seen;
        }
    }

    List<Finding> findings(Observations observations) {
        boolean late = asked != null && asked.lastSeenNanos() > observations.latestNanos() - WAIT_NANOS;
        boolean lossy = observations.limits().getOrDefault(LimitCounts.LOST_PACKETS, 0L) > 0;
        if (offered || asked == null || leased == null || late || lossy) {
            return List.of();
        }
        return List.of(new Finding(FindingKind.NO_BOOT_SERVER.label(), Severity.WARNING,
                "A computer asks to boot from the network, and no boot server answers",
                "it asks by broadcast as a PXE client" + architecture() + ", a DHCP server answers, and nobody, the DHCP server"
                        + " included, names a boot server or a boot file: the computer gives up (PXE-E53, on UEFI"
                        + " PXE-E16)",
                frames(), "CB-017: cb-ports, Client -> Distribution point for PXE",
                "Check that PXE is on at the distribution point and its responder (or WDS) runs, and that the router of this"
                        + " network passes DHCP (UDP 67) on to the distribution point as well as to the DHCP server.", 1));
    }

    private String architecture() {
        for (Evidence piece : asked.evidence()) {
            if (piece.signature().equals(ARCHITECTURE)) {
                return " (" + piece.detail() + ")";
            }
        }
        return "";
    }

    private List<FrameRef> frames() {
        List<FrameRef> frames = new ArrayList<>();
        for (Evidence piece : asked.evidence()) {
            if (piece.signature().equals(DhcpPartners.PXE_CLIENT) && frames.isEmpty()) {
                frames.add(piece.frame());
            }
        }
        frames.add(leased.firstFrame());
        return frames;
    }
}
