package org.parley.gateway.media.internal;

import java.io.IOException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.parley.browser.platform.Clock;
import org.parley.gateway.rtcp.NtpTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that sends and takes the reports of all streams: nothing of RTCP is done on media threads. */
public final class ReportLoop implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ReportLoop.class);
    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private final Clock clock;
    private final long intervalNanos;
    private final Selector selector;
    private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<StreamReports> due =
            new PriorityQueue<>(Comparator.comparingLong(StreamReports::dueAt));
    private final Set<StreamReports> open = ConcurrentHashMap.newKeySet();
    private final LongAdder sent = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final LongAdder ignored = new LongAdder();
    private final long ntpOrigin;
    private final long nanosOrigin;
    private final Thread thread;
    private volatile boolean running = true;

    /** @param intervalNanos between the reports of a stream, on average; 0 for none at all */
    public ReportLoop(Clock clock, long intervalNanos) throws IOException {
        this.clock = clock;
        this.intervalNanos = intervalNanos;
        ntpOrigin = NtpTime.of(clock.instant());
        nanosOrigin = clock.nanos();
        selector = Selector.open();
        thread = new Thread(this::run, "media-reports");
        thread.setDaemon(true);
        thread.start();
    }

    void execute(Runnable command) {
        commands.add(command);
        selector.wakeup();
    }

    long now() {
        return clock.nanos();
    }

    /** Time of day that no change of the system's clock moves: round trips are differences of it. */
    long ntp(long nanos) {
        long elapsed = nanos - nanosOrigin;
        long seconds = elapsed / SECOND;
        return ntpOrigin + (seconds << 32) + ((elapsed % SECOND << 32) / SECOND);
    }

    long intervalNanos() {
        return intervalNanos;
    }

    LongAdder sentReports() {
        return sent;
    }

    LongAdder receivedReports() {
        return received;
    }

    LongAdder ignoredReports() {
        return ignored;
    }

    /** Packets that left. */
    public long sent() {
        return sent.sum();
    }

    /** Packets of the far sides of calls. */
    public long received() {
        return received.sum();
    }

    /** Packets of strangers, and such as cannot be read. */
    public long ignored() {
        return ignored.sum();
    }

    /** Any thread. */
    void add(StreamReports stream) {
        open.add(stream);
    }

    /** What follows is for the thread of this loop only. */
    void register(DatagramChannel channel, StreamReports stream) throws IOException {
        channel.register(selector, SelectionKey.OP_READ, stream);
    }

    void schedule(StreamReports stream) {
        due.remove(stream);
        due.add(stream);
    }

    void remove(StreamReports stream) {
        due.remove(stream);
        open.remove(stream);
    }

    private void run() {
        while (running) {
            try {
                turn();
            } catch (IOException | RuntimeException e) {
                log.error("the thread of reports stumbled", e);
            }
        }
        try {
            selector.close();
        } catch (IOException e) {
            log.warn("the selector of reports could not be closed", e);
        }
    }

    private void turn() throws IOException {
        for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
            command.run();
        }
        while (!due.isEmpty() && due.peek().dueAt() <= clock.nanos()) {
            due.poll().report();
        }
        if (running && commands.isEmpty()) {
            selector.select(this::readable, untilNext());
        }
    }

    /** Milliseconds, 0 for no end. */
    private long untilNext() {
        return due.isEmpty() ? 0 : Math.max(1, (due.peek().dueAt() - clock.nanos()) / MILLISECOND);
    }

    private void readable(SelectionKey key) {
        if (key.isValid()) {
            ((StreamReports) key.attachment()).readable();
        }
    }

    /** Ends the thread when all streams have said goodbye, or after a second. */
    @Override
    public void close() {
        long until = System.nanoTime() + SECOND;
        while (!open.isEmpty() && System.nanoTime() < until) {
            LockSupport.parkNanos(MILLISECOND);
        }
        execute(() -> running = false);
        try {
            thread.join(SECOND / MILLISECOND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
