package org.parley.tests.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How datagrams of many streams are best sent and taken on one thread, without anything else: Java's channels against Netty's
 * native epoll, in turns within one run. Every stream sends and receives a packet of 172 bytes every 20 ms.
 */
@Tag("load")
@Order(12)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
@ExtendWith(LoadTable.Given.class)
class TransportsTest {
    private static final int STREAMS = Integer.getInteger("transports.streams", 500);
    private static final int SECONDS = Integer.getInteger("transports.seconds", 5);
    private static final int ROUNDS = 3;
    private static final long FRAME = 20_000_000L;
    private static final String NIO = "NIO, a socket for each stream";
    private static final String EPOLL = "Netty epoll, a socket for each stream";
    private static final String SHARED = "Netty epoll, one socket for all (sendmmsg, recvmmsg)";

    private interface Way {
        Datagrams open() throws Exception;
    }

    /**
     * Of one run.
     *
     * @param micros of processor for each packet that was sent or taken
     * @param late milliseconds of the packets sent, 99th percentile
     * @param missing packets of a thousand that were not taken
     */
    private record Seen(double micros, double late, double missing) {}

    @Test
    void oneAgainstTheOther(LoadTable table) throws Exception {
        assumeTrue(EpollDatagrams.isAvailable(), "Netty's native epoll does not run here");
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put(NIO, () -> new NioDatagrams(STREAMS));
        ways.put(EPOLL, () -> new EpollDatagrams(STREAMS, false));
        ways.put(SHARED, () -> new EpollDatagrams(STREAMS, true));
        for (Way way : ways.values()) {
            run(way, 3); // the compilers are done with it then
        }
        Map<String, List<Seen>> seen = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, Way> way : ways.entrySet()) {
                seen.computeIfAbsent(way.getKey(), name -> new ArrayList<>()).add(run(way.getValue(), SECONDS));
            }
        }
        StringBuilder text = new StringBuilder(String.format(
                "datagrams of %d streams on one thread, %d turns of %d s:%n%n"
                        + "| way | µs of processor a packet | %% of a core for 1,000 streams | late p99, ms | missing, ‰ |%n"
                        + "|---|---|---|---|---|%n",
                STREAMS, ROUNDS, SECONDS));
        seen.forEach((name, runs) -> text.append(row(name, runs)));
        System.out.println(text);
        table.note(text.toString());
        assertThat(seen.get(NIO)).allSatisfy(one -> assertThat(one.missing()).isLessThan(100));
    }

    private static String row(String name, List<Seen> runs) {
        double micros = runs.stream()
                .mapToDouble(Seen::micros)
                .sorted()
                .skip(ROUNDS / 2)
                .findFirst()
                .orElseThrow();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.1f | %s | %s |%n",
                name,
                join(runs.stream().mapToDouble(Seen::micros).toArray()),
                micros * 2 * 50 * 1_000 / 1e6 * 100,
                join(runs.stream().mapToDouble(Seen::late).toArray()),
                join(runs.stream().mapToDouble(Seen::missing).toArray()));
    }

    private static String join(double[] values) {
        return String.join(
                " / ",
                Arrays.stream(values)
                        .mapToObj(value -> String.format(Locale.ROOT, "%.2f", value))
                        .toList());
    }

    /** Sends what is due, each stream on deadlines of its own, and remembers how late that was. */
    private static final class Deadlines implements Datagrams.Schedule {
        private final long[] due = new long[STREAMS];
        private final long[] steps = new long[1_001];
        private volatile long sent;

        Deadlines(long begin) {
            for (int i = 0; i < STREAMS; i++) {
                due[i] = begin + i * FRAME / STREAMS;
            }
        }

        @Override
        public void due(Datagrams.Sending way) {
            long now = System.nanoTime();
            long count = sent;
            for (int i = 0; i < STREAMS; i++) {
                if (due[i] <= now) {
                    way.send(i);
                    steps[(int) Math.min(1_000, (now - due[i]) / 100_000)]++;
                    due[i] += FRAME;
                    count++;
                }
            }
            sent = count;
        }

        double late() {
            long seen = 0;
            for (int step = 0; step < steps.length; step++) {
                seen += steps[step];
                if (seen >= 0.99 * sent) {
                    return step / 10.0;
                }
            }
            return steps.length / 10.0;
        }
    }

    /** The far ends, on this thread: they send as often as they are sent to. */
    private static Seen run(Way opened, int seconds) throws Exception {
        try (Datagrams way = opened.open();
                Selector selector = Selector.open()) {
            DatagramChannel[] far = new DatagramChannel[STREAMS];
            InetSocketAddress[] addresses = new InetSocketAddress[STREAMS];
            InetSocketAddress[] targets = new InetSocketAddress[STREAMS];
            for (int i = 0; i < STREAMS; i++) {
                far[i] = DatagramChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
                far[i].configureBlocking(false);
                far[i].register(selector, SelectionKey.OP_READ);
                addresses[i] = (InetSocketAddress) far[i].getLocalAddress();
                targets[i] = way.local(i);
            }
            Deadlines schedule = new Deadlines(System.nanoTime());
            way.begin(addresses, schedule);
            LockSupport.parkNanos(200_000_000L);
            long begin = System.nanoTime();
            long used = way.processorNanos();
            long before = way.received();
            long sentBefore = schedule.sent;
            ByteBuffer packet = ByteBuffer.allocateDirect(EpollDatagrams.PACKET);
            Deadlines own = new Deadlines(begin);
            while (System.nanoTime() < begin + seconds * 1_000_000_000L) {
                own.due(i -> send(far[i], packet, targets[i]));
                selector.selectNow(key -> drain((DatagramChannel) key.channel(), packet));
                LockSupport.parkNanos(500_000L);
            }
            LockSupport.parkNanos(50_000_000L);
            long taken = way.received() - before;
            double micros = (way.processorNanos() - used) / 1e3 / (taken + schedule.sent - sentBefore);
            double missing = 1_000.0 * (own.sent - taken) / own.sent;
            double late = schedule.late();
            for (DatagramChannel channel : far) {
                channel.close();
            }
            return new Seen(micros, late, missing);
        }
    }

    private static void send(DatagramChannel channel, ByteBuffer packet, InetSocketAddress to) {
        try {
            channel.send(packet.clear(), to);
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void drain(DatagramChannel channel, ByteBuffer packet) {
        try {
            while (channel.receive(packet.clear()) != null) {
                // only so that the socket is empty
            }
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
