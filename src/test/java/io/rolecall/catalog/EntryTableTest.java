package io.rolecall.catalog;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a port table refuses, and in which words. */
class EntryTableTest {
    private static final String FIRST = "CB-001,asset-intelligence-synchronization-point,microsoft-cloud,->,HTTPS,tcp,443,,"
            + "asset-intelligence,proxy,,printed,cb-ports";

    @TempDir
    private Path folder;

    @Test
    void shouldRefuseAnUnknownRoleWhenItIsRead() {
        spoil("microsoft-cloud,->", "microsft,->", "column to", "\"microsft\"", "roles.csv");
    }

    @Test
    void shouldRefuseAnUnknownFeatureWhenItIsRead() {
        spoil("asset-intelligence,proxy", "asset,proxy", "column feature", "\"asset\"", "features.csv");
    }

    @Test
    void shouldRefuseAnUnknownSettingWhenItIsRead() {
        spoil("tcp,443,,", "tcp,443,htps,", "column setting", "\"htps\"", "settings.csv");
    }

    @Test
    void shouldRefuseAnUnknownServiceWhenItIsRead() {
        spoil("HTTPS", "HTTPs", "column service", "\"HTTPs\"", "services.csv");
    }

    @Test
    void shouldRefuseAnUnknownConditionWhenItIsRead() {
        spoil(",proxy,", ",proxi,", "column condition", "\"proxi\"");
    }

    @Test
    void shouldRefuseAPortOutOfRangeWhenItIsRead() {
        spoil(",443,", ",70000,", "column ports", "\"70000\"", "1 to 65535");
    }

    @Test
    void shouldRefusePortZeroWhenItIsRead() {
        spoil(",443,", ",0,", "column ports", "\"0\"");
    }

    @Test
    void shouldRefusePortsOfAnotherTransportWhenItIsRead() {
        spoil("tcp,443", "icmp,443", "column ports", "\"443\"", "icmp");
    }

    @Test
    void shouldRefuseABadDirectionTransportGradeOrReplyWhenItIsRead() {
        spoil("->", "<-", "column direction", "\"<-\"", "-> or <->");
    }

    @Test
    void shouldRefuseABadTransportWhenItIsRead() {
        spoil(",tcp,", ",tpc,", "column transport", "\"tpc\"", "tcp, udp");
    }

    @Test
    void shouldRefuseABadGradeWhenItIsRead() {
        spoil("printed", "sure", "column grade", "\"sure\"", "printed, implied, doubtful or practice");
    }

    @Test
    void shouldRefuseABadReplyWhenItIsRead() {
        spoil(",proxy,,", ",proxy,no,", "column reply", "\"no\"", "none");
    }

    @Test
    void shouldRefuseAnEmptyRequiredCellWhenItIsRead() {
        spoil("printed,cb-ports", "printed,", "column source", "found nothing", "a value");
    }

    @Test
    void shouldRefuseControlCharactersWhenTheyAreRead() {
        spoil("cb-ports", "cb\u001b[2Jports", "column source", "one line");
    }

    @Test
    void shouldRefuseASecondEntryWithTheSameIdWhenItIsInAnotherTable() {
        SignatureCopy copy = new SignatureCopy(folder);
        int line = copy.replace("ports/windows.csv", "win-01-udp", "CB-001");
        copy.refuses("windows.csv, line " + line, "column id", "\"CB-001\"", "no other entry");
    }

    private void spoil(String text, String by, String... parts) {
        SignatureCopy copy = new SignatureCopy(folder);
        int line = copy.replace("ports/cb.csv", FIRST, FIRST.replace(text, by));
        copy.refuses(parts);
        copy.refuses("cb.csv, line " + line + ", ");
    }
}
