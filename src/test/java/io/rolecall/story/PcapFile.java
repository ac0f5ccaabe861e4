package io.rolecall.story;

import java.util.Arrays;
import java.util.List;

/** Writes frames as a classic pcap file, little-endian, with microsecond stamps. */
final class PcapFile {
    private static final int WHOLE = 262_144;

    private PcapFile() {
    }

    static byte[] of(List<Scene.Frame> frames) {
        return of(frames, WHOLE);
    }

    /** A capture that kept at most {@code snapLength} bytes of each frame. All frames must share one link. */
    static byte[] of(List<Scene.Frame> frames, int snapLength) {
        int linkType = frames.get(0).link().linkType();
        Bytes file = new Bytes().u32le(0xa1b2c3d4L).u16le(2).u16le(4).u32le(0).u32le(0).u32le(snapLength)
                .u32le(linkType);
        for (Scene.Frame frame : frames) {
            if (frame.link().linkType() != linkType) {
                throw new IllegalArgumentException("pcap holds one link type; write pcapng");
            }
            int captured = Math.min(frame.bytes().length, snapLength);
            file.u32le(frame.nanos() / 1_000_000_000L).u32le(frame.nanos() / 1000 % 1_000_000).u32le(captured)
                    .u32le(frame.bytes().length).add(Arrays.copyOf(frame.bytes(), captured));
        }
        return file.bytes();
    }
}
