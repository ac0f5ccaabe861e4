package io.rolecall.verdict;

/** Whether a host may stand where an entry names a role; declared weakest first. */
enum Fit {
    /** The host's roles are known, and this is not among them. */
    NO,
    /** Nobody knows the host's roles. */
    UNKNOWN,
    /** The host has the role. */
    YES;

    /** Both must hold. */
    Fit and(Fit other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** Either is enough. */
    Fit or(Fit other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
