package io.rolecall.verdict;

import java.util.List;

/**
 * All of a host that a ruling may depend on: two hosts of one profile are judged alike, whatever their addresses.
 *
 * @param roles the declared or proven roles, in their order
 * @param internet a public address that nobody named, or one that the site file calls the Internet and nothing else
 * @param open an address of which, for want of a site file, nothing can be excluded
 * @param group multicast or 255.255.255.255
 * @param unspecified a host without an address yet
 * @param waits whether the site server must open its connections
 */
record Profile(List<String> roles, boolean internet, boolean open, boolean group, boolean unspecified, boolean waits) {
    // Written out: linking the generated ones takes milliseconds of every start.
    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Profile that && roles.equals(that.roles) && internet == that.internet
                && open == that.open && group == that.group && unspecified == that.unspecified && waits == that.waits;
    }

    @Override
    public int hashCode() {
        int hash = roles.hashCode();
        hash = 31 * hash + (internet ? 1 : 0);
        hash = 31 * hash + (open ? 1 : 0);
        hash = 31 * hash + (group ? 1 : 0);
        hash = 31 * hash + (unspecified ? 1 : 0);
        hash = 31 * hash + (waits ? 1 : 0);
        return hash;
    }
}
