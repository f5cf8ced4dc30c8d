package org.parley.gateway.media.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A thread that looks for keys in the audio of calls whose telephones do not send them as events. */
public final class ToneWorker implements AutoCloseable {
    private static final long PAUSE_NANOS = 10_000_000L;

    private final Set<InBandTap> taps = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean running = true;

    public ToneWorker() {
        thread = new Thread(this::run, "media-tones");
        thread.setDaemon(true);
        thread.start();
    }

    void add(InBandTap tap) {
        taps.add(tap);
        LockSupport.unpark(thread);
    }

    void remove(InBandTap tap) {
        taps.remove(tap);
    }

    private void run() {
        while (running) {
            if (taps.isEmpty()) {
                LockSupport.park(this);
            } else {
                taps.forEach(InBandTap::detect);
                LockSupport.parkNanos(this, PAUSE_NANOS);
            }
        }
    }

    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
    }
}
