package io.rolecall.catalog;

/**
 * What a communication is for: a row of {@code features.csv}.
 *
 * @param id kebab-case, as in entries and reports
 * @param name its name in reports
 * @param description one sentence
 */
public record Feature(String id, String name, String description) {
}
