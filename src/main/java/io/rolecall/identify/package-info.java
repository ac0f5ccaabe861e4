/**
 * What the payload proves.
 *
 * <p>{@link io.rolecall.identify.PayloadInspector} is shown the payload of a packet when its flow has not been looked at
 * yet, or is being followed; it tells the flow tracker whether to show it more, and a {@link
 * io.rolecall.identify.Discoveries} what it learnt. One small class a protocol; a new one is a row of {@link
 * io.rolecall.identify.StreamProtocols} or {@link io.rolecall.identify.DatagramProtocols}. What a pattern can say is no code
 * but a row of payloads.csv ({@link io.rolecall.identify.PayloadSignatures}).
 *
 * <p>A TCP direction is judged by its first bytes where they lie ({@link io.rolecall.identify.StreamInspector}). When
 * nothing can match, that was all, and nothing was allocated. Otherwise an {@link io.rolecall.identify.Inspection} puts the
 * bytes in order and feeds them to a reader until that has enough, has had its share ({@link
 * io.rolecall.identify.InspectionSide}), or bytes are lost for good. The handshake says where a stream begins, so a missing
 * first segment is known to be missing; a connection without a handshake is only known by a whole message with a strict
 * mark. Two ends that speak different protocols are known as neither. Datagrams are read one by one, without state.
 *
 * <p>Readers tell a {@link io.rolecall.identify.Learner}: application, names, announced ports, and evidence. What a request
 * asks for is a hint until the responder accepts it. The port is never evidence.
 *
 * <p>Two pieces of a capture join: {@link io.rolecall.identify.StreamHeads} shows the earlier piece's inspections how the
 * later one goes on, and says what that cannot make up for.
 *
 * <p>What is learnt here is fact about traffic (an endpoint mapper put this interface on that port), never a judgement.
 */
package io.rolecall.identify;
