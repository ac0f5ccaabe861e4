package io.rolecall.identify;

/**
 * Messages of SMB 2 and 3, compounded ones too ([MS-SMB2] 2.2). Everything is little-endian; offsets inside a message count
 * from its header.
 * <pre>
 *  0  0xFE 'SMB'       4
 *  4  header length    2   64
 *  8  status           4
 * 12  command          2
 * 16  flags            4   1: response
 * 20  next command     4   offset of the next message of a compound, 0 in the last
 * 24  message          8
 * 36  tree             4
 * 40  session          8
 * 64  body: its length 2, then by command:
 *     negotiate answer:     4 dialect 2
 *     tree connect:         4 offset of the path 2, its length 2;   answer: 2 kind 1 (2: pipes)
 *     create:              44 offset of the name 2, its length 2;   answer: 64 file 16
 *     write:                2 offset of the data 2, length 4, 16 file 16
 *     read:                16 file 16;                              answer: 2 offset 1, 4 length 4
 *     control:              4 code 4, file 16, input offset 4, length 4;  answer: 32 output offset 4, length 4
 * </pre>
 */
final class Smb2Messages {
    private static final int HEADER = 64;
    private static final int RESPONSE = 1;
    private static final int NEGOTIATE = 0;
    private static final int SESSION_SETUP = 1;
    private static final int TREE_CONNECT = 3;
    private static final int CREATE = 5;
    private static final int READ = 8;
    private static final int WRITE = 9;
    private static final int CONTROL = 11;
    private static final int LAST_COMMAND = 0x12;
    private static final int PIPE_TRANSCEIVE = 0x0011_C017;
    private static final int PIPE_SHARE = 2;
    private static final long MORE_PROCESSING = 0xC000_0016L;
    private static final long BUFFER_OVERFLOW = 0x8000_0005L;
    private static final long UNRELATED = 0xFFFF_FFFFL;
    private static final int MAX_COMPOUND = 32;

    private final SmbDialogue dialogue;
    private final Octets message = new Octets();
    private final Octets data = new Octets();
    private int direction;
    private Learner learner;
    private long tree;
    private long request;
    private int body;

    Smb2Messages(SmbDialogue dialogue) {
        this.dialogue = dialogue;
    }

    /** Whether a message's header stands here. */
    static boolean header(Octets bytes, int at) {
        return bytes.at(at) == 0xFE && bytes.has(at, HEADER) && bytes.u16(at + 4, true) == HEADER
                && bytes.u16(at + 12, true) <= LAST_COMMAND;
    }

    /** Reads a message and those compounded with it; false when the first is none. */
    boolean messages(int from, Octets packet, Learner told) {
        direction = from;
        learner = told;
        boolean mine = false;
        int at = 0;
        for (int i = 0; i < MAX_COMPOUND; i++) {
            message.over(packet, at, packet.length() - at);
            if (!header(message, 0)) {
                break;
            }
            mine = true;
            long next = message.u32(20, true);
            one();
            if (next < HEADER || !packet.has(at, next)) {
                break;
            }
            at += (int) next;
        }
        learner = null;
        return mine;
    }

    private void one() {
        boolean response = (message.at(16) & RESPONSE) != 0;
        if (!dialogue.counts(direction, response)) {
            return;
        }
        long named = message.u32(36, true);
        tree = named == UNRELATED ? tree : named ^ message.u64(40) << 1;
        request = message.u64(24);
        body = HEADER;
        if (!response) {
            learner.requestFrom(direction);
            request();
            return;
        }
        long status = message.u32(8, true);
        if (status == 0 || status == MORE_PROCESSING || status == BUFFER_OVERFLOW) {
            response(status == 0);
        } else {
            refusal(status);
        }
    }

    private void request() {
        switch (message.u16(12, true)) {
            case SESSION_SETUP -> SecurityBlob.tell(message, direction, dialogue.told(), learner, "smb");
            case TREE_CONNECT -> dialogue.treeAsked(request, text(4), learner);
            case CREATE -> dialogue.openAsked(request, tree, text(44), learner);
            case READ -> dialogue.asked(request, file(16));
            case WRITE -> through(file(16), false, message.u16(body + 2, true), message.u32(body + 4, true));
            case CONTROL -> {
                if (message.u32(body + 4, true) == PIPE_TRANSCEIVE) {
                    through(file(8), true, message.u32(body + 24, true), message.u32(body + 28, true));
                }
            }
            default -> {
            }
        }
    }

    /** A logon or a share that is refused; that a file is not there says nothing of the way. */
    private void refusal(long status) {
        int command = message.u16(12, true);
        if (command == TREE_CONNECT) {
            dialogue.treeRefused(request, status, learner);
        } else if (command == SESSION_SETUP) {
            dialogue.logonRefused(status, learner);
        }
    }

    private void response(boolean done) {
        switch (message.u16(12, true)) {
            case NEGOTIATE -> dialect(message.u16(body + 4, true));
            case SESSION_SETUP -> {
                SecurityBlob.tell(message, direction, dialogue.told(), learner, "smb");
                if (done) {
                    dialogue.loggedOn(learner);
                }
            }
            case TREE_CONNECT -> dialogue.treeGiven(request, tree, message.at(body + 2) == PIPE_SHARE, learner);
            case CREATE -> dialogue.openGiven(request, file(64), learner);
            case READ -> {
                data(message.at(body + 2), message.u32(body + 4, true));
                dialogue.answered(request, direction, data, learner);
            }
            case CONTROL -> {
                if (message.u32(body + 4, true) == PIPE_TRANSCEIVE) {
                    through(file(8), true, message.u32(body + 32, true), message.u32(body + 36, true));
                }
            }
            default -> {
            }
        }
    }

    private void through(long file, boolean surelyPipe, long offset, long length) {
        data(offset, length);
        dialogue.through(file, surelyPipe, direction, data, learner);
    }

    private void data(long offset, long length) {
        data.over(message, (int) Math.min(offset, Integer.MAX_VALUE), (int) Math.min(length, Integer.MAX_VALUE));
    }

    private void dialect(int dialect) {
        String name = switch (dialect) {
            case 0x0202 -> "2.0.2";
            case 0x0210 -> "2.1";
            case 0x0300 -> "3.0";
            case 0x0302 -> "3.0.2";
            case 0x0311 -> "3.1.1";
            default -> "";
        };
        dialogue.told().evidence(learner, "smb-dialect", name, true);
    }

    private String text(int position) {
        return message.utf16(message.u16(body + position, true), message.u16(body + position + 2, true));
    }

    /** A file's volatile number; the persistent half is often the same for all. */
    private long file(int position) {
        return message.u64(body + position) * 31 + message.u64(body + position + 8);
    }
}
