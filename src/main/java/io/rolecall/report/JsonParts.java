package io.rolecall.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rolecall.capture.CaptureFacts;
import io.rolecall.capture.UndecodedTypes;
import io.rolecall.capture.UnreadLinks;
import io.rolecall.observe.FrameRef;
import io.rolecall.observe.Observations;
import io.rolecall.site.HostRole;
import io.rolecall.site.HostRoles;
import io.rolecall.verdict.FeatureHealth;
import io.rolecall.verdict.Finding;
import java.io.IOException;
import java.util.List;

/** Writes everything in the JSON report that is not a communication. For {@link JsonReport}. */
final class JsonParts {
    /** Writes one element of an array. */
    interface Element<T> {
        void write(T value) throws IOException;
    }

    private final JsonGenerator json;
    private final Observations seen;

    JsonParts(JsonGenerator json, Observations seen) {
        this.json = json;
        this.seen = seen;
    }

    <T> void array(List<T> values, Element<T> element) throws IOException {
        json.writeStartArray();
        for (T value : values) {
            element.write(value);
        }
        json.writeEndArray();
    }

    void text(String field, String value) throws IOException {
        json.writeStringField(field, Escape.printable(value));
    }

    void textOrNull(String field, String value) throws IOException {
        if (value == null) {
            json.writeNullField(field);
        } else {
            text(field, value);
        }
    }

    void capture(CaptureFacts facts) throws IOException {
        json.writeStartObject();
        text("capture", facts.capture);
        text("format", facts.format);
        text("compression", facts.compression);
        json.writeNumberField("frames", facts.frames);
        json.writeNumberField("bytes", facts.wireBytes);
        json.writeNumberField("truncated_frames", facts.truncatedFrames);
        textOrNull("first_seen", facts.frames > 0 ? UtcTime.text(facts.earliestNanos) : null);
        textOrNull("last_seen", facts.frames > 0 ? UtcTime.text(facts.latestNanos) : null);
        if (facts.droppedPackets < 0) {
            json.writeNullField("dropped_packets");
        } else {
            json.writeNumberField("dropped_packets", facts.droppedPackets);
        }
        json.writeFieldName("interfaces");
        array(facts.interfaces, this::captureInterface);
        json.writeFieldName("warnings");
        array(facts.warnings, warning -> json.writeString(Escape.printable(warning)));
        textOrNull("failure", facts.failure == null ? null : facts.failure.sentence());
        json.writeFieldName("unread");
        array(facts.unread.links(), this::unreadLink);
        text("filter", facts.filter);
        json.writeNumberField("filtered_frames", facts.filteredFrames);
        json.writeFieldName("undecoded");
        array(facts.undecoded.kinds(), this::undecoded);
        textOrNull("captured_until", known(facts) ? UtcTime.text(facts.capturedUntilNanos) : null);
        json.writeFieldName("outages");
        array(facts.outages, this::outage);
        json.writeEndObject();
    }

    private void outage(CaptureFacts.Outage outage) throws IOException {
        json.writeStartObject();
        text("interface", outage.name());
        text("since", UtcTime.text(outage.sinceNanos()));
        textOrNull("until", outage.ended() ? UtcTime.text(outage.untilNanos()) : null);
        json.writeEndObject();
    }

    private static boolean known(CaptureFacts facts) {
        return facts.capturedUntilNanos != Long.MIN_VALUE;
    }

    private void unreadLink(UnreadLinks.Link link) throws IOException {
        json.writeStartObject();
        json.writeNumberField("link_type", link.linkType());
        text("name", link.name());
        json.writeNumberField("frames", link.frames());
        json.writeEndObject();
    }

    private void undecoded(UndecodedTypes.Kind kind) throws IOException {
        json.writeStartObject();
        json.writeNumberField("ether_type", kind.etherType());
        json.writeNumberField("frames", kind.frames());
        json.writeEndObject();
    }

    private void captureInterface(CaptureFacts.Interface described) throws IOException {
        json.writeStartObject();
        json.writeNumberField("index", described.index());
        json.writeNumberField("link_type", described.linkType());
        json.writeNumberField("snap_length", described.snapLength());
        text("name", described.name());
        text("description", described.description());
        text("filter", described.filter());
        json.writeEndObject();
    }

    void finding(Finding finding) throws IOException {
        json.writeStartObject();
        text("kind", finding.kind());
        text("severity", finding.severity().label());
        text("title", finding.title());
        text("reason", finding.reason());
        json.writeFieldName("frames");
        array(finding.frames(), this::frame);
        text("document", finding.document());
        text("remedy", finding.remedy());
        json.writeNumberField("occurrences", finding.occurrences());
        json.writeEndObject();
    }

    void feature(FeatureHealth feature) throws IOException {
        json.writeStartObject();
        text("feature", feature.feature());
        textOrNull("from", feature.from() == null ? null : feature.from().toString());
        textOrNull("to", feature.to() == null ? null : feature.to().toString());
        text("health", feature.health().label());
        text("step", feature.step());
        text("cause", feature.cause());
        text("detail", feature.detail());
        frameOrNull(feature.frame());
        json.writeEndObject();
    }

    void host(HostRoles host) throws IOException {
        json.writeStartObject();
        text("host", host.host().toString());
        text("name", host.name());
        json.writeFieldName("roles");
        array(host.roles(), this::role);
        json.writeEndObject();
    }

    private void role(HostRole role) throws IOException {
        json.writeStartObject();
        text("role", role.role());
        json.writeBooleanField("inferred", role.inferred());
        text("grade", role.grade().label());
        text("evidence", role.evidence());
        frameOrNull(role.frame());
        json.writeEndObject();
    }

    private void frameOrNull(FrameRef frame) throws IOException {
        json.writeFieldName("frame");
        if (frame == null) {
            json.writeNull();
        } else {
            frame(frame);
        }
    }

    private void frame(FrameRef frame) throws IOException {
        json.writeStartObject();
        text("capture", seen.captures().get(frame.capture()).capture);
        json.writeNumberField("frame", frame.number());
        json.writeEndObject();
    }
}
