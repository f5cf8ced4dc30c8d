package org.parley.gateway.sip;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.parley.browser.platform.Clock;

/** The timers of one call. Each runs its task on the session's queue; all stop when the call's state changes. */
final class CallTimers {
    private final Clock clock;
    private final SipSession session;
    private final List<Clock.Timer> running = new ArrayList<>();
    private int generation;

    CallTimers(Clock clock, SipSession session) {
        this.clock = clock;
        this.session = session;
    }

    void start(Duration delay, Runnable task) {
        int started = generation;
        running.add(clock.schedule(
                () -> session.execute(() -> {
                    if (started == generation) {
                        task.run();
                    }
                }),
                delay));
    }

    /** Nothing that was started before runs any more, even if its time has come already. */
    void stop() {
        generation++;
        running.forEach(Clock.Timer::cancel);
        running.clear();
    }
}
