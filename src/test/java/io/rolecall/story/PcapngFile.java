package io.rolecall.story;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes frames as a pcapng file: one section, one interface a link, nanosecond stamps (draft-ietf-opsawg-pcapng). */
final class PcapngFile {
    private static final int SECTION = 0x0a0d0d0a;
    private static final int INTERFACE = 1;
    private static final int ENHANCED_PACKET = 6;
    private static final int OPT_COMMENT = 1;
    private static final int IF_NAME = 2;
    private static final int IF_TSRESOL = 9;
    private static final int EPB_FLAGS = 2;
    private static final int EPB_DROPCOUNT = 4;
    private static final int EPB_VERDICT = 7;
    private static final int VERDICT_LINUX_TC = 1;

    private PcapngFile() {
    }

    static byte[] of(List<Scene.Frame> frames) {
        Bytes file = new Bytes();
        block(file, SECTION, new Bytes().u32le(0x1a2b3c4dL).u16le(1).u16le(0).u64le(-1).bytes());
        List<Link> links = new ArrayList<>();
        for (Scene.Frame frame : frames) {
            if (!links.contains(frame.link())) {
                block(file, INTERFACE, description(frame.link(), links.size()));
                links.add(frame.link());
            }
            block(file, ENHANCED_PACKET, packet(frame, links.indexOf(frame.link())));
        }
        return file.bytes();
    }

    private static byte[] description(Link link, int index) {
        Bytes body = new Bytes().u16le(link.linkType()).u16le(0).u32le(0);
        option(body, IF_NAME, ("if" + index).getBytes(StandardCharsets.UTF_8));
        option(body, IF_TSRESOL, new byte[] {9});
        return body.u32le(0).bytes();
    }

    private static byte[] packet(Scene.Frame frame, int index) {
        int length = frame.bytes().length;
        Bytes body = new Bytes().u32le(index).u32le(frame.nanos() >>> 32).u32le(frame.nanos()).u32le(length)
                .u32le(length).add(frame.bytes()).align(4);
        int before = body.size();
        if (!frame.comment().isEmpty()) {
            option(body, OPT_COMMENT, frame.comment().getBytes(StandardCharsets.UTF_8));
        }
        if (frame.flags() != 0) {
            option(body, EPB_FLAGS, new Bytes().u32le(frame.flags()).bytes());
        }
        if (frame.lost() > 0) {
            option(body, EPB_DROPCOUNT, new Bytes().u64le(frame.lost()).bytes());
        }
        if (frame.verdict() >= 0) {
            option(body, EPB_VERDICT, new Bytes().u8(VERDICT_LINUX_TC).u64le(frame.verdict()).bytes());
        }
        return body.size() == before ? body.bytes() : body.u32le(0).bytes();
    }

    private static void option(Bytes body, int code, byte[] value) {
        body.u16le(code).u16le(value.length).add(value).align(4);
    }

    private static void block(Bytes file, int type, byte[] body) {
        file.u32le(type).u32le(12 + body.length).add(body).u32le(12 + body.length);
    }
}
