package io.rolecall.verdict;

import io.rolecall.site.HostNaming;
import io.rolecall.site.HostRole;
import io.rolecall.site.HostRoles;
import io.rolecall.site.RoleBook;
import io.rolecall.wire.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The hosts of the traffic that have a role, by address. The many hosts of the Internet are no members of the roll. */
final class RoleRoll {
    private final Map<IpAddress, List<HostRole>> hosts = new TreeMap<>();
    private final HostNaming names;

    RoleRoll(HostNaming names) {
        this.names = names;
    }

    void add(HostView host) {
        boolean onlyInternet = host.roles().stream().allMatch(role -> role.role().equals(RoleBook.INTERNET));
        if (!onlyInternet && !host.broadcast()) {
            hosts.putIfAbsent(host.address(), host.roles());
        }
    }

    List<HostRoles> list() {
        List<HostRoles> list = new ArrayList<>(hosts.size());
        hosts.forEach((address, roles) -> list.add(new HostRoles(address, names.of(address), roles)));
        return List.copyOf(list);
    }
}
