package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TftpReaderTest {
    private final DatagramCases cases = DatagramCases.of(new TftpReader(), 69);

    private static Made request(String file) {
        return new Made().u16(1).text(file).u8(0).text("octet").u8(0);
    }

    private static Made option(Made packet, String name, String value) {
        return packet.text(name).u8(0).text(value).u8(0);
    }

    private static Set<String> transfer(Made packet) {
        return transfer(packet, false, false);
    }

    private static Set<String> transfer(Made packet, boolean cut, boolean fromClient) {
        Lesson lesson = Lesson.udp(49_800);
        byte[] bytes = packet.bytes();
        TftpReader.transfer(ByteBuffer.wrap(bytes), 0, bytes.length, cut, fromClient, lesson);
        return lesson.told();
    }

    @Test
    void shouldTellTheFileAskedFor() {
        Lesson lesson = cases.holdsFromA("tftp", option(request("smsboot\\x64\\wdsnbp.com"), "tsize", "0").bytes());
        assertEquals(0, lesson.requester());
        assertEquals(Set.of("hint tftp.file smsboot\\x64\\wdsnbp.com"), lesson.told());
    }

    @Test
    void shouldTellTheWindowOptionOfWindows() {
        Made asked = option(option(request("\\SMSBoot\\boot.sdi"), "blksize", "1456"), "msftwindow", "31416");
        assertEquals(Set.of("hint tftp.file \\SMSBoot\\boot.sdi", "hint tftp-msftwindow asked"),
                cases.fromA(asked.bytes()).told());
        assertEquals(Set.of("proof tftp-msftwindow granted"),
                transfer(option(new Made().u16(6), "msftwindow", "27182")));
    }

    @Test
    void shouldTellABlockSizeThatNeedsFragments() {
        Made large = option(option(request("boot.wim"), "tsize", "0"), "blksize", "16384");
        assertEquals(Set.of("hint tftp.file boot.wim", "hint tftp-block-size 16384"), cases.fromA(large.bytes()).told());
        Made fits = option(request("boot.wim"), "blksize", "1468");
        assertEquals(Set.of("hint tftp.file boot.wim"), cases.fromA(fits.bytes()).told());
    }

    @Test
    void shouldNotTakeAFileNameForAnOption() {
        assertEquals(Set.of("hint tftp.file msftwindow"), cases.fromA(request("msftwindow").bytes()).told());
    }

    @Test
    void shouldTellTheErrorOfATransferAndOfPort69() {
        Made error = new Made().u16(5).u16(4).text("Illegal operation error.").u8(0);
        Set<String> told = Set.of("proof tftp-error 4 Illegal operation error.", "proof tftp.error Illegal operation error.",
                "hint tftp-refused ");
        assertEquals(told, transfer(error));
        Lesson lesson = cases.holdsFromB("tftp", error.bytes());
        assertEquals(0, lesson.requester());
        assertEquals(told, lesson.told());
        assertEquals("", cases.fromA(error.bytes()).application());
    }

    /** Small captures keep 22 bytes of a datagram: less than many servers' words. */
    @Test
    void shouldTellAnErrorOfWhichTheCaptureKeptOnlyTheBeginning() {
        Made error = new Made().u16(5).u16(1).text("The requested file");
        assertEquals(Set.of(), transfer(error));
        assertEquals(Set.of("proof tftp-error 1 The requested file", "proof tftp.error The requested file",
                "hint tftp-refused "), transfer(error, true, false));
        assertEquals(Set.of("proof tftp-error not captured", "hint tftp-refused "),
                transfer(new Made().u16(5), true, false));
        assertEquals(Set.of(), transfer(new Made().u16(3).u16(1).text("The requested file"), true, false));
    }

    @Test
    void shouldNotTakeTheClientsErrorForAnAnswer() {
        Made error = new Made().u16(5).u16(8).text("User aborted the transfer").u8(0);
        assertEquals(Set.of("hint tftp-aborted 8 User aborted the transfer"), transfer(error, false, true));
    }

    @Test
    void shouldTellNothingOfData() {
        assertEquals(Set.of(), transfer(new Made().u16(3).u16(1).text("msftwindow").u8(0)));
        cases.strangers(new Made().u16(3).u16(1).text("anything").bytes());
    }

    @Test
    void shouldRefuseOtherModesAndNamesThatAreNoText() {
        cases.strangers(new Made().u16(1).text("file").u8(0).text("binary").u8(0).bytes());
        cases.strangers(new Made().u16(1).u8(1).text("file").u8(0).text("octet").u8(0).bytes());
        cases.strangers(new Made().u16(1).u8(0).text("octet").u8(0).bytes());
    }
}
