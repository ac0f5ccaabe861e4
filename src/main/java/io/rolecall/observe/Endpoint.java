package io.rolecall.observe;

import io.rolecall.wire.IpAddress;

/**
 * A dynamic port that traffic announced: an endpoint mapper's answer, a DCOM string binding.
 *
 * @param host where the port listens
 * @param protocol IP protocol number
 * @param port the port
 * @param rpcInterface UUID in lower case, or empty when only the port is known
 * @param source {@code ept_map}, {@code dcom}
 * @param frame the frame that said so
 */
public record Endpoint(IpAddress host, int protocol, int port, String rpcInterface, String source, FrameRef frame) {
}
