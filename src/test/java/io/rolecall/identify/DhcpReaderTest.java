package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DhcpReaderTest {
    private static final int DISCOVER = 1;
    private static final int REQUEST = 3;
    private static final int ACK = 5;

    private final DatagramCases dhcp = DatagramCases.of(new DhcpReader(), 68, 67);
    private final DatagramCases bootServer = DatagramCases.of(new DhcpReader(), 68, 4011);

    private static Made message(int operation, String client, String yours, String next, String file) {
        return new Made().u8(operation).u8(1).u8(6).u8(0).u32(0x5CCB0001L).u16(4).u16(0).v4(client).v4(yours).v4(next)
                .u32(0).hex("0200c6336450").padded(108).text(file).padded(236).hex("63825363");
    }

    private static Made type(Made message, int type) {
        return message.u8(53).u8(1).u8(type);
    }

    private static Made option(Made message, int code, Made data) {
        return message.u8(code).u8(data.bytes().length).add(data.bytes());
    }

    private static Made pxe(int type) {
        Made message = type(message(1, "0.0.0.0", "0.0.0.0", "0.0.0.0", ""), type);
        option(message, 60, new Made().text("PXEClient:Arch:00007:UNDI:003016"));
        option(message, 93, new Made().u16(7));
        return option(message, 97, new Made().u8(0).hex("33221100554477668899aabbccddeeff"));
    }

    @Test
    void shouldTellWhoBootsFromTheNetwork() {
        Lesson lesson = dhcp.holdsFromA("dhcp", pxe(DISCOVER).u8(255).bytes());
        assertEquals(0, lesson.requester());
        assertEquals(Set.of("hint dhcp.class PXEClient:Arch:00007:UNDI:003016", "proof pxe-architecture 0007 UEFI x64",
                "proof pxe-machine 00112233-4455-6677-8899-aabbccddeeff"), lesson.told());
    }

    @Test
    void shouldTellWhatWindowsAsksABootServer() {
        Made request = pxe(REQUEST);
        option(request, 55, new Made().hex("03013c8081828384858687"));
        option(request, 250, new Made().hex("0d0208000e010101020006050400000006ff"));
        Set<String> told = bootServer.holdsFromA("dhcp", request.u8(255).bytes()).told();
        assertTrue(told.contains("hint pxe-parameters 03 01 3c 80 81 82 83 84 85 86 87"));
        assertTrue(told.contains("hint pxe-private 0d 02 08 00 0e 01 01 01 02 00 06 05 04 00 00 00 06 ff"));
    }

    @Test
    void shouldNameTheAddressThatAClientRequests() {
        Made request = type(message(1, "0.0.0.0", "0.0.0.0", "0.0.0.0", ""), REQUEST);
        option(option(request, 50, new Made().v4("10.0.0.1")), 12, new Made().text("PC1"));
        assertTrue(dhcp.holdsFromA("dhcp", request.u8(255).bytes()).told().contains("name 10.0.0.1 PC1 dhcp"));
    }

    @Test
    void shouldNotNameAnAddressThatIsOnlyWished() {
        Made discover = type(message(1, "0.0.0.0", "0.0.0.0", "0.0.0.0", ""), DISCOVER);
        option(option(discover, 50, new Made().v4("10.0.0.1")), 12, new Made().text("PC1"));
        assertEquals(Set.of(), dhcp.fromA(discover.u8(255).bytes()).told());
    }

    @Test
    void shouldTellALeaseAndTurnTheAnswerRoundOnlyWhereItNamesItsReceiver() {
        Made ack = type(message(2, "0.0.0.0", "10.0.0.1", "0.0.0.0", ""), ACK);
        option(ack, 51, new Made().u32(28_800));
        Lesson lesson = dhcp.holdsFromB("dhcp", ack.u8(255).bytes());
        assertEquals(0, lesson.requester());
        assertEquals(Set.of("proof dhcp-lease ACK 10.0.0.1"), lesson.told());
        Made toAll = type(message(2, "0.0.0.0", "10.0.0.77", "0.0.0.0", ""), ACK);
        assertEquals(-1, dhcp.fromB(toAll.u8(255).bytes()).requester());
    }

    @Test
    void shouldProveConfigurationManagerByItsVariablesFile() {
        String path = "\\SMSTemp\\2026.03.02.10.00.00.0001.{4A8F}.boot.var";
        Made reply = bootReply(new Made().u8(1).u8(path.length()).text(path));
        Lesson lesson = bootServer.holdsFromB("dhcp", reply.u8(255).bytes());
        assertEquals(0, lesson.requester());
        assertTrue(lesson.told().contains("proof pxe-variables " + path));
        assertTrue(lesson.told().contains("hint pxe-store \\SMSTemp\\x.boot.bcd"));
        assertTrue(lesson.told().contains("proof pxe-offer ACK server 10.0.0.2 file smsboot\\x64\\wdsmgfw.efi"));
        Made withKey = bootReply(new Made().u8(2).u8(48).zeros(48).u8(1).u8(path.length()).text(path));
        assertTrue(bootServer.fromB(withKey.u8(255).bytes()).told().contains("proof pxe-variables " + path));
    }

    /** A boot server speaks only when it is asked, even where its answer names nobody. */
    @Test
    void shouldTurnTheAnswerOfABootServerRound() {
        Made reply = type(message(2, "0.0.0.0", "0.0.0.0", "10.0.0.2", ""), ACK);
        assertEquals(0, bootServer.holdsFromB("dhcp", reply.u8(255).bytes()).requester());
    }

    private static Made bootReply(Made variables) {
        Made reply = type(message(2, "10.0.0.1", "0.0.0.0", "10.0.0.2", "smsboot\\x64\\wdsmgfw.efi"), ACK);
        option(option(reply, 60, new Made().text("PXEClient")), 243, variables);
        return option(reply, 252, new Made().text("\\SMSTemp\\x.boot.bcd"));
    }

    @Test
    void shouldNotTakeAProxyScriptForPxe() {
        Made ack = type(message(2, "0.0.0.0", "10.0.0.1", "0.0.0.0", ""), ACK);
        option(option(ack, 51, new Made().u32(28_800)), 252, new Made().text("http://proxy.corp.example/wpad.dat"));
        option(ack, 243, new Made().u8(1).u8(5).text("\\a.va"));
        assertEquals(Set.of("proof dhcp-lease ACK 10.0.0.1"), dhcp.fromB(ack.u8(255).bytes()).told());
    }

    @Test
    void shouldKnowTheFrontOfACutMessageOnlyOnItsPorts() {
        byte[] front = Arrays.copyOf(message(1, "0.0.0.0", "0.0.0.0", "0.0.0.0", "").bytes(), 54);
        assertEquals("dhcp", dhcp.fromA(front).application());
        assertEquals("", DatagramCases.of(new DhcpReader(), 5000).fromA(front).application());
    }

    @Test
    void shouldRefuseAnotherMagicNumber() {
        byte[] bytes = type(message(1, "0.0.0.0", "0.0.0.0", "0.0.0.0", ""), DISCOVER).u8(255).bytes();
        bytes[239] ^= 1;
        dhcp.strangers(bytes);
    }
}
