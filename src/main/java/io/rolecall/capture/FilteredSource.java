package io.rolecall.capture;

/**
 * The frames of another source that pass a filter. They keep their numbers. Frames that do not pass are counted in
 * {@link CaptureFacts#filteredFrames} and in no other number; the capture's time runs on through them.
 */
final class FilteredSource implements FrameSource {
    private static final int ETHERNET = 1;
    /** Where an Ethernet header says what it carries, and the two values that mean a VLAN tag (IEEE 802.1Q, 802.1ad). */
    private static final int ETHER_TYPE = 12;
    private static final int VLAN_TAG = 0x8100;
    private static final int SERVICE_TAG = 0x88a8;

    private final FrameSource source;
    private final BpfFilter filter;
    private long passed;
    private long passedBytes;
    private long passedTruncated;
    private long refusedTagged;
    /** Losses that frames told of which did not pass, for the next that does. */
    private long lostSinceNanos = Frame.NOTHING_LOST;
    private long lostUntilNanos = Long.MIN_VALUE;
    private long earliestPassedNanos = Long.MAX_VALUE;

    FilteredSource(FrameSource source, BpfFilter filter) {
        this.source = source;
        this.filter = filter;
    }

    @Override
    public boolean next(Frame frame) throws CaptureException {
        while (source.next(frame)) {
            if (filter.passes(frame)) {
                passed++;
                passedBytes += frame.wireLength;
                passedTruncated += frame.truncated() ? 1 : 0;
                earliestPassedNanos = Math.min(earliestPassedNanos, frame.timestampNanos);
                if (lostSinceNanos != Frame.NOTHING_LOST) {
                    frame.lost(lostSinceNanos, lostUntilNanos);
                    lostSinceNanos = Frame.NOTHING_LOST;
                    lostUntilNanos = Long.MIN_VALUE;
                }
                return true;
            }
            if (frame.lostSinceNanos != Frame.NOTHING_LOST) {
                lostSinceNanos = Math.min(lostSinceNanos, frame.lostSinceNanos);
                lostUntilNanos = Math.max(lostUntilNanos, frame.lostUntilNanos);
            }
            refusedTagged += tagged(frame) ? 1 : 0;
        }
        return false;
    }

    private static boolean tagged(Frame frame) {
        if (frame.linkType != ETHERNET || frame.capturedLength < ETHER_TYPE + 2) {
            return false;
        }
        int at = frame.offset + ETHER_TYPE;
        int type = (frame.buffer.get(at) & 0xff) << 8 | frame.buffer.get(at + 1) & 0xff;
        return type == VLAN_TAG || type == SERVICE_TAG;
    }

    @Override
    public CaptureFacts facts() {
        CaptureFacts facts = source.facts();
        facts.filter = filter.expression();
        facts.filteredFrames = facts.frames - passed;
        facts.filteredTagged = refusedTagged;
        facts.frames = passed;
        facts.wireBytes = passedBytes;
        facts.truncatedFrames = passedTruncated;
        facts.earliestDeliveredNanos = earliestPassedNanos;
        facts.lostSinceNanos = lostSinceNanos;
        facts.lostUntilNanos = lostUntilNanos;
        noteUnfit(facts);
        return facts;
    }

    private void noteUnfit(CaptureFacts facts) {
        for (CaptureFacts.Interface each : facts.interfaces) {
            if (facts.filteredFrames > 0 && !filter.fits(each.linkType())) {
                String warning = "the filter has no meaning for link type " + each.linkType() + "; its frames did not pass";
                if (!facts.warnings.contains(warning)) {
                    facts.warnings.add(warning);
                }
            }
        }
    }

    @Override
    public long bytesRead() {
        return source.bytesRead();
    }

    @Override
    public long bytesTotal() {
        return source.bytesTotal();
    }

    @Override
    public void close() {
        filter.free();
        source.close();
    }
}
