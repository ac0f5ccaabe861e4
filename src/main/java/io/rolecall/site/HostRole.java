package io.rolecall.site;

/**
 * A role that a host plays.
 *
 * @param role role id
 * @param inferred false when the site file says so, true when traffic does
 * @param evidence why, one phrase
 */
public record HostRole(String role, boolean inferred, String evidence) {
}
