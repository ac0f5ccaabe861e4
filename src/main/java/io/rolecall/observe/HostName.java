package io.rolecall.observe;

/**
 * A host's name as traffic or capture say it.
 *
 * @param name unescaped
 * @param source {@code dns}, {@code dhcp}, {@code netbios}, {@code kerberos}, {@code tls}, {@code http}, …, or {@code pcapng}
 *     for a name record of the capture
 */
public record HostName(String name, String source) {
}
