package io.rolecall.site;

/**
 * A role that a host plays.
 *
 * @param role role id
 * @param inferred false when the site file says so, true when traffic does
 * @param evidence why, one phrase
 * @param grade how well founded
 */
public record HostRole(String role, boolean inferred, String evidence, RoleGrade grade) {
    /** A declared role, or a hint when inferred. */
    public HostRole(String role, boolean inferred, String evidence) {
        this(role, inferred, evidence, inferred ? RoleGrade.HINT : RoleGrade.DECLARED);
    }
}
