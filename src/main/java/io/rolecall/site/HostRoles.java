package io.rolecall.site;

import io.rolecall.wire.IpAddress;
import java.util.List;

/**
 * A host and its roles.
 *
 * @param host its address
 * @param name its best name, unescaped, or empty
 * @param roles its roles
 */
public record HostRoles(IpAddress host, String name, List<HostRole> roles) {
}
