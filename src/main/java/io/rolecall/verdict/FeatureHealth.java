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
 * @param step the step that decides it, such as {@code RPC}, or empty
 * @param cause what befell that step, such as {@code TCP 49701 prohibited by 10.9.9.1}, or empty
 * @param detail one phrase: which step failed or which fallback carried it, or empty
 * @param frame the frame that shows it, or null
 */
public record FeatureHealth(String feature, IpAddress from, IpAddress to, Health health, String step, String cause,
        String detail, FrameRef frame) {
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

    /** The same with other words. */
    FeatureHealth with(Health health, String step, String cause, String detail, FrameRef frame) {
        return new FeatureHealth(feature, from, to, health, step, cause, detail, frame);
    }
}
