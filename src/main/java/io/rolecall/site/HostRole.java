package io.rolecall.site;

import io.rolecall.observe.FrameRef;

/**
 * A role that a host plays.
 *
 * @param role role id
 * @param inferred false when the site file says so, true when traffic does
 * @param evidence why, one phrase; text from packets in it is unescaped
 * @param grade how well founded
 * @param frame the frame that shows it, or null
 */
public record HostRole(String role, boolean inferred, String evidence, RoleGrade grade, FrameRef frame) {
    /** A role that no single frame shows. */
    public HostRole(String role, boolean inferred, String evidence, RoleGrade grade) {
        this(role, inferred, evidence, grade, null);
    }

    /** A declared role, or a hint when inferred. */
    public HostRole(String role, boolean inferred, String evidence) {
        this(role, inferred, evidence, inferred ? RoleGrade.HINT : RoleGrade.DECLARED);
    }
}
