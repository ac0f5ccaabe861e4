package io.rolecall.catalog;

/**
 * What a payload looks like: a row of {@code payloads.csv}. {@code signatures/README.md} explains patterns.
 *
 * @param id as evidence cites it
 * @param application what a match says the payload is ({@code http}, {@code smb}, …)
 * @param protocol IP protocol number
 * @param side whose payload
 * @param pattern what to look for, and where
 * @param minLength payload bytes needed before the row may match
 * @param proof true when a match proves all that the row says, false when it hints
 * @param provesService service name, or empty
 * @param provesRole role id, or empty
 * @param rolePlayer who plays that role: the responder, or the initiator where the row says so
 * @param feature feature id, or empty
 * @param source where the fact is from
 */
public record Payload(String id, String application, int protocol, Side side, PayloadPattern pattern, int minLength,
        boolean proof, String provesService, String provesRole, Side rolePlayer, String feature, String source) {
    /** Which end of a flow. */
    public enum Side {
        INITIATOR("initiator"), RESPONDER("responder"), EITHER("either");

        private final String label;

        Side(String label) {
            this.label = label;
        }

        /** The word in the data files. */
        public String label() {
            return label;
        }

        /** The side with this label, or null. */
        static Side of(String label) {
            for (Side side : values()) {
                if (side.label.equals(label)) {
                    return side;
                }
            }
            return null;
        }
    }
}
