package io.rolecall.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rows that the documents print, kept in a file of their own: a lost or altered row fails wherever this builds. */
class ExpectedFactsTest {
    private final Catalog catalog = Catalog.load(null);

    @Test
    void shouldHoldEveryFactWhenComparedWithTheList() throws IOException {
        Map<String, String> held = new HashMap<>();
        List<Entry> all = new ArrayList<>(catalog.windows());
        for (Product product : Product.values()) {
            all.addAll(catalog.entries(product));
        }
        for (Entry entry : all) {
            held.put(entry.id(), String.join(" ", entry.id(), entry.from(), entry.either() ? "<->" : "->", entry.to(),
                    Transport.label(entry.protocol()), entry.ports().text()));
        }
        List<String> facts = facts();
        assertEquals(522, facts.size());
        for (String fact : facts) {
            String id = fact.substring(0, fact.indexOf(' '));
            assertEquals(fact, held.get(id));
        }
    }

    private static List<String> facts() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                ExpectedFactsTest.class.getResourceAsStream("/catalog/expected-facts.txt"), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }
}
