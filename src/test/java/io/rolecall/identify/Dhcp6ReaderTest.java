package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class Dhcp6ReaderTest {
    private static final int SOLICIT = 1;
    private static final int REPLY = 7;

    private final DatagramCases cases = DatagramCases.of(new Dhcp6Reader(), 546, 547);

    private static Made option(int code, Made data) {
        return new Made().u16(code).u16(data.bytes().length).add(data.bytes());
    }

    private static Made message(int type, Made... options) {
        Made message = new Made().u8(type).hex("10087d")
                .add(option(1, new Made().u16(1).u16(1).u32(0x1C39CF88L).hex("080027fe8f95")).bytes());
        for (Made option : options) {
            message.add(option.bytes());
        }
        return message;
    }

    @Test
    void shouldTellWhoAsks() {
        Lesson lesson = cases.holdsFromA("dhcp", message(SOLICIT, option(8, new Made().u16(0))).bytes());
        assertEquals(0, lesson.requester());
    }

    @Test
    void shouldNameTheAddressThatAnAnswerGrants() {
        Made address = option(5, new Made().hex("fd000000000000000000000000000011").u32(3600).u32(7200));
        Made association = option(3, new Made().u32(1).u32(0).u32(0).add(address.bytes()));
        Made name = option(39, new Made().u8(1).name("pc1.corp.example"));
        Lesson lesson = cases.holdsFromB("dhcp", message(REPLY, association, name).bytes());
        assertEquals(0, lesson.requester());
        assertEquals(Set.of("name fd00::11 pc1.corp.example dhcp"), lesson.told());
    }

    @Test
    void shouldRefuseOptionsThatDoNotEndWithTheBytes() {
        cases.strangers(message(SOLICIT).u8(0).bytes());
        cases.strangers(message(14).bytes());
        cases.strangers(new Made().u8(SOLICIT).hex("10087d").u16(8).u16(2).u16(0).bytes());
    }
}
