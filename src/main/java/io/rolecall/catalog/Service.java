package io.rolecall.catalog;

import java.util.List;

/**
 * What an entry carries, in normalised words: a row of {@code services.csv}.
 *
 * @param name as in entries ("HTTP", "RPC endpoint mapper")
 * @param aliases the documents' spellings
 * @param applications what a payload is recognised as when it is this service ({@code http}, {@code tls}, …); empty
 *     when its payload has no known form
 * @param description one sentence
 */
public record Service(String name, List<String> aliases, List<String> applications, String description) {
}
