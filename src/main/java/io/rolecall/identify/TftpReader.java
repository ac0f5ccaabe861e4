package io.rolecall.identify;

import java.nio.ByteBuffer;

/**
 * TFTP requests, on any port: opcode, file and mode leave no doubt. What belongs to a transfer (data, acknowledgments,
 * errors) has too few marks to be known alone; {@link #transfer} reads it once {@link TransferExpectations} has found the
 * request that it answers. Only an error that comes from port 69 itself is read without: a server that refuses may answer
 * from there, and the port is the other half of the proof.
 */
final class TftpReader implements DatagramReader {
    private static final String TFTP = "tftp";
    /** Bytes of a block that a packet of 1500 bytes takes whole, behind the headers of IPv4, UDP and TFTP. */
    private static final int WHOLE_BLOCK = 1_468;

    @Override
    public boolean read(int direction, ByteBuffer buffer, int offset, int count, Learner learner) {
        if (TftpMessage.request(buffer, offset, count)) {
            learner.application(TFTP);
            learner.requestFrom(direction);
            learner.field("tftp.file", TftpMessage.file(buffer, offset, count), false);
            if (TftpMessage.windowOption(buffer, offset, count)) {
                learner.evidence("tftp-msftwindow", "asked", false);
            }
            int blockSize = TftpMessage.blockSize(buffer, offset, count);
            if (blockSize > WHOLE_BLOCK) {
                learner.evidence("tftp-block-size", Integer.toString(blockSize), false);
            }
            return true;
        }
        if (TftpMessage.error(buffer, offset, count) && learner.port(direction) == TftpMessage.PORT) {
            learner.application(TFTP);
            learner.requestFrom(1 - direction);
            error(buffer, offset, count, learner);
            return true;
        }
        return false;
    }

    /**
     * Reads a datagram of a flow that is known as a transfer; tells what its words say, if it has any. A client's error is no
     * answer: boot firmware asks for a file's size first, and ends that transfer with one (RFC 2349 section 4).
     *
     * @param cut whether the capture kept only its beginning
     */
    static void transfer(ByteBuffer buffer, int offset, int count, boolean cut, boolean fromClient, Learner learner) {
        boolean error = TftpMessage.error(buffer, offset, count) || cut && TftpMessage.errorCutShort(buffer, offset, count);
        if (fromClient) {
            if (error) {
                learner.evidence("tftp-aborted", words(buffer, offset, count), false);
            }
        } else if (error) {
            error(buffer, offset, count, learner);
        } else if (TftpMessage.options(buffer, offset, count) && TftpMessage.windowOption(buffer, offset, count)) {
            learner.evidence("tftp-msftwindow", "granted", true);
        }
    }

    private static void error(ByteBuffer buffer, int offset, int count, Learner learner) {
        learner.evidence("tftp-error", words(buffer, offset, count), true);
        learner.evidence("tftp-refused", "", false);
        if (count >= TftpMessage.ERROR_HEADER) {
            learner.field("tftp.error", TftpMessage.errorText(buffer, offset, count), true);
        }
    }

    private static String words(ByteBuffer buffer, int offset, int count) {
        return count < TftpMessage.ERROR_HEADER ? "not captured"
                : TftpMessage.errorCode(buffer, offset) + " " + TftpMessage.errorText(buffer, offset, count);
    }
}
