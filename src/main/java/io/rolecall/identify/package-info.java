/**
 * What the payload proves.
 *
 * <p>{@link io.rolecall.identify.PayloadInspector} is shown the payload of a packet when its flow has not been looked at
 * yet, or is being followed; it tells the flow tracker whether to show it more, and a {@link
 * io.rolecall.identify.Discoveries} what it learnt. One small class a protocol. State a flow is bounded by constants; a
 * flow that is not followed has none.
 *
 * <p>What is learnt here is fact about traffic (an endpoint mapper put this interface on that port), never a judgement.
 */
package io.rolecall.identify;
