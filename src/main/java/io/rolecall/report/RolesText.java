package io.rolecall.report;

import io.rolecall.site.HostRole;
import io.rolecall.site.HostRoles;
import java.io.IOException;
import java.util.List;

/** Who is who in the text report; an inferred role is marked and says why. */
final class RolesText {
    private static final int MOST = 25;
    private static final int INDENT = 2;
    private static final int GAP = 2;
    /** Two fifths of the page are the hosts' at most. */
    private static final int PART_FOR_HOSTS = 2;
    private static final int PARTS = 5;

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
        int width = width(shown, page.layout().paragraphWidth() * PART_FOR_HOSTS / PARTS);
        for (HostRoles host : shown) {
            String label = label(host);
            if (label.length() + GAP > width) {
                page.line(" ".repeat(INDENT) + label);
                page.paragraph(INDENT + width, roles(host));
            } else {
                page.labelled(INDENT, width, label, Colour.NONE, roles(host));
            }
        }
        if (hosts.size() > MOST) {
            page.line("  ... and " + Quantity.of(hosts.size() - MOST, "more host") + " (--format json lists all)");
        }
    }

    /** The width of the hosts' column: one long name takes a line of its own, and the room of no other host's roles. */
    private static int width(List<HostRoles> shown, int most) {
        int width = GAP;
        for (HostRoles host : shown) {
            int own = label(host).length() + GAP;
            width = own > most ? width : Math.max(width, own);
        }
        return width;
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
