package io.rolecall.identify;

/**
 * A protocol over UDP that has a reader: a row of {@link DatagramProtocols}.
 *
 * @param reader reads its datagrams
 * @param datagrams how many datagrams of one direction of a flow are shown to it
 */
record DatagramProtocol(DatagramReader reader, int datagrams) {
}
