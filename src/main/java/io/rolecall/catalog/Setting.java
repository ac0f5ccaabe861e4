package io.rolecall.catalog;

/**
 * A port that a site may change: a row of {@code settings.csv}.
 *
 * @param id the name that {@code --port NAME=VALUE} takes
 * @param ports what holds while nobody changes it
 * @param description what it is and where it is set
 */
public record Setting(String id, PortSpec ports, String description) {
}
