package io.rolecall.engine;

import io.rolecall.flow.FlowLimits;
import io.rolecall.flow.ServicePorts;
import io.rolecall.identify.PayloadSignatures;
import io.rolecall.observe.Recorder;

/**
 * What a run needs to know.
 *
 * @param limits bounds of the flow table, and the answer time
 * @param maxCommunications communications held
 * @param services ports known as services, to guess an initiator where nothing proves one
 * @param signatures what payloads look like
 * @param filter a BPF expression that frames must match, or empty for all
 * @param threads threads that a run may use
 */
public record EngineOptions(FlowLimits limits, int maxCommunications, ServicePorts services, PayloadSignatures signatures,
        String filter, int threads) {
    /** The same with room for {@link Recorder#DEFAULT_MAX_COMMUNICATIONS}. */
    public EngineOptions(FlowLimits limits, ServicePorts services, PayloadSignatures signatures, String filter,
            int threads) {
        this(limits, Recorder.DEFAULT_MAX_COMMUNICATIONS, services, signatures, filter, threads);
    }
}
