package io.rolecall.report;

import java.util.List;

/**
 * What a report says of the run itself.
 *
 * @param version Rolecall's own version
 * @param site the site file as the user named it, or null without one
 * @param options what else the judgement depends on, as the user typed it: {@code --port http=8080}, …
 */
public record RunFacts(String version, String site, List<String> options) {
    /** A run that depends on nothing else. */
    public RunFacts(String version, String site) {
        this(version, site, List.of());
    }
}
