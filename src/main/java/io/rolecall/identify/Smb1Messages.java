package io.rolecall.identify;

/**
 * Messages of SMB 1 ([MS-CIFS] 2.2.3, 2.2.4, [MS-SMB] 2.2.4), with the commands that are chained to them. Everything is
 * little-endian; offsets count from the header.
 * <pre>
 *  0  0xFF 'SMB'      4
 *  4  command         1
 *  5  status          4
 *  9  flags           1   0x80: response
 * 10  flags 2         2   0x8000: text is UTF-16
 * 24  tree            2
 * 30  request         2
 * 32  number of words 1, words, number of bytes 2, bytes
 *     chained: word 0 next command 1, reserved 1, word 1 its offset
 *     tree connect:     3 length of the password; bytes: password, path, kind of service
 *     create:           byte 5 length of the name; bytes: name;     answer: byte 5 file
 *     write:            2 file, 10 length of the data, 11 its offset
 *     read:             2 file;                                     answer: 5 length, 6 offset
 *     transaction:      11 length of the data, 12 its offset, 14 0x26 (over a pipe), 15 file;  answer: 6 length, 7 offset
 * </pre>
 */
final class Smb1Messages {
    private static final int HEADER = 32;
    private static final int RESPONSE = 0x80;
    private static final int UNICODE = 0x80;
    /** Of the flags' upper byte: the status is one of NT's, not a class and code of DOS. */
    private static final int NT_STATUS = 0x40;
    private static final int NEGOTIATE = 0x72;
    private static final int SESSION_SETUP = 0x73;
    private static final int TREE_CONNECT = 0x75;
    private static final int CREATE = 0xA2;
    private static final int OPEN = 0x2D;
    private static final int READ = 0x2E;
    private static final int WRITE = 0x2F;
    private static final int LOCK = 0x24;
    private static final int LOGOFF = 0x74;
    private static final int TRANSACTION = 0x25;
    private static final int OVER_PIPE = 0x26;
    private static final int NO_COMMAND = 0xFF;
    private static final int MAX_CHAIN = 8;
    private static final long MORE_PROCESSING = 0xC000_0016L;
    private static final long BUFFER_OVERFLOW = 0x8000_0005L;

    private final SmbDialogue dialogue;
    private final Octets data = new Octets();
    private Octets message;
    private int direction;
    private Learner learner;
    private long tree;
    private long request;
    private int block;

    Smb1Messages(SmbDialogue dialogue) {
        this.dialogue = dialogue;
    }

    /** Whether a message's header stands here, and its words. */
    static boolean header(Octets bytes, int at) {
        return bytes.at(at) == 0xFF && bytes.has(at, HEADER + 3) && bytes.has(at + HEADER + 1, 2L * bytes.at(at + HEADER));
    }

    /** Reads a message; false when it is none. */
    boolean message(int from, Octets packet, Learner told) {
        if (!header(packet, 0)) {
            return false;
        }
        message = packet;
        direction = from;
        learner = told;
        tree = packet.u16(24, true);
        request = (long) packet.u16(26, true) << 32 | (long) packet.u16(28, true) << 16 | packet.u16(30, true);
        boolean response = (packet.at(9) & RESPONSE) != 0;
        if (!response) {
            told.requestFrom(from);
        }
        // A server that takes a lock back asks as well (MS-CIFS, SMB_COM_LOCKING_ANDX): that makes it no asker.
        boolean counts = !response && packet.at(4) == LOCK || dialogue.counts(from, response);
        long status = packet.u32(5, true);
        if (counts && (!response || status == 0 || status == MORE_PROCESSING || status == BUFFER_OVERFLOW)) {
            chain(response, status == 0);
        } else if (counts && (packet.at(11) & NT_STATUS) != 0) {
            refusal(status);
        }
        learner = null;
        message = null;
        return true;
    }

    /**
     * A logon or a share that is refused: the status is that of the last command of the chain, which is empty then (MS-CIFS
     * 2.2.3.4), and those before it were accepted.
     */
    private void refusal(long status) {
        int command = message.at(4);
        block = HEADER;
        for (int i = 0; i < MAX_CHAIN && chained(command) && message.at(block) >= 2; i++) {
            int next = word(1);
            if (message.at(block + 1) == NO_COMMAND || next <= block) {
                return;
            }
            if (command == SESSION_SETUP) {
                dialogue.loggedOn(learner);
            }
            command = message.at(block + 1);
            block = next;
        }
        if (message.at(block) == 0 && command == TREE_CONNECT) {
            dialogue.treeRefused(request, status, learner);
        } else if (message.at(block) == 0 && command == SESSION_SETUP) {
            dialogue.logonRefused(status, learner);
        }
    }

    private void chain(boolean response, boolean done) {
        int command = message.at(4);
        block = HEADER;
        for (int i = 0; i < MAX_CHAIN && command != NO_COMMAND; i++) {
            if (response) {
                response(command, done);
            } else {
                request(command);
            }
            int next = chained(command) && message.at(block) >= 2 ? word(1) : 0;
            if (next <= block) {
                return;
            }
            command = message.at(block + 1);
            block = next;
        }
    }

    private static boolean chained(int command) {
        return switch (command) {
            case SESSION_SETUP, TREE_CONNECT, CREATE, OPEN, READ, WRITE, LOCK, LOGOFF -> true;
            default -> false;
        };
    }

    private void request(int command) {
        switch (command) {
            case SESSION_SETUP -> SecurityBlob.tell(message, direction, dialogue.told(), learner, "smb");
            case TREE_CONNECT -> dialogue.treeAsked(request, text(bytes() + word(3), Octets.MAX_TEXT * 2), learner);
            case CREATE -> dialogue.openAsked(request, tree, text(bytes(), message.u16(block + 6, true)), learner);
            case READ -> dialogue.asked(request, file(word(2)));
            case WRITE -> through(word(2), word(11), word(10));
            case TRANSACTION -> {
                if (message.at(block) >= 16 && word(14) == OVER_PIPE) {
                    through(word(15), word(12), word(11));
                    dialogue.asked(request, file(word(15)));
                }
            }
            default -> {
            }
        }
    }

    private void response(int command, boolean done) {
        switch (command) {
            case NEGOTIATE -> dialogue.told().evidence(learner, "smb-dialect", message.at(block) > 1 ? "1" : "", true);
            case SESSION_SETUP -> {
                SecurityBlob.tell(message, direction, dialogue.told(), learner, "smb");
                if (done) {
                    dialogue.loggedOn(learner);
                }
            }
            case TREE_CONNECT -> {
                if (message.at(block) >= 2) {
                    dialogue.treeGiven(request, tree, message.utf8(bytes(), 4).equals("IPC"), learner);
                }
            }
            case CREATE -> dialogue.openGiven(request, file(message.u16(block + 6, true)), learner);
            case READ -> answered(word(6), word(5));
            case TRANSACTION -> {
                if (message.at(block) >= 10) {
                    answered(word(7), word(6));
                }
            }
            default -> {
            }
        }
    }

    private void through(int file, int offset, int length) {
        dialogue.through(file(file), false, direction, data.over(message, offset, length), learner);
    }

    private void answered(int offset, int length) {
        dialogue.answered(request, direction, data.over(message, offset, length), learner);
    }

    /** Files of this version must not be taken for those of another, should a server speak both. */
    private static long file(int number) {
        return 1L << 32 | number;
    }

    private int word(int index) {
        return message.u16(block + 1 + 2 * index, true);
    }

    private int bytes() {
        return block + 1 + 2 * message.at(block) + 2;
    }

    /** Text in the message's alphabet; UTF-16 stands at even offsets. */
    private String text(int position, int length) {
        boolean unicode = (message.at(11) & UNICODE) != 0;
        return unicode ? message.utf16(position + (position & 1), length) : message.utf8(position, length);
    }
}
