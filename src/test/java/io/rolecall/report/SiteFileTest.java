package io.rolecall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rolecall.observe.FrameRef;
import io.rolecall.site.HostRole;
import io.rolecall.site.HostRoles;
import io.rolecall.site.RoleBook;
import io.rolecall.site.RoleGrade;
import io.rolecall.wire.IpAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person is handed to correct: rows that are sure, hints as comments, and nothing that a name could smuggle in. */
class SiteFileTest {
    private static final String HEAD = """
            # Site file, inferred from traffic by Rolecall 1.2. Correct it, then use it with --site.
            # declared: the site file said so. proven: payload shows it. likely: several signs. hint: one sign;
            # hints are commented out. Blocks such as 10.1.2.0/24,client may take the place of single rows.
            host,roles,name
            """;

    private static String written(HostRoles... hosts) throws IOException {
        return Golden.text(new SiteFile(new RunFacts("1.2", null)), new Fixture() {
            @Override
            public List<HostRoles> roles() {
                return List.of(hosts);
            }
        });
    }

    private static HostRoles host(String name, HostRole... roles) {
        return new HostRoles(IpAddress.parse("10.0.0.1"), name, List.of(roles));
    }

    private static HostRole role(String id, RoleGrade grade, String evidence) {
        return new HostRole(id, grade != RoleGrade.DECLARED, evidence, grade);
    }

    @Test
    void shouldCommentOutRolesThatRestOnHintsAlone() throws IOException {
        assertEquals(HEAD + """
                # client: hint, one sign
                # proxy: hint, another
                #10.0.0.1,client;proxy,PC1
                """, written(host("PC1", role("client", RoleGrade.HINT, "one sign"),
                role("proxy", RoleGrade.HINT, "another"))));
    }

    @Test
    void shouldWriteRolesThatAreLikelyOrSurerAndLeaveHintsBesideThemToTheComments() throws IOException {
        assertEquals(HEAD + """
                # site-server: declared, site.csv, line 2
                # management-point: proven, a reply (frame 7 of late.pcap.gz)
                # sql-server: likely, two signs
                # client: hint, one sign
                10.0.0.1,site-server;management-point;sql-server,CM01
                """, written(host("CM01", role("site-server", RoleGrade.DECLARED, "site.csv, line 2"),
                new HostRole("management-point", true, "a reply", RoleGrade.PROVEN, new FrameRef(1, 7)),
                role("sql-server", RoleGrade.LIKELY, "two signs"), role("client", RoleGrade.HINT, "one sign"))));
    }

    @Test
    void shouldWriteNoRowWhenThereIsNoRoleToDeclare() throws IOException {
        assertEquals(HEAD, written(host("www", role(RoleBook.INTERNET, RoleGrade.PROVEN, "a public address")), host("pc")));
    }

    /** A name or an evidence from a packet ends no line, begins no formula and closes no quotes. */
    @Test
    void shouldEscapeAndQuoteWhatPacketsSay() throws IOException {
        assertEquals(HEAD + """
                # client: proven, says \\x0a10.9.9.9,proxy
                10.0.0.1,client,"PC\\x0a10.9.9.9,""proxy""\\u{202e}"
                # client: hint, sign
                #10.0.0.1,client,"'=1+1"
                """, written(
                host("PC\n10.9.9.9,\"proxy\"\u202e", role("client", RoleGrade.PROVEN, "says \n10.9.9.9,proxy")),
                host("=1+1", role("client", RoleGrade.HINT, "sign"))));
    }

    @Test
    void shouldHandTheFileOnInLargePiecesWhenThereAreManyHosts() throws IOException {
        int[] calls = new int[2];
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void write(byte[] bytes, int from, int length) {
                calls[0]++;
                super.write(bytes, from, length);
            }

            @Override
            public void write(int octet) {
                calls[0]++;
                super.write(octet);
            }

            @Override
            public void flush() {
                calls[1]++;
            }
        };
        List<HostRoles> many = Collections.nCopies(1_000, host("pc", role("client", RoleGrade.HINT, "sign")));
        new SiteFile(new RunFacts("1.2", null)).write(new Fixture() {
            @Override
            public List<HostRoles> roles() {
                return many;
            }
        }, out);
        assertEquals(4 + 2 * 1_000, out.toString().lines().count());
        assertEquals(1, calls[0]);
        assertEquals(1, calls[1]);
    }
}
