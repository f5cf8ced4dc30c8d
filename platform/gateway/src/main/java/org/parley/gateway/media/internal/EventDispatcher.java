package org.parley.gateway.media.internal;

import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries events from media threads to listeners on a thread of its own, so that a listener that takes its time delays
 * no packet.
 */
public final class EventDispatcher implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EventDispatcher.class);

    private final LinkedBlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean running = true;

    public EventDispatcher() {
        thread = new Thread(this::run, "media-events");
        thread.setDaemon(true);
        thread.start();
    }

    void dispatch(Runnable event) {
        events.add(event);
    }

    private void run() {
        while (running) {
            try {
                events.take().run();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.error("a listener of media events failed", e);
            }
        }
    }

    /** What was reported before is delivered first. */
    @Override
    public void close() {
        events.add(() -> running = false);
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
