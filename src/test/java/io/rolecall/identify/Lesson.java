package io.rolecall.identify;

import io.rolecall.wire.IpAddress;
import io.rolecall.wire.IpProtocol;
import java.util.LinkedHashSet;
import java.util.Set;

/** A learner that writes down what it is told, for tests: end A is 10.0.0.1 port 50000, end B is 10.0.0.2. */
final class Lesson implements Learner {
    private final int protocol;
    private final int portA;
    private final int portB;
    private final Set<String> told = new LinkedHashSet<>();
    private String application = "";
    private int requester = -1;

    Lesson(int protocol, int portA, int portB) {
        this.protocol = protocol;
        this.portA = portA;
        this.portB = portB;
    }

    static Lesson tcp(int portB) {
        return new Lesson(IpProtocol.TCP, 50_000, portB);
    }

    static Lesson udp(int portB) {
        return new Lesson(IpProtocol.UDP, 50_000, portB);
    }

    /** For the protocols whose clients have a port of their own too. */
    static Lesson udp(int portA, int portB) {
        return new Lesson(IpProtocol.UDP, portA, portB);
    }

    /** The first application told, or empty. */
    String application() {
        return application;
    }

    /** The direction that was said to ask, or -1. */
    int requester() {
        return requester;
    }

    /**
     * Everything else that was told, once each: {@code proof SIGNATURE DETAIL}, {@code hint SIGNATURE DETAIL}, {@code name
     * ADDRESS NAME SOURCE}, {@code endpoint ADDRESS PROTOCOL/PORT INTERFACE SOURCE}. A field counts as evidence under its
     * own name, as proof when it was accepted.
     */
    Set<String> told() {
        return told;
    }

    @Override
    public int protocol() {
        return protocol;
    }

    @Override
    public int port(int direction) {
        return direction == 0 ? portA : portB;
    }

    @Override
    public IpAddress address(int direction) {
        return IpAddress.parse(direction == 0 ? "10.0.0.1" : "10.0.0.2");
    }

    @Override
    public long nanos() {
        return 1_700_000_000_000_000_000L;
    }

    @Override
    public void application(String name) {
        application = application.isEmpty() ? name : application;
    }

    @Override
    public void requestFrom(int direction) {
        requester = requester < 0 ? direction : requester;
    }

    @Override
    public void evidence(String signature, String detail, boolean proof) {
        told.add((proof ? "proof " : "hint ") + signature + " " + detail);
    }

    @Override
    public boolean field(String field, String value, boolean accepted) {
        evidence(field, value, accepted);
        return true;
    }

    @Override
    public void name(IpAddress host, String name, String source) {
        told.add("name " + host + " " + name + " " + source);
    }

    @Override
    public void endpoint(IpAddress host, int transport, int port, String rpcInterface, String source) {
        told.add("endpoint " + host + " " + transport + "/" + port + " " + rpcInterface + " " + source);
    }
}
