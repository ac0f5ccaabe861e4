package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SmbStreamTest {
    private static final int PIPES = 2;

    @Test
    void shouldProveAShareOnlyWhenItWasConnected() {
        Lesson lesson = cases().a(SmbBytes.ask(SmbBytes.TREE_CONNECT, 3, 0, SmbBytes.treeConnect("\\\\ps1.corp\\SMS_PS1")))
                .b(SmbBytes.answer(SmbBytes.TREE_CONNECT, 3, 9, SmbBytes.connected(1)))
                .a(SmbBytes.ask(SmbBytes.TREE_CONNECT, 4, 0, SmbBytes.treeConnect("\\\\ps1.corp\\SMS_SITE")))
                .b(SmbBytes.packet(SmbBytes.message(SmbBytes.TREE_CONNECT, true, 4, 0, 0xC000_00CCL, 0, new byte[9])))
                .holds("smb");
        assertEquals(0, lesson.requester());
        assertTrue(lesson.told().contains("proof smb.share SMS_PS1"));
        assertTrue(lesson.told().contains("hint smb.share SMS_SITE"));
        assertFalse(lesson.told().contains("proof smb.share SMS_SITE"));
        assertTrue(lesson.told().contains("hint smb-opened SMS_PS1"), lesson.told()::toString);
        assertTrue(lesson.told().contains("proof smb-refused BAD_NETWORK_NAME to SMS_SITE"), lesson.told()::toString);
    }

    @Test
    void shouldTellALogonThatIsRefusedAndWaitForTheTrueAnswer() {
        Lesson lesson = cases().a(SmbBytes.ask(SmbBytes.SESSION_SETUP, 1, 0, new byte[24]))
                .b(SmbBytes.packet(SmbBytes.message(SmbBytes.SESSION_SETUP, true, 1, 0, 0xC000_006DL, 0, new byte[9])))
                .a(SmbBytes.ask(SmbBytes.TREE_CONNECT, 3, 0, SmbBytes.treeConnect("\\\\pc7\\ADMIN$")))
                .b(SmbBytes.packet(SmbBytes.message(SmbBytes.TREE_CONNECT, true, 3, 0, 0x103, 0, new byte[9])))
                .b(SmbBytes.answer(SmbBytes.TREE_CONNECT, 3, 9, SmbBytes.connected(1))).holds("smb");
        assertTrue(lesson.told().contains("proof smb-refused LOGON_FAILURE"), lesson.told()::toString);
        assertTrue(lesson.told().contains("hint smb-opened ADMIN$"), lesson.told()::toString);
    }

    @Test
    void shouldProveNothingWhenTheAskerAnswersItself() {
        Lesson lesson = cases().a(SmbBytes.ask(SmbBytes.TREE_CONNECT, 3, 0, SmbBytes.treeConnect("\\\\pc7\\SMS_SITE")))
                .a(SmbBytes.answer(SmbBytes.TREE_CONNECT, 3, 9, SmbBytes.connected(1))).whole();
        assertTrue(lesson.told().contains("hint smb.share SMS_SITE"), lesson.told()::toString);
        assertFalse(lesson.told().contains("proof smb.share SMS_SITE"), lesson.told()::toString);
    }

    @Test
    void shouldTellFilesWithTheirShare() {
        Lesson lesson = cases().a(SmbBytes.ask(SmbBytes.TREE_CONNECT, 3, 0, SmbBytes.treeConnect("\\\\pc7\\ADMIN$")))
                .b(SmbBytes.answer(SmbBytes.TREE_CONNECT, 3, 9, SmbBytes.connected(1)))
                .a(SmbBytes.ask(SmbBytes.CREATE, 4, 9, SmbBytes.create("ccmsetup\\ccmsetup.exe")))
                .b(SmbBytes.answer(SmbBytes.CREATE, 4, 9, SmbBytes.created())).holds("smb");
        assertTrue(lesson.told().contains("proof smb.file ADMIN$\\ccmsetup\\ccmsetup.exe"));
    }

    /** Windows asks one server for everything over one connection: thousands of files, and then a share that says more. */
    @Test
    void shouldStillTellOfAShareBehindManyFiles() {
        StreamCases connection = cases().a(SmbBytes.ask(SmbBytes.TREE_CONNECT, 3, 0, SmbBytes.treeConnect("\\\\pc7\\data")))
                .b(SmbBytes.answer(SmbBytes.TREE_CONNECT, 3, 9, SmbBytes.connected(1)));
        for (int i = 4; i < 300; i++) {
            connection = connection.a(SmbBytes.ask(SmbBytes.CREATE, i, 9, SmbBytes.create("file" + i)))
                    .b(SmbBytes.answer(SmbBytes.CREATE, i, 9, SmbBytes.created()));
        }
        Lesson lesson = connection.a(SmbBytes.ask(SmbBytes.TREE_CONNECT, 300, 0, SmbBytes.treeConnect("\\\\pc7\\SMS_SITE")))
                .b(SmbBytes.answer(SmbBytes.TREE_CONNECT, 300, 10, SmbBytes.connected(1))).whole();
        assertTrue(lesson.told().contains("proof smb.share SMS_SITE"), "the share at the end");
    }

    @Test
    void shouldReadRpcThatGoesThroughAPipe() {
        Lesson lesson = withPipe("svcctl")
                .a(SmbBytes.ask(SmbBytes.WRITE, 6, 9, SmbBytes.write(RpcBytes.bind(RpcBytes.SERVICES))))
                .a(SmbBytes.ask(SmbBytes.READ, 7, 9, SmbBytes.read()))
                .b(SmbBytes.answer(SmbBytes.READ, 7, 9, SmbBytes.readAnswer(RpcBytes.bindAck(0))))
                .a(SmbBytes.ask(SmbBytes.CONTROL, 8, 9, SmbBytes.transceive(RpcBytes.request(2, 0, 12,
                        RpcBytes.join(new byte[20], RpcBytes.string("ccmsetup")))))).holds("smb");
        assertTrue(lesson.told().contains("proof smb-pipe svcctl"));
        assertTrue(lesson.told().contains("proof " + RpcBytes.SERVICES + " pipe svcctl"));
        assertTrue(lesson.told().contains("hint rpc-service ccmsetup"));
    }

    @Test
    void shouldReadRpcThroughControlsWhenTheOpeningWasNotCaptured() {
        Lesson lesson = cases().a(SmbBytes.ask(SmbBytes.CONTROL, 8, 9, SmbBytes.transceive(RpcBytes.bind(RpcBytes.SERVICES))))
                .b(SmbBytes.answer(SmbBytes.CONTROL, 8, 9, SmbBytes.transceived(RpcBytes.bindAck(0)))).holds("smb");
        assertTrue(lesson.told().contains("proof " + RpcBytes.SERVICES + " pipe"));
    }

    @Test
    void shouldNotTakeAFilesContentsForRpc() {
        Lesson lesson = cases().a(SmbBytes.ask(SmbBytes.TREE_CONNECT, 3, 0, SmbBytes.treeConnect("\\\\fs\\captures")))
                .b(SmbBytes.answer(SmbBytes.TREE_CONNECT, 3, 9, SmbBytes.connected(1)))
                .a(SmbBytes.ask(SmbBytes.CREATE, 4, 9, SmbBytes.create("rpc.bin")))
                .b(SmbBytes.answer(SmbBytes.CREATE, 4, 9, SmbBytes.created()))
                .a(SmbBytes.ask(SmbBytes.WRITE, 6, 9, SmbBytes.write(RpcBytes.bind(RpcBytes.SERVICES)))).holds("smb");
        assertFalse(lesson.told().toString().contains(RpcBytes.SERVICES));
    }

    @Test
    void shouldReadCompoundedMessages() {
        byte[] connect = SmbBytes.treeConnect("\\\\fs\\REMINST");
        byte[] first = SmbBytes.message(SmbBytes.TREE_CONNECT, false, 3, 0, 0, 64 + connect.length, connect);
        byte[] second = SmbBytes.message(SmbBytes.TREE_CONNECT, false, 4, 0, SmbBytes.treeConnect("\\\\fs\\WsusContent"));
        Lesson lesson = cases().a(SmbBytes.packet(first, second)).holds("smb");
        assertTrue(lesson.told().contains("hint smb.share REMINST"));
        assertTrue(lesson.told().contains("hint smb.share WsusContent"));
    }

    @Test
    void shouldPassOverTheRestOfALongMessage() {
        byte[] large = SmbBytes.ask(SmbBytes.WRITE, 3, 9, SmbBytes.write(new byte[60_000]));
        Lesson lesson = cases().a(Arrays.copyOf(large, 12_000))
                .a(Arrays.copyOfRange(large, 12_000, large.length))
                .a(SmbBytes.ask(SmbBytes.TREE_CONNECT, 4, 0, SmbBytes.treeConnect("\\\\fs\\SMSSIG$"))).whole();
        assertTrue(lesson.told().contains("hint smb.share SMSSIG$"));
    }

    @Test
    void shouldNameBothEndsWhenNtlmDoes() {
        Lesson lesson = cases()
                .b(SmbBytes.answer(SmbBytes.SESSION_SETUP, 1, 0, new Layout().le16(9, 0).le32(0).raw(
                        SmbBytes.challenge("PS1", "ps1.corp.example")).bytes()))
                .a(SmbBytes.ask(SmbBytes.SESSION_SETUP, 2, 0, new Layout().le16(25).zero(22).raw(
                        SmbBytes.authenticate("CORP", "PC7$", "PC7")).bytes())).holds("smb");
        assertTrue(lesson.told().contains("name 10.0.0.2 ps1.corp.example smb"));
        assertTrue(lesson.told().contains("name 10.0.0.1 PC7 smb"));
        assertTrue(lesson.told().contains("hint ntlm-account CORP\\PC7$"));
    }

    @Test
    void shouldTellThatMessagesAreEncryptedOrCompressed() {
        byte[] encrypted = SmbBytes.packet(new Layout().u8(0xFD).ascii("SMB").zero(32).le32(64).le16(0, 1).le64(5).zero(64)
                .bytes());
        byte[] compressed = SmbBytes.packet(new Layout().u8(0xFC).ascii("SMB").le32(4096).le16(1, 0).le32(0).zero(40).bytes());
        assertTrue(cases().a(encrypted).holds("smb").told().contains("proof smb-encrypted SMB 3"));
        assertTrue(cases().a(compressed).holds("smb").told().contains("proof smb-compressed SMB 3.1.1"));
    }

    @Test
    void shouldReadVersion1() {
        byte[] path = new Layout().u8(0, 0).zero(0).utf16("\\\\PS1\\IPC$").le16(0).ascii("?????\0").bytes();
        Lesson lesson = cases().a(SmbBytes.old(0x75, false, 0, 3, new Layout().u8(0xFF, 0).le16(0, 0, 1).bytes(), path))
                .b(SmbBytes.old(0x75, true, 2048, 3, new Layout().u8(0xFF, 0).le16(0, 1).bytes(),
                        new Layout().ascii("IPC\0").bytes()))
                .a(SmbBytes.old(0xA2, false, 2048, 4, new Layout().u8(0xFF, 0).le16(0).u8(0).le16(14).zero(41).bytes(),
                        new Layout().u8(0).utf16("\\winreg").bytes()))
                .b(SmbBytes.old(0xA2, true, 2048, 4, new Layout().u8(0xFF, 0).le16(0).u8(0).le16(16_384).zero(61).bytes(),
                        new byte[0]))
                .holds("smb");
        assertTrue(lesson.told().contains("proof smb.share IPC$"), lesson.told()::toString);
        assertTrue(lesson.told().contains("proof smb-pipe winreg"), lesson.told()::toString);
    }

    @Test
    void shouldTellWhatVersion1Refuses() {
        byte[] admin = new Layout().u8(0).utf16("\\\\PC7\\ADMIN$").le16(0).ascii("?????\0").bytes();
        byte[] connect = new Layout().u8(0xFF, 0).le16(0, 0, 1).bytes();
        byte[] setup = new Layout().u8(0xFF, 0).le16(0).zero(22).bytes();
        Lesson logon = cases().a(SmbBytes.old(0x73, false, 0, 2, setup, new byte[0]))
                .b(SmbBytes.old(0x73, 0xC000_006DL, true, 0, 2, new byte[0], new byte[0])).holds("smb");
        assertTrue(logon.told().contains("proof smb-refused LOGON_FAILURE"), logon.told()::toString);
        Lesson share = cases().a(SmbBytes.old(0x75, false, 0, 3, connect, admin))
                .b(SmbBytes.old(0x75, 0xC000_0022L, true, 0, 3, new byte[0], new byte[0])).holds("smb");
        assertTrue(share.told().contains("proof smb-refused ACCESS_DENIED to ADMIN$"), share.told()::toString);
        // The logon is accepted, and what is chained to it is not.
        byte[] chained = new Layout().u8(0x75, 0).le16(41, 0).bytes();
        Lesson both = cases().a(SmbBytes.old(0x75, false, 0, 3, connect, admin))
                .b(SmbBytes.old(0x73, 0xC000_0022L, true, 0, 3, chained, new byte[3])).holds("smb");
        assertTrue(both.told().contains("proof smb-refused ACCESS_DENIED to ADMIN$"), both.told()::toString);
        assertTrue(both.told().contains("hint smb-logged-on accepted"), both.told()::toString);
        assertFalse(both.told().contains("proof smb-refused ACCESS_DENIED"), both.told()::toString);
        // More is to come: no refusal.
        Lesson more = cases().a(SmbBytes.old(0x73, false, 0, 2, setup, new byte[0]))
                .b(SmbBytes.old(0x73, 0xC000_0016L, true, 0, 2, new Layout().u8(0xFF, 0).zero(6).bytes(), new byte[0]))
                .holds("smb");
        assertFalse(more.told().toString().contains("smb-refused"), more.told()::toString);
    }

    @Test
    void shouldNameBothEndsOfANetbiosSession() {
        Lesson lesson = StreamCases.of(SmbStream::new, 139).a(SmbBytes.sessionRequest("PS1", "PC7"))
                .b(new byte[] {(byte) 0x82, 0, 0, 0})
                .a(SmbBytes.ask(SmbBytes.TREE_CONNECT, 3, 0, SmbBytes.treeConnect("\\\\PS1\\SMS_SITE"))).holds("smb");
        assertTrue(lesson.told().contains("name 10.0.0.1 PC7 netbios"));
        assertTrue(lesson.told().contains("name 10.0.0.2 PS1 netbios"));
        assertTrue(lesson.told().contains("hint smb.share SMS_SITE"));
    }

    @Test
    void shouldBeSilentWhenTheBytesOnlyLookAlike() {
        byte[] foreign = new Layout().be32(40).ascii("\u0001SMB").zero(36).bytes();
        byte[] badHeader = SmbBytes.packet(new Layout().u8(0xFE).ascii("SMB").le16(63).zero(80).bytes());
        byte[] badNames = new Layout().u8(0x81, 0).be16(68).zero(68).bytes();
        byte[] length = new Layout().be32(0x0100_0000).raw(SmbBytes.message(0, false, 0, 0, new byte[36])).bytes();
        for (byte[] bytes : new byte[][] {foreign, badHeader, badNames, length}) {
            assertEquals("", cases().a(bytes).whole().application());
        }
    }

    private static StreamCases withPipe(String name) {
        return cases().a(SmbBytes.ask(SmbBytes.TREE_CONNECT, 3, 0, SmbBytes.treeConnect("\\\\pc7\\IPC$")))
                .b(SmbBytes.answer(SmbBytes.TREE_CONNECT, 3, 9, SmbBytes.connected(PIPES)))
                .a(SmbBytes.ask(SmbBytes.CREATE, 4, 9, SmbBytes.create(name)))
                .b(SmbBytes.answer(SmbBytes.CREATE, 4, 9, SmbBytes.created()));
    }

    private static StreamCases cases() {
        return StreamCases.of(SmbStream::new, 445);
    }
}
