package io.rolecall.observe;

import io.rolecall.wire.IpAddress;

/**
 * A dynamic port that traffic announced: an endpoint mapper's answer, a DCOM string binding, SQL Server Browser's answer.
 *
 * @param host where the port listens
 * @param protocol IP protocol number
 * @param port the port
 * @param rpcInterface UUID in lower case, or empty when only the port is known
 * @param source {@code ept_map}, {@code dcom}, {@code sql-browser}
 * @param frame the frame that said so
 */
public record Endpoint(IpAddress host, int protocol, int port, String rpcInterface, String source, FrameRef frame) {
    private static final String SQL_BROWSER = "sql-browser";

    Endpoint shifted(int captureShift) {
        return new Endpoint(host, protocol, port, rpcInterface, source,
                new FrameRef(frame.capture() + captureShift, frame.number()));
    }

    /** Whether SQL Server Browser named it, as the port of an instance: then no RPC is expected there. */
    public boolean database() {
        return source.equals(SQL_BROWSER);
    }
}
