package io.rolecall.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The same talk on every kind of link, in tunnels, in fragments, and behind options and extension headers. */
final class LinkStories {
    private static final String TUNNEL_NEAR = "10.1.0.2";
    private static final String TUNNEL_FAR = "10.7.0.2";
    private static final String DESTINATION_OPTIONS = "06 00 010400000000";
    private static final String HOP_BY_HOP_ROUTER_ALERT = "3c 00 05020000 0100";

    private LinkStories() {
    }

    static List<Story> all() {
        List<Story> stories = new ArrayList<>();
        for (Link link : Link.values()) {
            String name = "link-" + link.name().toLowerCase(Locale.ROOT).replace('_', '-');
            stories.add(Story.pcap(name, scene -> talk(scene.on(link), 0)));
        }
        stories.add(Story.pcapng("mixed-link-types", LinkStories::mixed));
        stories.add(Story.pcap("tunnel-gre", tunnel(inner -> Tunnel.gre(TUNNEL_NEAR, TUNNEL_FAR, inner))));
        stories.add(Story.pcap("tunnel-nvgre", tunnel(inner -> Tunnel.nvgre(TUNNEL_NEAR, TUNNEL_FAR, inner))));
        stories.add(Story.pcap("tunnel-erspan", tunnel(inner -> Tunnel.erspan(TUNNEL_NEAR, TUNNEL_FAR, inner, 1))));
        stories.add(Story.pcap("tunnel-vxlan", tunnel(inner -> Tunnel.vxlan(TUNNEL_NEAR, TUNNEL_FAR, inner))));
        stories.add(Story.pcap("tunnel-ip-in-ip", tunnel(inner -> Tunnel.ipInIp(TUNNEL_NEAR, TUNNEL_FAR, inner))));
        stories.add(Story.pcap("ip-fragments", LinkStories::fragments));
        stories.add(Story.pcap("ip-options-and-extension-headers", LinkStories::options));
        return stories;
    }

    /** One HTTP exchange over IPv4 that works, one HTTPS connection over IPv6 that is refused. */
    private static void talk(Scene scene, int portOffset) {
        Wire.policyRequest(scene, Cast.CLIENT, 50_500 + portOffset, Cast.MANAGEMENT_POINT, 80);
        Conversation.tcp(scene, Cast.CLIENT_V6, 50_501 + portOffset, Cast.MANAGEMENT_POINT_V6, 443).syn().refuse();
        scene.pause(20);
    }

    private static void mixed(Scene scene) {
        Link[] links = {Link.ETHERNET, Link.RAW, Link.COOKED, Link.COOKED_V2, Link.NULL};
        for (int i = 0; i < links.length; i++) {
            talk(scene.on(links[i]), 10 * i);
        }
    }

    /** Wraps each packet of the talk. */
    private interface Wrapper {
        Ip wrap(byte[] inner);
    }

    private static Consumer<Scene> tunnel(Wrapper wrapper) {
        return scene -> {
            Scene inside = new Scene().on(Link.RAW);
            talk(inside, 0);
            for (Scene.Frame frame : inside.frames()) {
                scene.at((frame.nanos() - Scene.START_NANOS) / 1e9).send(wrapper.wrap(frame.bytes()));
            }
        };
    }

    /** Datagrams that need three fragments, both ways, over both families; only the first carries the ports. */
    private static void fragments(Scene scene) {
        fragmented(scene, Cast.SITE_SERVER, 50_520, Cast.DOMAIN_CONTROLLER);
        fragmented(scene, Cast.SITE_SERVER_V6, 50_521, Cast.DOMAIN_CONTROLLER_V6);
    }

    private static void fragmented(Scene scene, String from, int port, String to) {
        byte[] ask = Directory.ldapSearch("CN=System,DC=corp,DC=example", "x".repeat(3000));
        scene.sendFragments(Udp.datagram(from, port, to, 389, ask), 1400);
        scene.pause(3).sendFragments(Udp.datagram(to, 389, from, port, Directory.ldapSearch("y".repeat(3000), "z")), 1400);
        scene.pause(20);
    }

    /** Record route and router alert in IPv4; hop-by-hop and destination options in IPv6. */
    private static void options(Scene scene) {
        byte[] route = new Bytes().hex("070b04").zeros(8).u8(0).hex("94040000").bytes();
        byte[] chain = new Bytes().hex(HOP_BY_HOP_ROUTER_ALERT).hex(DESTINATION_OPTIONS).bytes();
        Scene plain = new Scene().on(Link.RAW);
        talk(plain, 30);
        for (Scene.Frame frame : plain.frames()) {
            scene.at((frame.nanos() - Scene.START_NANOS) / 1e9).send(Reheaded.with(frame.bytes(), route, chain));
        }
    }
}
