package io.rolecall.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;

/**
 * Lays JSON out so that a person can page through it and a line tool can cut it: each member of the whole on a line of
 * its own, and each element of its arrays too; deeper levels stay on their line.
 */
final class JsonLines extends MinimalPrettyPrinter {
    private static final long serialVersionUID = 1L;
    private static final int DEEPEST_BROKEN_LEVEL = 2;

    private transient int depth;

    @Override
    public void writeStartObject(JsonGenerator json) throws IOException {
        json.writeRaw('{');
        depth++;
    }

    @Override
    public void beforeObjectEntries(JsonGenerator json) throws IOException {
        breakAt(json, 1);
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
        json.writeRaw(',');
        breakAt(json, 1);
    }

    @Override
    public void writeEndObject(JsonGenerator json, int entries) throws IOException {
        depth--;
        if (depth == 0) {
            json.writeRaw('\n');
        }
        json.writeRaw('}');
    }

    @Override
    public void writeStartArray(JsonGenerator json) throws IOException {
        json.writeRaw('[');
        depth++;
    }

    @Override
    public void beforeArrayValues(JsonGenerator json) throws IOException {
        breakAt(json, DEEPEST_BROKEN_LEVEL);
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
        json.writeRaw(',');
        breakAt(json, DEEPEST_BROKEN_LEVEL);
    }

    @Override
    public void writeEndArray(JsonGenerator json, int values) throws IOException {
        if (depth == DEEPEST_BROKEN_LEVEL && values > 0) {
            json.writeRaw('\n');
        }
        depth--;
        json.writeRaw(']');
    }

    private void breakAt(JsonGenerator json, int deepest) throws IOException {
        if (depth <= deepest) {
            json.writeRaw('\n');
        }
    }
}
