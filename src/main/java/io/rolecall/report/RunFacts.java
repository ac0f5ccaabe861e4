package io.rolecall.report;

/**
 * What a report says of the run itself.
 *
 * @param version Rolecall's own version
 * @param site the site file as the user named it, or null without one
 */
public record RunFacts(String version, String site) {
}
