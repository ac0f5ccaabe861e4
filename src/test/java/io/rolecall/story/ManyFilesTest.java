package io.rolecall.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A distribution point gives out thousands of files; that it is a management point too, on the same port, shows once. */
class ManyFilesTest {
    private static final int FILES = 100;

    @TempDir
    private Path folder;

    private static byte[] content(int file) {
        return Http.get("/SMS_DP_SMSPKG$/PS100012/sccm?/file" + file + ".cab", Cast.DP_NAME, "Microsoft BITS/7.8");
    }

    private String judged(Scene scene) throws IOException {
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
        Path capture = Files.write(folder.resolve("capture.pcap"), PcapFile.of(scene.frames()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertEquals(0, Main.run(new String[] {"analyze", "--format", "csv", capture.toString()}, out, out));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void shouldProveTheOtherRoleWhenEveryFileHasAConnectionOfItsOwn() throws IOException {
        Scene scene = new Scene();
        for (int i = 0; i < FILES; i++) {
            Wire.works(scene, Cast.CLIENT, 50_000 + i, Cast.DISTRIBUTION_POINT, 80, content(i), Http.ok("x"));
        }
        Wire.policyRequest(scene, Cast.CLIENT, 51_000, Cast.DISTRIBUTION_POINT, 80);
        String rows = judged(scene);
        assertTrue(rows.contains("distribution-point?;management-point?"), rows);
    }

    @Test
    void shouldProveTheOtherRoleWhenAllGoOverOneConnection() throws IOException {
        Scene scene = new Scene();
        Conversation talk = Conversation.tcp(scene, Cast.CLIENT, 50_000, Cast.DISTRIBUTION_POINT, 80).handshake();
        for (int i = 0; i < FILES; i++) {
            talk = talk.request(content(i)).response(Http.ok("x"));
        }
        talk.request(Http.ccmPost(Cast.DP_NAME)).response(Http.ccmReply()).close();
        String rows = judged(scene);
        assertTrue(rows.contains("distribution-point?;management-point?"), rows);
    }
}
