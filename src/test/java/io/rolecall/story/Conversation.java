package io.rolecall.story;

import java.util.Arrays;

/**
 * A TCP connection that plays its own packets onto a {@link Scene}: it keeps both ends' sequence numbers, so that what it
 * sends is what real stacks would send. Methods return the conversation, to be chained in the order of events.
 */
final class Conversation {
    private static final int SEGMENT_SIZE = 1460;
    private static final double HALF_ROUND_TRIP_MS = 0.4;

    private final Scene scene;
    private final String client;
    private final int clientPort;
    private final String server;
    private final int serverPort;
    private long clientNext;
    private long serverNext;
    private boolean clientSeen = true;
    private boolean serverSeen = true;
    private byte[] lastPacket;

    private Conversation(Scene scene, String client, int clientPort, String server, int serverPort) {
        this.scene = scene;
        this.client = client;
        this.clientPort = clientPort;
        this.server = server;
        this.serverPort = serverPort;
        isn(0);
    }

    /** A connection of a client port to a service. */
    static Conversation tcp(Scene scene, String client, int clientPort, String server, int serverPort) {
        return new Conversation(scene, client, clientPort, server, serverPort);
    }

    /** Starts both sequence spaces anew; another salt, another connection on the same ports. */
    Conversation isn(int salt) {
        byte[] seed = new Bytes().add(Checksum.address(client)).add(Checksum.address(server)).u16(clientPort)
                .u16(serverPort).u16(salt).bytes();
        clientNext = 0x1a000000L + Checksum.of(seed) * 4099L;
        serverNext = 0x5b000000L + Checksum.of(seed) * 8209L;
        return this;
    }

    /** Which directions the capture shows from here on. */
    Conversation seen(boolean fromClient, boolean fromServer) {
        clientSeen = fromClient;
        serverSeen = fromServer;
        return this;
    }

    Conversation handshake() {
        return syn().synAck().clientAck();
    }

    /** One SYN; called again it is the same SYN tried again, as stacks do. */
    Conversation syn() {
        return fromClient(Tcp.SYN, clientNext, 0, new byte[0]);
    }

    /** The same SYN at several times, in seconds since the story began. */
    Conversation synAt(double... seconds) {
        for (double time : seconds) {
            scene.at(time);
            syn();
        }
        return this;
    }

    Conversation synAck() {
        fromServer(Tcp.SYN | Tcp.ACK, serverNext, clientNext + 1, new byte[0]);
        clientNext++;
        serverNext++;
        return this;
    }

    Conversation clientAck() {
        return fromClient(Tcp.ACK, clientNext, serverNext, new byte[0]);
    }

    Conversation serverAck() {
        return fromServer(Tcp.ACK, serverNext, clientNext, new byte[0]);
    }

    /** RST as answer to the SYN that is on the wire: nothing listens there. */
    Conversation refuse() {
        return fromServer(Tcp.RST | Tcp.ACK, 0, clientNext + 1, new byte[0]);
    }

    /** Data of the client, acknowledged by the server. */
    Conversation request(byte[] data) {
        return requestUnacknowledged(data).serverAck();
    }

    /** Data of the client that the server answers at once, or never. */
    Conversation requestUnacknowledged(byte[] data) {
        for (int at = 0; at < data.length; at += SEGMENT_SIZE) {
            byte[] part = Arrays.copyOfRange(data, at, Math.min(data.length, at + SEGMENT_SIZE));
            fromClient(Tcp.PSH | Tcp.ACK, clientNext, serverNext, part);
            clientNext += part.length;
        }
        return this;
    }

    /** Data of the client in segments of a chosen size. */
    Conversation requestInPieces(byte[] data, int size) {
        for (int at = 0; at < data.length; at += size) {
            requestUnacknowledged(Arrays.copyOfRange(data, at, Math.min(data.length, at + size)));
        }
        return serverAck();
    }

    /** Data of the server, acknowledged by the client. */
    Conversation response(byte[] data) {
        return responseInPieces(data, SEGMENT_SIZE);
    }

    /** Data of the server in segments of a chosen size. */
    Conversation responseInPieces(byte[] data, int size) {
        for (int at = 0; at < data.length; at += size) {
            byte[] part = Arrays.copyOfRange(data, at, Math.min(data.length, at + size));
            fromServer(Tcp.PSH | Tcp.ACK, serverNext, clientNext, part);
            serverNext += part.length;
        }
        return clientAck();
    }

    /** The client's last data once more, same sequence number: it was not acknowledged. */
    Conversation retransmit(byte[] data) {
        return fromClient(Tcp.PSH | Tcp.ACK, clientNext - data.length, serverNext, data);
    }

    /** Both ends close in order, the client first. */
    Conversation close() {
        fromClient(Tcp.FIN | Tcp.ACK, clientNext++, serverNext, new byte[0]);
        fromServer(Tcp.FIN | Tcp.ACK, serverNext++, clientNext, new byte[0]);
        return clientAck();
    }

    /** The client's FIN; called again it is the same FIN once more. */
    Conversation clientFin() {
        return fromClient(Tcp.FIN | Tcp.ACK, clientNext, serverNext, new byte[0]);
    }

    /** The server resets the connection. */
    Conversation serverReset() {
        return fromServer(Tcp.RST | Tcp.ACK, serverNext, clientNext, new byte[0]);
    }

    /** The client resets the connection. */
    Conversation clientReset() {
        return fromClient(Tcp.RST | Tcp.ACK, clientNext, serverNext, new byte[0]);
    }

    /** The last packet sent, as an ICMP error would quote it. */
    byte[] lastPacket() {
        return lastPacket;
    }

    private Conversation fromClient(int flags, long sequence, long acknowledgment, byte[] data) {
        return send(clientSeen, Tcp.segment(client, clientPort, server, serverPort, sequence, acknowledgment, flags, data));
    }

    private Conversation fromServer(int flags, long sequence, long acknowledgment, byte[] data) {
        return send(serverSeen, Tcp.segment(server, serverPort, client, clientPort, sequence, acknowledgment, flags, data));
    }

    private Conversation send(boolean seen, Ip packet) {
        scene.seen(seen);
        lastPacket = scene.send(packet);
        scene.seen(true).pause(HALF_ROUND_TRIP_MS);
        return this;
    }
}
