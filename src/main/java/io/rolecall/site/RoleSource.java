package io.rolecall.site;

import io.rolecall.wire.IpAddress;
import java.util.List;

/**
 * Someone who can say which roles a host plays: the site file, port patterns, payload. Sources know nothing of each
 * other; {@link HostDirectory} joins them.
 */
@FunctionalInterface
public interface RoleSource {
    /** The roles this source sees in a host, each with its evidence; empty when it has nothing to say. */
    List<HostRole> roles(IpAddress host);
}
