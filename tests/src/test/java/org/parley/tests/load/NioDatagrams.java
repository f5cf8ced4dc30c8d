package org.parley.tests.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** As the gateway does it: a socket for each stream, a selector that is asked once a millisecond. */
final class NioDatagrams implements Datagrams {
    private static final long MILLISECOND = 1_000_000L;

    private final DatagramChannel[] channels;
    private final Selector selector;
    private final ByteBuffer in = ByteBuffer.allocateDirect(2048);
    private final ByteBuffer out = ByteBuffer.allocateDirect(EpollDatagrams.PACKET);
    private final AtomicLong received = new AtomicLong();
    private volatile boolean running = true;
    private InetSocketAddress[] far;
    private Thread thread;

    NioDatagrams(int streams) throws IOException {
        selector = Selector.open();
        channels = new DatagramChannel[streams];
        for (int i = 0; i < streams; i++) {
            channels[i] = DatagramChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
            channels[i].configureBlocking(false);
            channels[i].register(selector, SelectionKey.OP_READ, channels[i]);
        }
    }

    @Override
    public InetSocketAddress local(int stream) {
        return new InetSocketAddress("127.0.0.1", channels[stream].socket().getLocalPort());
    }

    @Override
    public void begin(InetSocketAddress[] targets, Schedule schedule) {
        far = targets;
        thread = new Thread(() -> run(schedule), "nio");
        thread.start();
    }

    private void run(Schedule schedule) {
        long due = System.nanoTime();
        try {
            while (running) {
                selector.selectNow(this::readable);
                schedule.due(this::send);
                due = Math.max(due + MILLISECOND, System.nanoTime() - 20 * MILLISECOND);
                LockSupport.parkNanos(due - System.nanoTime());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void send(int stream) {
        try {
            out.clear();
            channels[stream].send(out, far[stream]);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void readable(SelectionKey key) {
        try {
            in.clear();
            while (((DatagramChannel) key.channel()).receive(in) != null) {
                received.setOpaque(received.getPlain() + 1);
                in.clear();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public long received() {
        return received.get();
    }

    @Override
    public long processorNanos() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId());
    }

    @Override
    public void close() throws Exception {
        running = false;
        thread.join();
        for (DatagramChannel channel : channels) {
            channel.close();
        }
        selector.close();
    }
}
