package org.parley.gateway.sip;

import java.time.Duration;
import java.util.function.Consumer;
import org.parley.browser.platform.Clock;

/** Ends a call whose far side went without a word: no RTP, no SIP, not on hold. Used on the call's queue. */
final class SilenceWatch {
    private final Clock clock;
    private final CallTimers timers;
    private final CallAudio audio;
    private final Duration limit;
    private final Consumer<String> end;
    private long heardNanos;

    SilenceWatch(Clock clock, CallTimers timers, CallAudio audio, Duration limit, Consumer<String> end) {
        this.clock = clock;
        this.timers = timers;
        this.audio = audio;
        this.limit = limit;
        this.end = end;
        this.heardNanos = clock.nanos();
    }

    void start() {
        timers.start(limit, this::check);
    }

    void heard() {
        heardNanos = clock.nanos();
    }

    private void check() {
        long now = clock.nanos();
        Duration silent = Duration.ofNanos(Math.min(now - heardNanos, now - audio.heardAtNanos()));
        if (audio.isOnHold()) {
            start();
        } else if (silent.compareTo(limit) < 0) {
            timers.start(limit.minus(silent), this::check);
        } else {
            end.accept("nothing heard for " + limit.toSeconds() + " s");
        }
    }
}
