package io.rolecall.capture;

/**
 * The frames of another source that pass a filter. They keep their numbers. Frames that do not pass are counted in
 * {@link CaptureFacts#filteredFrames} and in no other number; the capture's time runs on through them.
 */
final class FilteredSource implements FrameSource {
    private final FrameSource source;
    private final BpfFilter filter;
    private long passed;
    private long passedBytes;
    private long passedTruncated;
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
                return true;
            }
        }
        return false;
    }

    @Override
    public CaptureFacts facts() {
        CaptureFacts facts = source.facts();
        facts.filteredFrames = facts.frames - passed;
        facts.frames = passed;
        facts.wireBytes = passedBytes;
        facts.truncatedFrames = passedTruncated;
        facts.earliestDeliveredNanos = earliestPassedNanos;
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
