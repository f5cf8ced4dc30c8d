package org.parley.gateway.media.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.parley.browser.platform.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A media thread: receives for many streams by a selector, sends for them by a timer wheel, and runs commands from other
 * threads. With few streams it sleeps in the selector and wakes for every packet; with many it looks for packets once a
 * millisecond, which costs less and loses nothing.
 */
public final class MediaLoop implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MediaLoop.class);
    private static final int CROWD = 48;
    /** Longer between two looks, and more than one packet of a stream may wait. */
    private static final long HELD_UP_NANOS = 15_000_000L;

    private static final int MOST_AT_ONCE = 50;
    private static final long MILLISECOND = 1_000_000L;
    private static final int LARGEST_PACKET = 2048;
    private static final int AWAKE = 0;
    private static final int SELECTING = 1;
    private static final int PARKED = 2;

    private final Clock clock;
    private final EventDispatcher events;
    private final Selector selector;
    private final TimerWheel wheel;
    private final ConcurrentLinkedQueue<Runnable> commands = new ConcurrentLinkedQueue<>();
    private final LoopCounters counters = new LoopCounters();
    private final ByteBuffer incoming = ByteBuffer.allocateDirect(LARGEST_PACKET);
    private final ByteBuffer outgoing = ByteBuffer.allocateDirect(RtpSender.HEADER + RtpSender.FRAME);
    private final byte[] audio = new byte[LARGEST_PACKET];
    private final RtpPacket packet = new RtpPacket();
    private final List<SelectionKey> ready = new ArrayList<>();
    private final Consumer<SelectionKey> collector = ready::add;
    private final Thread thread;
    private volatile int sleep = AWAKE;
    private long lookedAt;
    private volatile boolean running = true;
    private final AtomicInteger streams = new AtomicInteger();

    public MediaLoop(String name, Clock clock, EventDispatcher events) throws IOException {
        this.clock = clock;
        this.events = events;
        selector = Selector.open();
        wheel = new TimerWheel(clock.nanos());
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.setPriority(Thread.MAX_PRIORITY);
        thread.start();
    }

    /** Runs a command on this thread, soon and in order; after {@link #close} it is dropped. */
    void execute(Runnable command) {
        commands.add(command);
        int how = sleep;
        if (how == SELECTING) {
            selector.wakeup();
        } else if (how == PARKED) {
            LockSupport.unpark(thread);
        }
    }

    /** Streams that it owns: a stream is counted from its creation. */
    public int streams() {
        return streams.get();
    }

    public void added() {
        streams.incrementAndGet();
    }

    public void removed() {
        streams.decrementAndGet();
    }

    Selector selector() {
        return selector;
    }

    TimerWheel wheel() {
        return wheel;
    }

    public LoopCounters counters() {
        return counters;
    }

    ByteBuffer incoming() {
        return incoming;
    }

    ByteBuffer outgoing() {
        return outgoing;
    }

    /** Scratch for the audio of one packet. */
    byte[] audio() {
        return audio;
    }

    RtpPacket packet() {
        return packet;
    }

    long now() {
        return clock.nanos();
    }

    private void run() {
        while (running) {
            try {
                for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
                    command.run();
                }
                hear(MOST_AT_ONCE);
                if (clock.nanos() - lookedAt > HELD_UP_NANOS) {
                    // what was said while this thread was held up is heard before the frames of that time are sent
                    look(MOST_AT_ONCE);
                }
                wheel.advance(clock.nanos());
                rest(wheel.untilNext(clock.nanos()));
            } catch (IOException | RuntimeException e) {
                events.dispatch(() -> log.error("a media thread stumbled", e));
            }
        }
        try {
            selector.close();
        } catch (IOException e) {
            log.warn("a selector could not be closed", e);
        }
    }

    private void rest(long nanos) throws IOException {
        if (nanos >= MILLISECOND && wheel.size() < CROWD) {
            sleep = SELECTING;
            if (running && commands.isEmpty()) {
                selector.select(collector, nanos == Long.MAX_VALUE ? 0 : nanos / MILLISECOND);
                lookedAt = clock.nanos();
            }
            sleep = AWAKE;
            return;
        }
        long now = clock.nanos();
        long wakeAt = now + nanos;
        look(1);
        long left = wakeAt - clock.nanos();
        if (left > 0) {
            sleep = PARKED;
            if (commands.isEmpty()) {
                LockSupport.parkNanos(left);
            }
            sleep = AWAKE;
        }
    }

    private void look(int most) throws IOException {
        lookedAt = clock.nanos();
        selector.selectNow(collector);
        hear(most);
    }

    /** What commands came before a packet is done before it: the selector only collects. */
    private void hear(int most) {
        for (int i = 0; i < ready.size(); i++) {
            SelectionKey key = ready.get(i);
            if (key.isValid()) {
                ((RtpStream) key.attachment()).readable(most);
            }
        }
        ready.clear();
    }

    /** Ends the thread; streams must have been closed. */
    @Override
    public void close() {
        execute(() -> running = false);
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
