package io.rolecall.identify;

import java.util.Map;

/**
 * What is remembered of one SMB connection, whatever its version: requests that wait for their answer, the trees that were
 * connected, and the pipes that were opened, with the RPC spoken over each. Bounded; the oldest is forgotten.
 */
final class SmbDialogue {
    /** Suffix of the share that holds the named pipes. */
    static final String PIPES = "IPC$";
    private static final int PENDING = 32;
    private static final int TREES = 32;
    private static final int OPEN_PIPES = 16;
    /** As much as most connections tell. */
    private static final int ROOM = 192;

    /** Why a logon or a share is refused ([MS-ERREF] 2.3.1). */
    private static final Map<Long, String> STATUS = Map.of(0xC000_0022L, "ACCESS_DENIED", 0xC000_006DL, "LOGON_FAILURE",
            0xC000_006EL, "ACCOUNT_RESTRICTION", 0xC000_0071L, "PASSWORD_EXPIRED", 0xC000_0072L, "ACCOUNT_DISABLED",
            0xC000_00CCL, "BAD_NETWORK_NAME", 0xC000_015BL, "LOGON_TYPE_NOT_GRANTED", 0xC000_0234L, "ACCOUNT_LOCKED_OUT");

    private final Told told = new Told(ROOM);
    private final Recent<String> pending = new Recent<>(PENDING);
    private final Recent<String> trees = new Recent<>(TREES);
    private final Recent<RpcConversation> pipes = new Recent<>(OPEN_PIPES);
    private final Recent<RpcConversation> waiting = new Recent<>(PENDING);
    private final Octets pdu = new Octets();
    /** Who asked first, or -1. */
    private int asker = -1;

    /** Notes who asks, and says whether a message counts: a response of the end that asks would prove its own request. */
    boolean counts(int direction, boolean response) {
        if (!response && asker < 0) {
            asker = direction;
        }
        return !response || direction != asker;
    }

    Told told() {
        return told;
    }

    /** A client asks for a tree: its share is remembered until the answer. */
    void treeAsked(long request, String path, Learner learner) {
        String share = share(path);
        if (!share.isEmpty()) {
            told.field(learner, "smb.share", share, false);
            pending.put(request, share);
        }
    }

    /** The answer: which number the tree has from now on; {@code pipes} when the server says that it holds pipes. */
    void treeGiven(long request, long tree, boolean holdsPipes, Learner learner) {
        String share = pending.take(request);
        if (share == null && holdsPipes) {
            share = PIPES;
        }
        if (share != null) {
            told.field(learner, "smb.share", share, true);
            trees.put(tree, share);
            if (!share.equalsIgnoreCase(PIPES)) {
                told.evidence(learner, "smb-opened", share, false);
            }
        }
    }

    /** The server refuses the tree, or only says that its answer takes time: then the true one comes behind. */
    void treeRefused(long request, long status, Learner learner) {
        String why = STATUS.getOrDefault(status, "");
        String share = why.isEmpty() ? null : pending.take(request);
        if (share != null) {
            told.evidence(learner, "smb-refused", why + " to " + share, true);
        }
    }

    /** The server accepts a logon. */
    void loggedOn(Learner learner) {
        told.evidence(learner, "smb-logged-on", "accepted", false);
    }

    /** The server refuses a logon, if the status is one that says so. */
    void logonRefused(long status, Learner learner) {
        told.evidence(learner, "smb-refused", STATUS.getOrDefault(status, ""), true);
    }

    /** A client opens a file or pipe. */
    void openAsked(long request, long tree, String name, Learner learner) {
        String share = trees.get(tree);
        if (name.isEmpty()) {
            return;
        }
        String path = share == null ? name : share + '\\' + withoutRoot(name);
        pending.put(request, path);
        tell(path, false, learner);
    }

    /** The answer: the file's number from now on. */
    void openGiven(long request, long file, Learner learner) {
        String path = pending.take(request);
        if (path != null) {
            tell(path, true, learner);
            if (isPipe(path)) {
                pipes.put(file, new RpcConversation(told, "pipe " + pipeOf(path)));
            }
        }
    }

    private void tell(String path, boolean accepted, Learner learner) {
        if (isPipe(path)) {
            told.evidence(learner, "smb-pipe", pipeOf(path), accepted);
        } else {
            told.field(learner, "smb.file", path, accepted);
        }
    }

    /** A request that names a file whose answer will not: the pipe is remembered until then. */
    void asked(long request, long file) {
        RpcConversation conversation = pipes.get(file);
        if (conversation != null) {
            waiting.put(request, conversation);
        }
    }

    /** The answer of such a request. */
    void answered(long request, int direction, Octets bytes, Learner learner) {
        RpcConversation conversation = waiting.take(request);
        if (conversation != null) {
            pdus(conversation, direction, bytes, learner);
        }
    }

    /** Bytes that go through a file: RPC when it is a pipe that was opened, or when the request is one that only pipes know. */
    void through(long file, boolean surelyPipe, int direction, Octets bytes, Learner learner) {
        RpcConversation conversation = pipes.get(file);
        if (conversation == null && surelyPipe) {
            conversation = new RpcConversation(told, "pipe");
            pipes.put(file, conversation);
        }
        if (conversation != null) {
            pdus(conversation, direction, bytes, learner);
        }
    }

    private void pdus(RpcConversation conversation, int direction, Octets bytes, Learner learner) {
        int at = 0;
        while (RpcHeader.size(bytes, at) > 0) {
            int size = RpcHeader.size(bytes, at);
            conversation.pdu(direction, pdu.over(bytes, at, size), learner);
            at += size;
        }
    }

    private static String share(String path) {
        int cut = path.lastIndexOf('\\');
        return path.startsWith("\\\\") ? path.substring(cut + 1) : "";
    }

    private static String withoutRoot(String name) {
        return name.startsWith("\\") ? name.substring(1) : name;
    }

    private static boolean isPipe(String path) {
        return path.regionMatches(true, 0, PIPES + '\\', 0, PIPES.length() + 1);
    }

    private static String pipeOf(String path) {
        return path.substring(PIPES.length() + 1);
    }
}
