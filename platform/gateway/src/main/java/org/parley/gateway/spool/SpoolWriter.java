package org.parley.gateway.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.parley.browser.platform.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that writes many recordings: collects what arrived every 100 ms, makes it durable every 500 ms. A recording
 * that ends goes before all others; it is reported when it is written, and made durable right after.
 */
public final class SpoolWriter implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SpoolWriter.class);
    private static final long COLLECT_MILLIS = 100;
    private static final long FORCE_NANOS = 500_000_000L;
    private static final int BATCH = 1 << 16;

    private final Clock clock;
    private final Thread thread;
    private final LinkedBlockingQueue<Runnable> requests = new LinkedBlockingQueue<>();
    private final List<Track> tracks = new ArrayList<>();
    private final ByteBuffer batch = ByteBuffer.allocateDirect(BATCH);
    private volatile boolean running = true;

    public SpoolWriter(String name, Clock clock) {
        this.clock = clock;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    private final class Track {
        private final SpoolEntry entry;
        private final AudioSource source;
        private final Consumer<IOException> failed;
        private long forcedAt;
        private boolean broken;

        private Track(SpoolEntry entry, AudioSource source, Consumer<IOException> failed) {
            this.entry = entry;
            this.source = source;
            this.failed = failed;
            forcedAt = clock.nanos();
        }

        private void collect() {
            if (broken) {
                return;
            }
            try {
                batch.clear();
                while (source.read(batch) > 0) {
                    entry.write(batch.flip());
                    batch.clear();
                }
            } catch (IOException e) {
                fail(e);
            }
        }

        private void force(boolean now) {
            if (broken || !now && clock.nanos() - forcedAt < FORCE_NANOS) {
                return;
            }
            try {
                entry.force();
                forcedAt = clock.nanos();
            } catch (IOException e) {
                fail(e);
            }
        }

        private void fail(IOException e) {
            broken = true;
            log.error("recording {} ends after {} bytes: the spool cannot be written", entry.id(), entry.size(), e);
            failed.accept(e);
        }

        private void close() {
            try {
                entry.close();
            } catch (IOException e) {
                log.error("recording {} could not be closed", entry.id(), e);
            }
        }
    }

    /**
     * Starts to write a recording.
     *
     * @param failed called once, on the writer's thread, when the storage fails; what was written until then stays
     */
    public void add(SpoolEntry entry, AudioSource source, Consumer<IOException> failed) {
        requests.add(() -> tracks.add(new Track(entry, source, failed)));
    }

    /** Writes the rest of a recording whose source has ended, then calls {@code done} on the writer's thread. */
    public void finish(SpoolEntry entry, Runnable done) {
        requests.add(() -> {
            int at = 0;
            while (at < tracks.size() && tracks.get(at).entry != entry) {
                at++;
            }
            Track track = at < tracks.size() ? tracks.remove(at) : null;
            if (track != null) {
                track.collect();
            }
            done.run();
            if (track != null) {
                track.force(true);
                track.close();
            }
        });
    }

    private void run() {
        while (running || !requests.isEmpty()) {
            try {
                serve(requests.poll(COLLECT_MILLIS, TimeUnit.MILLISECONDS));
                for (int i = 0; i < tracks.size(); i++) {
                    tracks.get(i).collect();
                }
                // Requests may take tracks away while the disk is busy, so the list is walked from its end.
                for (int i = tracks.size() - 1; i >= 0; i--) {
                    if (i < tracks.size()) {
                        tracks.get(i).force(false);
                        serve(requests.poll());
                    }
                }
            } catch (InterruptedException e) {
                running = false;
            } catch (RuntimeException e) {
                log.error("the spool writer stumbled", e);
            }
        }
        for (Track track : tracks) {
            track.collect();
            track.force(true);
            track.close();
        }
    }

    private void serve(Runnable first) {
        for (Runnable request = first; request != null; request = requests.poll()) {
            request.run();
        }
    }

    /** Writes and forces everything that is there, then ends the thread. */
    @Override
    public void close() {
        requests.add(() -> running = false);
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
