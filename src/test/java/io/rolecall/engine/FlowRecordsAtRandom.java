package io.rolecall.engine;

import io.rolecall.flow.Certainty;
import io.rolecall.flow.InitiatorBasis;
import io.rolecall.flow.Outcome;
import io.rolecall.flow.Visibility;
import io.rolecall.observe.FlowRecord;
import io.rolecall.observe.FrameRef;
import io.rolecall.wire.IpAddress;
import java.util.Random;

/** Finished flows whose every field is random within what it may be; the same for the same seed. */
final class FlowRecordsAtRandom {
    private final Random random;

    FlowRecordsAtRandom(long seed) {
        random = new Random(seed);
    }

    FlowRecord next() {
        return next(random.nextInt(3), random.nextInt(1_000_000));
    }

    FlowRecord next(int capture, long frame) {
        return new FlowRecord(random.nextInt(256), address(), random.nextInt(1 << 16), address(), random.nextInt(1 << 16),
                one(InitiatorBasis.values()), one("", "rpc", "tftp", "h\u00e9"), one(Outcome.values()),
                one(Certainty.values()), one(Visibility.values()), random.nextLong(), random.nextLong(), random.nextLong(),
                random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong(), new FrameRef(capture, frame),
                "capture " + capture, one("", "eth0", "Ethernet 2"), random.nextInt(4_097) - 1);
    }

    private IpAddress address() {
        return random.nextBoolean() ? IpAddress.ofV4(random.nextInt()) : new IpAddress(random.nextLong(), random.nextLong());
    }

    @SafeVarargs
    private <T> T one(T... values) {
        return values[random.nextInt(values.length)];
    }
}
