package org.parley.browser.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.parley.browser.fetch.Fetcher;
import org.parley.browser.platform.Clock;
import org.parley.browser.platform.RecordingRequest;

/** A recording that runs: what the caller says is laid on a line of silence. */
final class RecordingInProgress {
    private record Said(long atNanos, byte[] mulaw) {}

    private final RecordingRequest request;
    private final List<Said> said = new ArrayList<>();
    private final List<Clock.Timer> timers = new ArrayList<>();
    private long startNanos = -1;

    RecordingInProgress(RecordingRequest request) {
        this.request = request;
    }

    RecordingRequest request() {
        return request;
    }

    boolean hasStarted() {
        return startNanos >= 0;
    }

    void started(long atNanos) {
        startNanos = atNanos;
    }

    void say(long atNanos, byte[] mulaw) {
        said.add(new Said(atNanos, mulaw));
    }

    /** A timer that ends with the recording. */
    void timer(Clock.Timer timer) {
        timers.add(timer);
    }

    TextRecording end(long atNanos, Fetcher fetcher) {
        timers.forEach(Clock.Timer::cancel);
        long length =
                hasStarted() ? Math.min(atNanos - startNanos, request.limit().toNanos()) : 0;
        byte[] mulaw = new byte[samples(length)];
        Arrays.fill(mulaw, Mulaw.SILENCE);
        for (Said part : said) {
            int offset = samples(part.atNanos - startNanos);
            int count = Math.min(part.mulaw.length, mulaw.length - offset);
            if (count > 0) {
                System.arraycopy(part.mulaw, 0, mulaw, offset, count);
            }
        }
        return new TextRecording(mulaw, request.mediaType(), request.recover(), fetcher);
    }

    private static int samples(long nanos) {
        return Math.toIntExact(nanos / (1_000_000_000L / Mulaw.RATE));
    }
}
