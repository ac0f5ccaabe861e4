package io.rolecall.report;

import io.rolecall.site.HostRole;
import io.rolecall.site.HostRoles;
import java.io.IOException;
import java.util.List;

/** Who is who in the text report; an inferred role is marked and says why. */
final class RolesText {
    private static final int MOST = 25;

    private final List<HostRoles> hosts;
    private final FrameWords frames;

    RolesText(List<HostRoles> hosts, FrameWords frames) {
        this.hosts = hosts;
        this.frames = frames;
    }

    void write(TextPage page) throws IOException {
        page.heading("Roles", hosts.isEmpty() ? "no host with a known role"
                : Quantity.of(hosts.size(), "host"));
        List<HostRoles> shown = hosts.subList(0, Math.min(hosts.size(), MOST));
        int width = 0;
        for (HostRoles host : shown) {
            width = Math.max(width, label(host).length() + 2);
        }
        for (HostRoles host : shown) {
            page.labelled(2, width, label(host), Colour.NONE, roles(host));
        }
        if (hosts.size() > MOST) {
            page.line("  ... and " + Quantity.of(hosts.size() - MOST, "more host") + " (--format json lists all)");
        }
    }

    private static String label(HostRoles host) {
        return host.name().isEmpty() ? host.host().toString() : host.host() + " " + Escape.printable(host.name());
    }

    private String roles(HostRoles host) {
        StringBuilder text = new StringBuilder();
        for (HostRole role : host.roles()) {
            text.append(text.isEmpty() ? "" : ", ").append(RoleWords.marked(role));
            if (role.inferred() && !role.evidence().isEmpty()) {
                text.append(" (").append(role.grade().label()).append(": ").append(Escape.printable(role.evidence()))
                        .append(role.frame() == null ? "" : ", " + frames.cite(List.of(role.frame()))).append(')');
            }
        }
        return text.toString();
    }
}
