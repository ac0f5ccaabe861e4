package io.rolecall.story;

/** Small exchanges that several stories share. */
final class Wire {
    private Wire() {
    }

    /** An exchange over TCP that works: connect, ask, get an answer, close. */
    static void works(Scene scene, String client, int clientPort, String server, int port, byte[] ask, byte[] answer) {
        Conversation.tcp(scene, client, clientPort, server, port).handshake().request(ask).response(answer).close();
        scene.pause(40);
    }

    /** One datagram there and one back. */
    static void works(Scene scene, String client, int clientPort, String server, int port, Datagrams datagrams) {
        scene.send(Udp.datagram(client, clientPort, server, port, datagrams.ask()));
        scene.pause(0.9).send(Udp.datagram(server, port, client, clientPort, datagrams.answer()));
        scene.pause(20);
    }

    /** A message to the management point over HTTP, answered. */
    static void policyRequest(Scene scene, String client, int clientPort, String managementPoint, int port) {
        works(scene, client, clientPort, managementPoint, port, Http.ccmPost(Cast.MP_NAME), Http.ccmReply());
    }

    /** An ARP request long after everything else: it says only that the capture was still running. */
    static void stillCapturing(Scene scene, double seconds) {
        byte[] sender = Checksum.address(Cast.ROUTER);
        scene.at(seconds).recordFrame(new Bytes().hex("ffffffffffff 02040a010001 0806 0001 0800 06 04 0001 02040a010001")
                .add(sender).zeros(6).add(Checksum.address(Cast.SITE_SERVER)).zeros(18).bytes());
    }

    /**
     * A question and its answer.
     *
     * @param ask first payload
     * @param answer second payload
     */
    record Datagrams(byte[] ask, byte[] answer) {
    }
}
