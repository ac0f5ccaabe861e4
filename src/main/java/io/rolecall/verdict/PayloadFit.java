package io.rolecall.verdict;

import io.rolecall.catalog.Catalog;
import io.rolecall.catalog.Service;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which applications a payload may prove where an entry names a service. A service the table does not know fits every
 * payload: what cannot be checked is never a contradiction.
 */
final class PayloadFit {
    private static final String ENCRYPTED = "tls";
    private static final String SEVERAL = ";";

    private final Map<String, Set<String>> applicationsByService;

    PayloadFit(Map<String, Set<String>> applicationsByService) {
        this.applicationsByService = applicationsByService;
    }

    static PayloadFit of(Catalog catalog) {
        Map<String, Set<String>> applications = new HashMap<>();
        for (Service service : catalog.services()) {
            applications.put(service.name(), Set.copyOf(service.applications()));
        }
        return new PayloadFit(applications);
    }

    /**
     * Whether the payload proves something else than the entry's service. Nothing is proven by an unknown payload; where
     * flows of one port carry several applications, one that fits is enough.
     */
    boolean contradicts(String application, Rule rule) {
        return contradicts(application, rule.entry().service());
    }

    /** Whether the payload proves something else than this service. */
    boolean contradicts(String application, String service) {
        Set<String> expected = applicationsByService.getOrDefault(service, Set.of());
        return !application.isEmpty() && !expected.isEmpty()
                && Arrays.stream(application.split(SEVERAL)).noneMatch(expected::contains);
    }

    /** Whether the payload proves the entry's service. Encryption proves none that also goes in the clear. */
    boolean proves(String application, Rule rule) {
        Set<String> expected = applicationsByService.getOrDefault(rule.entry().service(), Set.of());
        return !application.isEmpty() && Arrays.stream(application.split(SEVERAL))
                .anyMatch(proven -> expected.contains(proven) && (!encrypted(proven) || expected.size() == 1));
    }

    /** Whether the payload shows only that it is encrypted. */
    boolean encrypted(String application) {
        return application.equals(ENCRYPTED);
    }
}
