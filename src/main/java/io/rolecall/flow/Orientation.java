package io.rolecall.flow;

import io.rolecall.wire.IpProtocol;

/**
 * Who began a flow, and on what basis (design, section 6). A pure function of a flow's summary; the answer is set on this
 * reused object.
 */
public final class Orientation {
    private final ServicePorts services;
    private int initiator;
    private InitiatorBasis basis;
    private boolean blind;

    /** Guesses by these service ports where nothing proves. */
    public Orientation(ServicePorts services) {
        this.services = services;
    }

    /** Decides a flow. */
    public void of(FlowView flow) {
        blind = false;
        if (flow.protocol() == IpProtocol.TCP && bySyn(flow)) {
            basis = InitiatorBasis.SYN;
        } else if (flow.has(FlowBits.EXPECTED)) {
            set(flow.has(FlowBits.EXPECTED_B) ? 1 : 0, InitiatorBasis.EXPECTED);
        } else if (flow.has(FlowBits.REQUEST)) {
            set(flow.has(FlowBits.REQUEST_B) ? 1 : 0, InitiatorBasis.PAYLOAD);
        } else if (flow.echo() && !flow.has(FlowBits.QUOTE_BORN)) {
            // Nothing but echo replies: the other end has asked.
            set(flow.has(FlowBits.FIRST_FROM_B) ? 0 : 1, InitiatorBasis.PAYLOAD);
        } else {
            guess(flow);
            byQuote(flow);
        }
    }

    /** The initiator: 0 for A, 1 for B. */
    public int initiator() {
        return initiator;
    }

    /** What says so. */
    public InitiatorBasis basis() {
        return basis;
    }

    /** Whether the initiator is no more than the end that was captured first or has the higher of two unknown ports. */
    public boolean blind() {
        return blind;
    }

    private void set(int end, InitiatorBasis reason) {
        initiator = end;
        basis = reason;
    }

    private boolean bySyn(FlowView flow) {
        int opener = flow.opener();
        if (opener < 0) {
            return false;
        }
        initiator = opener;
        return true;
    }

    /**
     * A quoted packet names its sender as the initiator only where nothing came back: a late answer to a closed port is
     * quoted too, and its sender was the one asked. The better-known port decides between the two, unless a SYN is quoted.
     */
    private void byQuote(FlowView flow) {
        if (!flow.has(FlowBits.ICMP)) {
            return;
        }
        int quoted = flow.has(FlowBits.ICMP_QUOTES_B) ? 1 : 0;
        if (flow.frames(1 - quoted) == 0 && (initiator == quoted || basis == InitiatorBasis.FIRST_FRAME
                || flow.extra().quotedSyn)) {
            set(quoted, InitiatorBasis.ICMP);
        }
    }

    /**
     * The end with the higher non-service port; between two service ports, or with one that may be, the first sender. Group
     * addresses never begin anything.
     */
    private void guess(FlowView flow) {
        int firstSender = flow.has(FlowBits.FIRST_FROM_B) ? 1 : 0;
        set(firstSender, InitiatorBasis.FIRST_FRAME);
        blind = true;
        if (flow.group(1 - firstSender) || !ported(flow)) {
            return;
        }
        int portA = flow.port(0);
        int portB = flow.port(1);
        boolean serviceA = services.contains(portA);
        boolean serviceB = services.contains(portB);
        if (serviceA != serviceB) {
            set(serviceA ? 1 : 0, InitiatorBasis.PORT);
            blind = false;
        } else if (portA != portB && !serviceA && !oneIsShared(flow, portA, portB)) {
            set(portA > portB ? 0 : 1, InitiatorBasis.PORT);
        }
    }

    /** Of a documented range among the high ports the number says nothing: it may be asked there, or ask from there. */
    private boolean oneIsShared(FlowView flow, int portA, int portB) {
        return flow.protocol() == IpProtocol.UDP && services.isShared(portA) != services.isShared(portB);
    }

    private static boolean ported(FlowView flow) {
        return flow.protocol() == IpProtocol.TCP || flow.protocol() == IpProtocol.UDP;
    }
}
