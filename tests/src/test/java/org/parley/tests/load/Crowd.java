package org.parley.tests.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Pace;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.Sound;
import org.parley.tests.system.Caller;
import org.parley.tests.system.ServerUnderTest;

/** Callers with a telephone each who come one after the other at a steady rate and are then there at once. */
final class Crowd implements AutoCloseable {
    private final ServerUnderTest server;
    private final MediaClock clock;
    private final int size;
    private final double perSecond;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<short[]> talk = new ArrayList<>();
    private final List<Pace> paces = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    /** What one of them does on a call of its own. */
    interface Script {
        void play(int number, Caller caller) throws Exception;
    }

    Crowd(ServerUnderTest server, MediaClock clock, int size, double perSecond) {
        this.server = server;
        this.clock = clock;
        this.size = size;
        this.perSecond = perSecond;
        for (int i = 0; i < size; i++) {
            talk.add(Sound.speech(10_000 + i, 2));
        }
    }

    static String numberOf(int caller) {
        return "555" + (1_000 + caller);
    }

    /** Lets all of them call and play; returns when the last one is done. */
    void call(java.util.function.IntFunction<String> dialled, Figures figures, Script script) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        long begin = System.nanoTime();
        for (int i = 0; i < size; i++) {
            long due = begin + (long) (i * 1e9 / perSecond);
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            int number = i;
            running.add(threads.submit(() -> one(number, dialled.apply(number), figures, script)));
        }
        for (Future<?> future : running) {
            future.get(Duration.ofMinutes(3).toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void one(int number, String dialled, Figures figures, Script script) {
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller caller = new Caller(
                        phone.to(dialled).from(numberOf(number)).dial().answered())) {
            caller.call().talksAllTheTime(talk.get(number));
            figures.add("INVITE → 200 OK", caller.call().okAt() - caller.call().invitedAt());
            try {
                script.play(number, caller);
            } finally {
                figures.add(
                        "200 OK → first RTP",
                        caller.heard().firstArrival() - caller.call().okAt());
                note(Pace.of(caller.heard().packets()));
            }
        } catch (Exception | AssertionError e) {
            synchronized (errors) {
                errors.add("caller " + number + " to " + dialled + ": " + e);
            }
        }
    }

    private void note(Pace pace) {
        synchronized (paces) {
            paces.add(pace);
        }
    }

    List<Pace> paces() {
        synchronized (paces) {
            return List.copyOf(paces);
        }
    }

    List<String> errors() {
        synchronized (errors) {
            return List.copyOf(errors);
        }
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
    }
}
