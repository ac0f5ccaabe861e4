package io.rolecall.story;

import java.util.function.Consumer;

/**
 * A situation's capture: the folder under {@code captures/}, the file in it, and the file's bytes.
 *
 * @param name the folder
 * @param file {@code capture.pcap} or {@code capture.pcapng}
 * @param bytes what the file holds
 */
record Story(String name, String file, byte[] bytes) {
    static Story pcap(String name, Consumer<Scene> plot) {
        return new Story(name, "capture.pcap", PcapFile.of(play(plot).frames()));
    }

    static Story pcapng(String name, Consumer<Scene> plot) {
        return new Story(name, "capture.pcapng", PcapngFile.of(play(plot).frames()));
    }

    /** A capture that kept only the first bytes of each frame. */
    static Story truncated(String name, int snapLength, Consumer<Scene> plot) {
        return new Story(name, "capture.pcap", PcapFile.of(play(plot).frames(), snapLength));
    }

    private static Scene play(Consumer<Scene> plot) {
        Scene scene = new Scene();
        plot.accept(scene);
        return scene;
    }
}
