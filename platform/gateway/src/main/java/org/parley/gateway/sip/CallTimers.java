package org.parley.gateway.sip;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.parley.browser.platform.Clock;

/** The timers of one call. Each runs its task on the call's queue; all stop when the call's state changes. */
final class CallTimers {
    private final Clock clock;
    private final Executor queue;
    private final List<Clock.Timer> running = new ArrayList<>();
    private int generation;

    CallTimers(Clock clock, Executor queue) {
        this.clock = clock;
        this.queue = queue;
    }

    void start(Duration delay, Runnable task) {
        int started = generation;
        running.add(clock.schedule(
                () -> queue.execute(() -> {
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
