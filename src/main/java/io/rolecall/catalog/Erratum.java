package io.rolecall.catalog;

/**
 * An error or trap in a document: a row of {@code errata.csv}.
 *
 * @param id its number, as reports cite it
 * @param source the document
 * @param section the place in it
 * @param says what stands there
 * @param means what holds
 * @param reason why, and what Rolecall does about it
 */
public record Erratum(String id, String source, String section, String says, String means, String reason) {
}
