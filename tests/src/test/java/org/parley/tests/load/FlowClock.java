package org.parley.tests.load;

import java.io.IOException;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * One thread that sends and receives for very many flows. A flow belongs to one of twenty slots of a millisecond, so that
 * calls do not send all at once. What arrives is noticed within a millisecond.
 */
final class FlowClock implements AutoCloseable {
    private static final int SLOTS = 20;
    private static final long SLOT_NANOS = 1_000_000;
    private static final int STEPS = 2_000;

    private final Selector selector;
    private final List<List<RtpFlow>> slots = new ArrayList<>();
    private final Queue<RtpFlow> joining = new ConcurrentLinkedQueue<>();
    private final AtomicLongArray lateness = new AtomicLongArray(STEPS);
    private final ByteBuffer outgoing = ByteBuffer.allocateDirect(12 + RtpFlow.FRAME);
    private final ByteBuffer incoming = ByteBuffer.allocateDirect(2_048);
    private final Thread thread = new Thread(this::run, "flows");
    private long now;
    private int joined;
    private volatile boolean closed;

    FlowClock() throws IOException {
        selector = Selector.open();
        for (int i = 0; i < SLOTS; i++) {
            slots.add(new ArrayList<>());
        }
        thread.setDaemon(true);
        thread.start();
    }

    void add(RtpFlow flow) {
        joining.add(flow);
    }

    private void run() {
        Consumer<SelectionKey> reader = this::receive;
        long due = System.nanoTime();
        int slot = 0;
        try {
            while (!closed) {
                for (RtpFlow flow = joining.poll(); flow != null; flow = joining.poll()) {
                    flow.channel.register(selector, SelectionKey.OP_READ, flow);
                    slots.get(joined++ % SLOTS).add(flow);
                }
                due += SLOT_NANOS;
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                now = System.nanoTime();
                selector.selectNow(reader);
                slot = (slot + 1) % SLOTS;
                send(slots.get(slot), due);
            }
        } catch (IOException e) {
            throw new IllegalStateException("The flows cannot go on", e);
        }
    }

    private void send(List<RtpFlow> flows, long due) throws IOException {
        for (int i = flows.size() - 1; i >= 0; i--) {
            try {
                long late = System.nanoTime() - due;
                lateness.incrementAndGet((int) Math.min(STEPS - 1, late / 100_000));
                if (!flows.get(i).send(outgoing)) {
                    flows.remove(i);
                }
            } catch (PortUnreachableException gone) {
                flows.get(i).finish();
            }
        }
    }

    private void receive(SelectionKey key) {
        try {
            incoming.clear();
            if (((DatagramChannel) key.channel()).receive(incoming) != null) {
                ((RtpFlow) key.attachment()).receive(incoming.flip(), now);
            }
        } catch (ClosedChannelException over) {
            key.cancel();
        } catch (IOException e) {
            throw new IllegalStateException("A flow cannot be received", e);
        }
    }

    /** Forgets how late packets were sent so far. */
    void resetLateness() {
        for (int i = 0; i < STEPS; i++) {
            lateness.set(i, 0);
        }
    }

    /** How late our own packets left, in milliseconds: 99 of 100 were not later. */
    double latenessP99() {
        long all = 0;
        for (int i = 0; i < STEPS; i++) {
            all += lateness.get(i);
        }
        long seen = 0;
        for (int i = 0; i < STEPS; i++) {
            seen += lateness.get(i);
            if (seen >= 0.99 * all) {
                return (i + 1) / 10.0;
            }
        }
        return 0;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        try {
            thread.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        selector.close();
    }
}
