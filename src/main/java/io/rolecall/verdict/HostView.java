package io.rolecall.verdict;

import io.rolecall.site.HostRole;
import io.rolecall.site.RoleBook;
import io.rolecall.site.RoleSource;
import io.rolecall.site.Site;
import io.rolecall.wire.IpAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A host as the judge sees it: which roles it may fill, in a form that is quick to ask. Only roles that are declared or
 * proven by payload fill anything; a hint leaves the host as unknown as it was.
 */
final class HostView {
    private final IpAddress address;
    private final List<HostRole> roles;
    private final Profile profile;
    private final Set<String> fills;
    private final boolean known;
    private final boolean broadcast;
    private final boolean stranger;
    private final RoleBook book;

    private HostView(IpAddress address, List<HostRole> roles, Site site) {
        this.address = address;
        this.roles = roles;
        this.book = site.book();
        List<String> deciding = roles.isEmpty() ? List.of() : deciding(roles);
        this.fills = deciding.isEmpty() ? Set.of() : filled(deciding);
        boolean unnamed = !site.names(address) && address.isPublic();
        boolean group = address.isMulticast() || address.isLimitedBroadcast();
        this.known = anyButInternet(deciding);
        boolean internet = unnamed || !known && !deciding.isEmpty(); // A row that calls it the Internet says no less.
        this.profile = new Profile(deciding, internet, unnamed && !site.hasFile(), group, address.isUnspecified(),
                site.siteServerInitiates(address));
        this.broadcast = group || site.isBroadcast(address);
        this.stranger = !known && site.hasFile();
    }

    private static List<String> deciding(List<HostRole> roles) {
        List<String> deciding = new ArrayList<>(roles.size());
        for (HostRole role : roles) {
            if (role.grade().decides()) {
                deciding.add(role.role());
            }
        }
        return List.copyOf(deciding);
    }

    /** A gateway that is called nothing else may be of any kind, and is documented as such. */
    private Set<String> filled(List<String> deciding) {
        Set<String> filled = new HashSet<>();
        for (String role : deciding) {
            filled.addAll(book.standsFor(role));
        }
        if (deciding.contains(RoleBook.GATEWAY)) {
            List<String> kinds = book.kindsOf(RoleBook.GATEWAY);
            if (Collections.disjoint(filled, kinds)) {
                filled.addAll(kinds);
            }
        }
        return filled;
    }

    private static boolean anyButInternet(List<String> deciding) {
        for (String role : deciding) {
            if (!role.equals(RoleBook.INTERNET)) {
                return true;
            }
        }
        return false;
    }

    static HostView of(IpAddress address, RoleSource source, Site site) {
        return new HostView(address, source.roles(address), site);
    }

    IpAddress address() {
        return address;
    }

    /** What rulings may depend on. */
    Profile profile() {
        return profile;
    }

    /** All its roles, hints included. */
    List<HostRole> roles() {
        return roles;
    }

    /** Whether it may be the documented initiator in this role. A host without an address yet may be anyone. */
    Fit asInitiator(String role) {
        if (fills.contains(role) || role.equals(RoleBook.ANY) || profile.unspecified()) {
            return Fit.YES;
        }
        if (known) {
            return Fit.NO;
        }
        return !profile.internet() || profile.open() || book.isCloud(role) || book.isClient(role) ? Fit.UNKNOWN : Fit.NO;
    }

    /** Whether it may be the documented responder in this role. A group may hold a host of any role. */
    Fit asResponder(String role) {
        if (fills.contains(role) || role.equals(RoleBook.ANY) || profile.group()) {
            return Fit.YES;
        }
        if (known) {
            return Fit.NO;
        }
        return !profile.internet() || profile.open() || book.isCloud(role) ? Fit.UNKNOWN : Fit.NO;
    }

    /** Whether it is named, or proven, to have this very role or one that implies it. */
    boolean fills(String role) {
        return fills.contains(role);
    }

    /** Whether more is known of its roles than that it is on the Internet. */
    boolean known() {
        return known;
    }

    /** Whether there is a site file that does not name it, and nothing else tells its role. */
    boolean stranger() {
        return stranger;
    }

    /** Whether it is on the Internet, by a public address that nobody named or by the site file's word. */
    boolean internet() {
        return profile.internet();
    }

    /** Multicast or 255.255.255.255: fits any to-role. */
    boolean group() {
        return profile.group();
    }

    /** A group, or the directed broadcast address of its block: nobody must answer. */
    boolean broadcast() {
        return broadcast;
    }

    /** Whether a Configuration Manager role is known of it. */
    boolean member() {
        for (String role : profile.roles()) {
            if (book.isMember(role)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it serves many others. */
    boolean server() {
        for (String role : profile.roles()) {
            if (book.isServer(role)) {
                return true;
            }
        }
        return false;
    }

    /** Its deciding roles by name, or what is known instead. */
    String describe() {
        if (!profile.roles().isEmpty()) {
            return profile.roles().stream().map(book::name).collect(Collectors.joining(" + "));
        }
        if (address.isUnspecified()) {
            return "a host without an address";
        }
        return address.isMulticast() ? "a multicast group" : broadcast ? "a broadcast" : "a host of unknown role";
    }
}
