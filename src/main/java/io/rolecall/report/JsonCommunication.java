package io.rolecall.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rolecall.catalog.Entry;
import io.rolecall.observe.Communication;
import io.rolecall.site.HostRole;
import io.rolecall.verdict.Judgement;
import io.rolecall.verdict.Verdict;
import java.io.IOException;
import java.util.List;

/** Writes one communication as a JSON object whose members are the CSV's columns. For {@link JsonReport}. */
final class JsonCommunication {
    private final JsonGenerator json;
    private final Judgement judgement;
    private final List<String> captureNames;

    JsonCommunication(JsonGenerator json, Judgement judgement) {
        this.json = json;
        this.judgement = judgement;
        captureNames = judgement.observations().captures().stream().map(facts -> Escape.printable(facts.capture)).toList();
    }

    void write(Verdict verdict) throws IOException {
        Communication seen = verdict.communication();
        json.writeStartObject();
        parties(verdict, seen);
        json.writeStringField("application", Escape.printable(seen.application()));
        json.writeStringField("service", Escape.printable(verdict.service()));
        json.writeArrayFieldStart("features");
        for (String feature : verdict.features()) {
            json.writeString(feature);
        }
        json.writeEndArray();
        json.writeStringField("documentation", verdict.documentation().label());
        json.writeArrayFieldStart("entries");
        for (Entry entry : verdict.entries()) {
            json.writeString(entry.id());
        }
        json.writeEndArray();
        outcome(verdict, seen);
        counts(seen);
        json.writeStringField("reason", Escape.printable(verdict.reason()));
        json.writeStringField("initiator_name", Escape.printable(judgement.name(seen.initiator())));
        json.writeStringField("responder_name", Escape.printable(judgement.name(seen.responder())));
        json.writeBooleanField("tunnelled", seen.tunnelled());
        json.writeStringField("capture", captureNames.get(seen.firstFrame().capture()));
        json.writeEndObject();
    }

    private void parties(Verdict verdict, Communication seen) throws IOException {
        json.writeStringField("initiator", seen.initiator().toString());
        roles("initiator_roles", verdict.initiatorRoles());
        json.writeStringField("responder", seen.responder().toString());
        roles("responder_roles", verdict.responderRoles());
        json.writeStringField("transport", Transport.word(seen.protocol()));
        switch (Transport.portKind(seen.protocol())) {
            case PORT -> json.writeNumberField("port", seen.port());
            case ICMP -> json.writeStringField("port", Transport.port(seen.protocol(), seen.port()));
            case NONE -> json.writeNullField("port");
        }
    }

    private void roles(String field, List<HostRole> roles) throws IOException {
        json.writeArrayFieldStart(field);
        for (HostRole role : roles) {
            json.writeString(RoleWords.marked(role));
        }
        json.writeEndArray();
    }

    private void outcome(Verdict verdict, Communication seen) throws IOException {
        json.writeStringField("outcome", seen.outcome().label());
        json.writeStringField("certainty", seen.certainty().label());
        json.writeStringField("visibility", seen.visibility().label());
        json.writeBooleanField("blocked", verdict.blocked());
    }

    private void counts(Communication seen) throws IOException {
        json.writeNumberField("flows", seen.flows());
        json.writeNumberField("failed_flows", seen.failedFlows());
        json.writeNumberField("frames_out", seen.framesOut());
        json.writeNumberField("frames_back", seen.framesBack());
        json.writeNumberField("bytes_out", seen.bytesOut());
        json.writeNumberField("bytes_back", seen.bytesBack());
        json.writeStringField("first_seen", UtcTime.text(seen.firstSeenNanos()));
        json.writeStringField("last_seen", UtcTime.text(seen.lastSeenNanos()));
        json.writeNumberField("first_frame", seen.firstFrame().number());
    }
}
