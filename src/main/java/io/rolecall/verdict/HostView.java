package io.rolecall.verdict;

import io.rolecall.site.HostRole;
import io.rolecall.site.RoleBook;
import io.rolecall.site.RoleSource;
import io.rolecall.site.Site;
import io.rolecall.wire.IpAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A host as the judge sees it: which roles it may fill, in a form that is quick to ask. Only roles that are declared or
 * proven by payload fill anything; a hint leaves the host as unknown as it was.
 */
final class HostView {
    private final IpAddress address;
    private final List<HostRole> roles;
    private final Set<String> fills = new HashSet<>();
    private final boolean internet;
    private final boolean known;
    private final boolean open;
    private final boolean group;
    private final boolean broadcast;
    private final RoleBook book;

    private HostView(IpAddress address, List<HostRole> roles, Site site) {
        this.address = address;
        this.roles = roles;
        this.book = site.book();
        for (HostRole role : roles) {
            if (role.grade().decides()) {
                fills.addAll(book.standsFor(role.role()));
            }
        }
        this.internet = !site.names(address) && address.isPublic();
        this.known = roles.stream().anyMatch(role -> role.grade().decides() && !role.role().equals(RoleBook.INTERNET));
        this.open = internet && !site.hasFile();
        this.group = address.isMulticast() || address.isLimitedBroadcast();
        this.broadcast = group || site.isBroadcast(address);
    }

    static HostView of(IpAddress address, RoleSource source, Site site) {
        return new HostView(address, source.roles(address), site);
    }

    IpAddress address() {
        return address;
    }

    /** All its roles, hints included. */
    List<HostRole> roles() {
        return roles;
    }

    /** Whether it may be the documented initiator in this role. A host without an address yet may be anyone. */
    Fit asInitiator(String role) {
        if (fills.contains(role) || role.equals(RoleBook.ANY) || address.isUnspecified()) {
            return Fit.YES;
        }
        return known ? Fit.NO : Fit.UNKNOWN;
    }

    /** Whether it may be the documented responder in this role. A group may hold a host of any role. */
    Fit asResponder(String role) {
        if (fills.contains(role) || role.equals(RoleBook.ANY) || group) {
            return Fit.YES;
        }
        if (known) {
            return Fit.NO;
        }
        return !internet || open || book.isCloud(role) ? Fit.UNKNOWN : Fit.NO;
    }

    /** Whether it is named, or proven, to have this very role or one that implies it. */
    boolean fills(String role) {
        return fills.contains(role);
    }

    /** Whether anything but its public address is known of its roles. */
    boolean known() {
        return known;
    }

    /** Whether it is a public address that nobody named. */
    boolean internet() {
        return internet;
    }

    /** Multicast or 255.255.255.255: fits any to-role. */
    boolean group() {
        return group;
    }

    /** A group, or the directed broadcast address of its block: nobody must answer. */
    boolean broadcast() {
        return broadcast;
    }

    /** Whether a Configuration Manager role is known of it. */
    boolean member() {
        return roles.stream().anyMatch(role -> role.grade().decides() && book.isMember(role.role()));
    }

    /** Whether it serves many others. */
    boolean server() {
        return roles.stream().anyMatch(role -> role.grade().decides() && book.isServer(role.role()));
    }

    /** Its deciding roles by name, or what is known instead. */
    String describe() {
        StringBuilder text = new StringBuilder();
        for (HostRole role : roles) {
            if (role.grade().decides()) {
                text.append(text.length() == 0 ? "" : " + ").append(book.name(role.role()));
            }
        }
        if (text.length() > 0) {
            return text.toString();
        }
        if (address.isUnspecified()) {
            return "a host without an address";
        }
        return address.isMulticast() ? "a multicast group" : broadcast ? "a broadcast" : "a host of unknown role";
    }
}
