package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LdapStreamTest {
    private static final int SEQUENCE = 0x30;
    private static final int TEXT = 4;
    private static final String CONTAINER = "CN=System Management,CN=System,DC=corp,DC=example";

    @Test
    void shouldTellBaseFilterAndPublishedAttributesWhenSearched() {
        byte[] filter = Layout.ber(0xA0, equal("objectClass", "mSSMSManagementPoint"), equal("mSSMSSiteCode", "PS1"));
        Lesson lesson = cases().a(message(1, bind())).b(message(1, result(0x61)))
                .a(message(2, search(CONTAINER, filter, "mSSMSMPName", "cn"))).holds("ldap");
        assertEquals(0, lesson.requester());
        assertTrue(lesson.told().contains("hint ldap.base " + CONTAINER));
        assertTrue(lesson.told().contains("hint ldap.filter (&(objectClass=mSSMSManagementPoint)(mSSMSSiteCode=PS1))"));
        assertTrue(lesson.told().contains("hint ldap-attribute mSSMSMPName"));
        assertFalse(lesson.told().contains("hint ldap-attribute cn"));
    }

    @Test
    void shouldWriteEveryKindOfFilter() {
        byte[] pieces = Layout.ber(SEQUENCE, Layout.berText(0x80, "MP"), Layout.berText(0x81, "x"), Layout.berText(0x82, "z"));
        byte[] filter = Layout.ber(0xA1, Layout.ber(0xA4, Layout.berText(TEXT, "cn"), pieces),
                Layout.ber(0xA2, Layout.berText(0x87, "mail")),
                Layout.ber(0xA5, Layout.berText(TEXT, "a"), Layout.berText(TEXT, "1")),
                Layout.ber(0xA6, Layout.berText(TEXT, "b"), Layout.berText(TEXT, "2")),
                Layout.ber(0xA8, Layout.berText(TEXT, "c"), Layout.berText(TEXT, "3")), Layout.ber(0xA9, new byte[0]));
        Lesson lesson = cases().a(message(2, search("DC=corp", filter))).holds("ldap");
        assertTrue(lesson.told().contains("hint ldap.filter (|(cn=MP*x*z)(!(mail=*))(a>=1)(b<=2)(c~=3)(?))"),
                lesson.told()::toString);
    }

    @Test
    void shouldTellOfPublishing() {
        byte[] add = Layout.ber(0x68, Layout.berText(TEXT, "CN=SMS-MP-PS1-PS1," + CONTAINER),
                Layout.ber(SEQUENCE, new byte[0]));
        Lesson lesson = cases().a(message(3, add)).holds("ldap");
        assertTrue(lesson.told().contains("hint ldap-add CN=SMS-MP-PS1-PS1," + CONTAINER));
    }

    @Test
    void shouldNameAServerByItsRootEntry() {
        byte[] attribute = Layout.ber(SEQUENCE, Layout.berText(TEXT, "dnsHostName"),
                Layout.ber(0x31, Layout.berText(TEXT, "dc1.corp.example")));
        byte[] entry = Layout.ber(0x64, Layout.berText(TEXT, ""), Layout.ber(SEQUENCE, attribute));
        byte[] other = Layout.ber(0x64, Layout.berText(TEXT, "CN=PC7"), Layout.ber(SEQUENCE, Layout.ber(SEQUENCE,
                Layout.berText(TEXT, "dnsHostName"), Layout.ber(0x31, Layout.berText(TEXT, "pc7.corp.example")))));
        Lesson lesson = cases().b(message(1, entry)).b(message(2, other)).holds("ldap");
        assertTrue(lesson.told().contains("name 10.0.0.2 dc1.corp.example ldap"));
        assertFalse(lesson.told().toString().contains("pc7"));
    }

    @Test
    void shouldStopWhenMessagesAreSealed() {
        byte[] sasl = Layout.ber(0x60, Layout.berNumber(2, 3), Layout.berText(TEXT, ""),
                Layout.ber(0xA3, Layout.berText(TEXT, "GSS-SPNEGO"), Layout.ber(TEXT, SmbBytes.challenge("DC1", "dc1.corp"))));
        byte[] sealed = new Layout().be32(64).le32(1).zero(60).bytes();
        Lesson lesson = cases().a(message(1, sasl)).b(message(1, result(0x61))).a(sealed).holds("ldap");
        assertTrue(lesson.told().contains("proof ldap-sealed SASL"));
    }

    @Test
    void shouldEndBeforeTls() {
        byte[] start = Layout.ber(0x77, Layout.berText(0x80, "1.3.6.1.4.1.1466.20037"));
        assertTrue(cases().a(message(1, start)).holds("ldap").told().contains("proof ldap-starttls 1.3.6.1.4.1.1466.20037"));
    }

    @Test
    void shouldBeSilentWhenTheBytesOnlyLookAlike() {
        byte[] snmp = Layout.ber(SEQUENCE, Layout.berNumber(2, 1), Layout.berText(TEXT, "public"),
                Layout.ber(0xA0, new byte[8]));
        byte[] privateKey = Layout.ber(SEQUENCE, Layout.berNumber(2, 0), Layout.ber(2, new byte[64]), Layout.berNumber(2, 3));
        byte[] certificate = Layout.ber(SEQUENCE, Layout.ber(SEQUENCE, new byte[80]));
        byte[] badScope = message(2, Layout.ber(0x63, Layout.berText(TEXT, "x"), Layout.berNumber(10, 9),
                Layout.berNumber(10, 0), Layout.berNumber(2, 0)));
        for (byte[] bytes : new byte[][] {snmp, privateKey, certificate, badScope}) {
            assertEquals("", cases().a(bytes).whole().application());
        }
    }

    private static StreamCases cases() {
        return StreamCases.of(LdapStream::new, 389);
    }

    private static byte[] message(int number, byte[] operation) {
        return Layout.ber(SEQUENCE, Layout.berNumber(2, number), operation);
    }

    private static byte[] bind() {
        return Layout.ber(0x60, Layout.berNumber(2, 3), Layout.berText(TEXT, "CN=anna"), Layout.berText(0x80, "secret"));
    }

    private static byte[] result(int tag) {
        return Layout.ber(tag, Layout.berNumber(10, 0), Layout.berText(TEXT, ""), Layout.berText(TEXT, ""));
    }

    private static byte[] equal(String attribute, String value) {
        return Layout.ber(0xA3, Layout.berText(TEXT, attribute), Layout.berText(TEXT, value));
    }

    private static byte[] search(String base, byte[] filter, String... attributes) {
        byte[][] names = new byte[attributes.length][];
        for (int i = 0; i < names.length; i++) {
            names[i] = Layout.berText(TEXT, attributes[i]);
        }
        return Layout.ber(0x63, Layout.berText(TEXT, base), Layout.berNumber(10, 2), Layout.berNumber(10, 0),
                Layout.berNumber(2, 0), Layout.berNumber(2, 0), Layout.ber(1, new byte[1]), filter,
                Layout.ber(SEQUENCE, names));
    }
}
