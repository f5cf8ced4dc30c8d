package org.parley.tests.phone;

import java.io.IOException;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** Two threads for all telephones of a test: one sends each line's packets on its own deadlines, one receives. */
public final class MediaClock implements AutoCloseable {
    private static final long FRAME_NANOS = 20_000_000;

    private final Selector selector;
    private final Queue<RtpLine> joining = new ConcurrentLinkedQueue<>();
    private final Queue<RtpLine> registering = new ConcurrentLinkedQueue<>();
    private final List<Long> lateness = new ArrayList<>();
    private final StreamGaps gaps = new StreamGaps();
    private volatile boolean closed;

    private record Due(long at, RtpLine line) {}

    public MediaClock() throws IOException {
        selector = Selector.open();
        start(this::send, "phone-rtp-out");
        start(this::receive, "phone-rtp-in");
    }

    private static void start(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setPriority(Thread.MAX_PRIORITY);
        thread.start();
    }

    void add(RtpLine line) {
        registering.add(line);
        selector.wakeup();
        joining.add(line);
    }

    /** How late packets left, in nanoseconds, sorted: the measure of the generator itself. */
    public List<Long> lateness() {
        synchronized (lateness) {
            return lateness.stream().sorted().toList();
        }
    }

    /** The gaps in the streams of calls that are over. */
    public StreamGaps gaps() {
        return gaps;
    }

    /** Forgets the lateness so far. */
    public void resetLateness() {
        synchronized (lateness) {
            lateness.clear();
        }
    }

    private void send() {
        PriorityQueue<Due> queue = new PriorityQueue<>((a, b) -> Long.compare(a.at - b.at, 0));
        while (!closed) {
            for (RtpLine line = joining.poll(); line != null; line = joining.poll()) {
                queue.add(new Due(System.nanoTime(), line));
            }
            Due due = queue.peek();
            long wait = due == null ? 1_000_000 : Math.min(1_000_000, due.at - System.nanoTime());
            if (wait > 0) {
                LockSupport.parkNanos(wait);
                continue;
            }
            queue.remove();
            note(-wait);
            try {
                due.line.tick();
                queue.add(new Due(due.at + FRAME_NANOS, due.line));
            } catch (ClosedChannelException e) {
                // The call is over: its line leaves the clock.
                gaps.over(due.line.heard);
                continue;
            } catch (IOException e) {
                due.line.heard.failed(e);
            }
        }
    }

    private void note(long late) {
        synchronized (lateness) {
            lateness.add(late);
        }
    }

    private void receive() {
        ByteBuffer buffer = ByteBuffer.allocate(2_048);
        while (!closed) {
            try {
                for (RtpLine line = registering.poll(); line != null; line = registering.poll()) {
                    line.channel.register(selector, SelectionKey.OP_READ, line);
                }
                selector.select(key -> drain((RtpLine) key.attachment(), buffer));
            } catch (ClosedChannelException e) {
                // A call that ended before its line was registered.
                continue;
            } catch (IOException e) {
                throw new IllegalStateException("The telephone's media clock cannot receive", e);
            }
        }
    }

    private static void drain(RtpLine line, ByteBuffer buffer) {
        DatagramChannel channel = line.channel;
        try {
            buffer.clear();
            for (SocketAddress from = channel.receive(buffer); from != null; from = channel.receive(buffer)) {
                long now = System.nanoTime();
                buffer.flip();
                if (buffer.limit() >= 12) {
                    line.arrived(from, RtpPacket.parse(now, buffer));
                }
                buffer.clear();
            }
        } catch (PortUnreachableException e) {
            line.heard.unreachable();
        } catch (ClosedChannelException e) {
            line.heard.ended();
        } catch (IOException e) {
            line.heard.failed(e);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.close();
    }
}
