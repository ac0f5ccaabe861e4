package io.rolecall.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.rolecall.observe.FlowRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A flow survives its compact form, whole. */
class FlowCodecTest {
    @Test
    void shouldReadWhatItWroteWhenEveryFieldIsRandom() {
        FlowRecordsAtRandom flows = new FlowRecordsAtRandom(1);
        FlowCodec codec = new FlowCodec();
        List<FlowRecord> written = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.allocate(500 * FlowCodec.BYTES);
        for (int i = 0; i < 500; i++) {
            written.add(flows.next());
            codec.put(written.get(i), buffer);
            assertEquals((i + 1) * FlowCodec.BYTES, buffer.position());
        }
        buffer.flip();
        for (FlowRecord flow : written) {
            assertEquals(flow, codec.get(buffer));
        }
        assertFalse(buffer.hasRemaining());
    }
}
