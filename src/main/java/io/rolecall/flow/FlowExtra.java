package io.rolecall.flow;

/**
 * What only few flows need and a slot has no room for. One is made when the first of these facts is learnt; a flow without
 * any has none.
 */
public final class FlowExtra {
    /** Address number of the sender of the ICMP error; see {@link AddressTable}. */
    int reporter;
    /** Whether {@link #reporter} is the number of an IPv6 address. */
    boolean reporterV6;
    /** What payload inspection keeps for this flow; belongs to the {@code identify} package. */
    public Object inspection;
    /** What the payload proved ({@code rpc}, {@code tftp}, …), or null. */
    public String application;
    /** The service port this flow belongs to when its own ports do not say (a TFTP transfer belongs to 69); 0 without. */
    public int servicePort;

    /** Adds what was learnt of a later part of the same flow. */
    void join(FlowExtra later) {
        if (reporter == 0) {
            reporter = later.reporter;
            reporterV6 = later.reporterV6;
        }
        if (application == null) {
            application = later.application;
        }
        if (servicePort == 0) {
            servicePort = later.servicePort;
        }
    }
}
