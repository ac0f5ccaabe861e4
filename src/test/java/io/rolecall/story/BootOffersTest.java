package io.rolecall.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When it may be said that nobody offers to boot a computer, and when not. */
class BootOffersTest {
    private static final String SAID = "no boot server answers";

    @TempDir
    private Path folder;

    private void said(boolean expected, Scene scene) throws IOException {
        Path capture = Files.write(folder.resolve("capture.pcap"), PcapFile.of(scene.frames()));
        String report = Program.run("analyze", capture.toString()).out();
        assertEquals(expected, report.contains(SAID), report);
    }

    private static Scene leased(String file) {
        Scene scene = new Scene();
        HealthStories.noBootServer(scene, file);
        return scene;
    }

    @Test
    void shouldBeSaidWhenTheComputerGetsALeaseAndNoOffer() throws IOException {
        said(true, leased(""));
        String capture = folder.resolve("capture.pcap").toString();
        assertEquals(1, Program.run("analyze", "--fail-on", "no-boot-server", capture).exit());
    }

    @Test
    void shouldNotBeSaidWhenTheDhcpServerNamesABootFile() throws IOException {
        said(false, leased("boot\\x64\\wdsmgfw.efi"));
    }

    @Test
    void shouldNotBeSaidWhenABootServerOffersByBroadcast() throws IOException {
        Scene scene = leased("");
        scene.at(0.5).send(Udp.datagram(Cast.DISTRIBUTION_POINT, 67, "255.255.255.255", 68,
                Dhcp.fromBootServer(Dhcp.OFFER, "0.0.0.0", Cast.DISTRIBUTION_POINT, "")));
        said(false, scene);
    }

    @Test
    void shouldNotBeSaidWhenTheComputerGoesOn() throws IOException {
        Scene scene = leased("");
        scene.at(29).send(Udp.datagram(Cast.CLIENT, 68, Cast.DISTRIBUTION_POINT, 4011,
                Dhcp.fromPxeClient(Dhcp.REQUEST, Cast.CLIENT)));
        said(false, scene);
    }

    /** Where no lease is seen either, answers may simply not be in the capture. */
    @Test
    void shouldNotBeSaidWhenNobodyAnswersAtAll() throws IOException {
        Scene scene = new Scene();
        for (double tryAt : new double[] {0, 4, 12}) {
            scene.at(tryAt).send(Udp.datagram("0.0.0.0", 68, "255.255.255.255", 67,
                    Dhcp.fromPxeClient(Dhcp.DISCOVER, "0.0.0.0")));
        }
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
        said(false, scene);
    }

    /** A relay's own question says nothing: what it asks the boot server may take another way. */
    @Test
    void shouldNotBeSaidWhenOnlyARelayWasCaptured() throws IOException {
        Scene scene = new Scene();
        scene.send(Udp.datagram(Cast.ROUTER, 67, Cast.DHCP_SERVER, 67,
                Dhcp.relayed(Dhcp.fromPxeClient(Dhcp.DISCOVER, "0.0.0.0"), Cast.ROUTER)));
        scene.pause(2).send(Udp.datagram(Cast.DHCP_SERVER, 67, Cast.ROUTER, 67, Dhcp.relayed(
                Dhcp.fromDhcpServer(Dhcp.OFFER, Cast.CLIENT, Cast.DHCP_SERVER), Cast.ROUTER)));
        Wire.stillCapturing(scene, Scene.LONG_AFTER);
        said(false, scene);
    }

    @Test
    void shouldNotBeSaidWhenTheCaptureEndsBeforeAnOfferMayCome() throws IOException {
        Scene scene = leased("");
        scene.at(50).send(Udp.datagram("0.0.0.0", 68, "255.255.255.255", 67, Dhcp.fromPxeClient(Dhcp.DISCOVER, "0.0.0.0")));
        said(false, scene);
    }
}
