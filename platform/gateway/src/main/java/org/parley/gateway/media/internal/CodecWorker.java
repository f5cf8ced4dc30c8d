package org.parley.gateway.media.internal;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.parley.browser.platform.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that encodes and decodes for streams whose codec is too slow for a clock thread. It looks every two
 * milliseconds: the clock threads need neither wake it nor wait for it.
 */
final class CodecWorker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CodecWorker.class);
    private static final long PAUSE_NANOS = 2_000_000L;
    /** Work of a thread that may be promised, of the 20 ms that a frame has: the rest is for what comes in bursts. */
    private static final long PROMISED_NANOS = RtpStream.FRAME_NANOS / 2;

    private final CopyOnWriteArrayList<WorkedStream> streams = new CopyOnWriteArrayList<>();
    private final CodecCost cost;
    private final Clock clock;
    private final Thread thread;
    private final LateFrames lates = new LateFrames();
    private volatile boolean running = true;

    CodecWorker(String name, CodecCost cost, Clock clock) {
        this.cost = cost;
        this.clock = clock;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Work that is promised for each 20 ms. */
    long promised() {
        long sum = 0;
        for (WorkedStream stream : streams) {
            sum += cost.of(stream.codec());
        }
        return sum;
    }

    /** Whether it can take on so much more. */
    boolean hasRoom(long nanos) {
        return promised() + nanos <= PROMISED_NANOS && !lates.areTooMany(clock.nanos());
    }

    /** Media thread: a frame was due. @param late whether it was not ready */
    void frame(boolean late) {
        lates.count(late, clock.nanos());
    }

    void add(WorkedStream stream) {
        streams.add(stream);
        LockSupport.unpark(thread);
    }

    private void run() {
        while (running) {
            if (streams.isEmpty()) {
                LockSupport.park(this);
                continue;
            }
            for (WorkedStream stream : streams) {
                work(stream);
            }
            LockSupport.parkNanos(this, PAUSE_NANOS);
        }
    }

    private void work(WorkedStream stream) {
        try {
            if (!stream.work()) {
                streams.remove(stream);
            }
        } catch (RuntimeException e) {
            log.error("a codec failed; its stream goes on without it", e);
            streams.remove(stream);
        }
    }

    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
    }
}
