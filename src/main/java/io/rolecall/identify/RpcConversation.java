package io.rolecall.identify;

import io.rolecall.wire.IpAddress;

/**
 * One RPC association, over TCP or over a named pipe: which interfaces it binds, which calls are worth telling, and the
 * answers that name ports: the endpoint mapper's and those of DCOM activation. Sealed stubs are left alone.
 */
final class RpcConversation {
    private static final String ENDPOINT_MAPPER = "e1af8308-5d1f-11c9-91a4-08002b14a0fa";
    private static final int EPT_MAP = 3;

    private final RpcContexts contexts = new RpcContexts();
    private final RpcCalls calls = new RpcCalls();
    private final Told told;
    private final String carrier;
    private boolean sealedTold;
    /** Who bound last, and does not accept itself; or -1. */
    private int binder = -1;

    /**
     * A conversation that is yet to begin.
     *
     * @param told what was told of its flow
     * @param carrier what evidence says of where the interface was seen: {@code tcp}, or a pipe's name
     */
    RpcConversation(Told told, String carrier) {
        this.told = told;
        this.carrier = carrier;
    }

    /** Reads a PDU, or its beginning; false when it is none. */
    boolean pdu(int direction, Octets pdu, Learner learner) {
        switch (RpcHeader.type(pdu)) {
            case RpcHeader.BIND, RpcHeader.ALTER -> {
                if (!contexts.bind(pdu, (uuid, accepted) -> bound(uuid, accepted, learner))) {
                    return false;
                }
                binder = direction;
                SecurityBlob.tell(pdu, direction, told, learner, "rpc");
            }
            case RpcHeader.BIND_ACK, RpcHeader.ALTER_ACK -> {
                if (direction != binder) {
                    contexts.answer(pdu, (uuid, accepted) -> bound(uuid, accepted, learner));
                }
                SecurityBlob.tell(pdu, direction, told, learner, "rpc");
            }
            case RpcHeader.AUTH_3 -> SecurityBlob.tell(pdu, direction, told, learner, "rpc");
            case RpcHeader.REQUEST -> request(pdu, learner);
            case RpcHeader.RESPONSE -> response(direction, pdu, learner);
            default -> {
            }
        }
        return true;
    }

    private void bound(String uuid, boolean accepted, Learner learner) {
        told.evidence(learner, uuid, carrier, accepted);
    }

    private void request(Octets pdu, Learner learner) {
        if (!RpcHeader.first(pdu)) {
            return;
        }
        String rpcInterface = contexts.of(RpcHeader.context(pdu));
        int operation = RpcHeader.operation(pdu);
        calls.asked(RpcHeader.call(pdu), rpcInterface, operation);
        if (rpcInterface == null) {
            return;
        }
        boolean sealed = RpcHeader.sealed(pdu);
        if (sealed && !sealedTold) {
            sealedTold = true;
            told.evidence(learner, "rpc-sealed", rpcInterface, true);
        }
        RpcRequests.tell(rpcInterface, operation, sealed ? null : pdu, told, learner);
    }

    private void response(int direction, Octets pdu, Learner learner) {
        int call = calls.find(RpcHeader.call(pdu));
        String rpcInterface = calls.rpcInterface(call);
        if (rpcInterface == null) {
            rpcInterface = contexts.of(RpcHeader.context(pdu));
        }
        int operation = calls.operation(call);
        boolean mapper = rpcInterface == null || rpcInterface.equals(ENDPOINT_MAPPER);
        boolean mapped = mapper && (operation < 0 || operation == EPT_MAP);
        boolean activated = DcomBindings.announcedBy(rpcInterface, operation);
        if (!mapped && !activated || RpcHeader.sealed(pdu) || !calls.add(pdu)) {
            return;
        }
        if (activated) {
            DcomBindings.tell(calls.stub(), calls.stubLength(), direction, told, learner);
        } else {
            towers(direction, RpcHeader.littleEndian(pdu), learner);
        }
        calls.forget();
    }

    private void towers(int direction, boolean littleEndian, Learner learner) {
        IpAddress host = learner.address(direction);
        new EptMapAnswer((uuid, protocol, port) -> {
            if (!contextsKnown()) {
                told.evidence(learner, ENDPOINT_MAPPER, carrier, true);
            }
            learner.endpoint(host, protocol, port, uuid, "ept_map");
        }).parse(calls.stub(), calls.stubLength(), littleEndian);
    }

    private boolean contextsKnown() {
        return contexts.of(0) != null;
    }
}
