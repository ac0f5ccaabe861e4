package io.rolecall.verdict;

import io.rolecall.observe.FrameRef;
import io.rolecall.wire.IpAddress;

/**
 * How one feature fared between two hosts.
 *
 * @param feature feature id
 * @param from who uses it
 * @param to whom it needs
 * @param health how it fared
 * @param detail one phrase: which step failed or which fallback carried it, or empty
 * @param frame the frame that shows it, or null
 */
public record FeatureHealth(String feature, IpAddress from, IpAddress to, Health health, String detail,
        FrameRef frame) {
    /** How a feature fared; declared worst first. */
    public enum Health {
        BLOCKED("blocked"), DEGRADED("degraded"), PARTIAL("partial"), WORKING("working"), NOT_SEEN("not seen");

        private final String label;

        Health(String label) {
            this.label = label;
        }

        /** The outward word. */
        public String label() {
            return label;
        }
    }
}
