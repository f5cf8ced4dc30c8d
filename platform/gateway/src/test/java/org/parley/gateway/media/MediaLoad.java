package org.parley.gateway.media;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import org.parley.browser.platform.AudioContent;
import org.parley.browser.platform.ImplementationPlatform;
import org.parley.browser.platform.Playable;
import org.parley.browser.platform.RecordingRequest;
import org.parley.browser.platform.SystemClock;
import org.parley.gateway.speech.SpeechSettings;
import org.parley.gateway.spool.DiskStorage;

/**
 * A benchmark, run by hand: {@code MediaLoad STREAMS SECONDS [record]}. Every stream hears a prompt and speaks all the
 * time; far ends live in the same process. Prints how the packets came and what the engine's threads cost.
 */
public final class MediaLoad {
    private static final class FarEnd {
        private DatagramChannel channel;
        private InetSocketAddress to;
        private long first;
        private int packets;
        private int lastSequence;
        private int lastTimestamp;
        private int gaps;
        private long worst;
        private int sent;
        private long sendAt;
    }

    private MediaLoad() {}

    public static void main(String[] arguments) throws Exception {
        int streams = Integer.parseInt(arguments[0]);
        int seconds = Integer.parseInt(arguments[1]);
        boolean record = arguments.length > 2;
        Path data = Files.createTempDirectory("media-load");
        SystemClock clock = new SystemClock();
        MediaConfig config = MediaConfig.of(data, () -> URI.create("http://127.0.0.1:9"), () -> "key")
                .withPorts(20000, 29999);
        MediaEngine engine = new MediaEngine(
                config, clock, new DiskStorage(data.resolve("spool")), SpeechSettings.DEFAULT, List.of());
        Selector selector = Selector.open();
        List<FarEnd> ends = new ArrayList<>();
        List<MediaSession> sessions = new ArrayList<>();
        List<ImplementationPlatform> dialogs = new ArrayList<>();
        AudioContent prompt = new AudioContent(Signals.speech(1, 8000 * (seconds + 5)), "audio/basic");
        for (int i = 0; i < streams; i++) {
            FarEnd end = new FarEnd();
            end.channel = DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            end.channel.configureBlocking(false);
            end.channel.register(selector, SelectionKey.OP_READ, end);
            MediaSession session = engine.open("load-" + i);
            end.to = session.local();
            session.connect(new RtpPeer(
                    (InetSocketAddress) end.channel.getLocalAddress(), Codec.PCMU, 0, OptionalInt.of(101), true, true));
            ImplementationPlatform dialog = session.dialog();
            dialog.listen(event -> {});
            ends.add(end);
            sessions.add(session);
            dialogs.add(dialog);
        }
        List<Playable> queue = List.of(new Playable.Clip(prompt));
        dialogs.get(0).prepare(queue);
        long ramp = System.nanoTime();
        for (int i = 0; i < streams; i++) {
            ends.get(i).sendAt = ramp + i * 1_700_000L;
        }
        byte[] voice = Signals.speech(2, 160);
        ByteBuffer out = ByteBuffer.allocateDirect(172);
        ByteBuffer in = ByteBuffer.allocateDirect(2048);
        int started = 0;
        long[] lateness = new long[2001];
        long generatorLate = 0;
        long end = ramp + streams * 1_700_000L + seconds * 1_000_000_000L;
        long cpuFrom = 0;
        long wallFrom = 0;
        long generatorFrom = 0;
        long allocatedFrom = 0;
        long clockFrom = 0;
        while (System.nanoTime() < end) {
            long now = System.nanoTime();
            while (started < streams && now >= ends.get(started).sendAt) {
                dialogs.get(started).play(1, queue);
                if (record) {
                    dialogs.get(started)
                            .startRecording(new RecordingRequest(
                                    "audio/basic",
                                    false,
                                    Duration.ofHours(1),
                                    Optional.of(URI.create("http://127.0.0.1:9/x"))));
                }
                started++;
                if (started == streams) {
                    cpuFrom = processCpu();
                    wallFrom = now;
                    generatorFrom = threadCpu();
                    allocatedFrom = clockAllocation();
                    clockFrom = clockCpu();
                }
            }
            for (int i = 0; i < started; i++) {
                FarEnd far = ends.get(i);
                if (now >= far.sendAt) {
                    generatorLate = Math.max(generatorLate, started == streams ? now - far.sendAt : 0);
                    out.clear();
                    out.putShort((short) 0x8000)
                            .putShort((short) far.sent)
                            .putInt(far.sent * 160)
                            .putInt(i)
                            .put(voice);
                    far.channel.send(out.flip(), far.to);
                    far.sent++;
                    far.sendAt += 20_000_000L;
                }
            }
            int base = started;
            selector.selectNow(key -> {
                FarEnd far = (FarEnd) key.attachment();
                receive(far, in, lateness, base == streams);
            });
            LockSupport.parkNanos(500_000);
        }
        long allocated = clockAllocation() - allocatedFrom;
        long cpu = processCpu() - cpuFrom;
        long clockThreads = clockCpu() - clockFrom;
        long generator = threadCpu() - generatorFrom;
        long wall = System.nanoTime() - wallFrom;
        long packets = 0;
        int gaps = 0;
        double slowest = Double.MAX_VALUE;
        for (FarEnd far : ends) {
            packets += far.packets;
            gaps += far.gaps;
            slowest = Math.min(slowest, (far.packets - 1) / ((far.worst - far.first) / 1e9));
        }
        System.out.printf(
                "%d streams, %d s: %d packets, %d gaps, slowest %.2f packets/s, late p50 %.1f p99 %.1f p99.9 %.1f max %.1f ms"
                        + " (generator worst %.1f ms), cpu/100 calls %.1f %% of a core (without generator),"
                        + " clock threads %.1f %%, %d bytes allocated per second by clock threads; %s%n",
                streams,
                seconds,
                packets,
                gaps,
                slowest,
                quantile(lateness, 0.5),
                quantile(lateness, 0.99),
                quantile(lateness, 0.999),
                quantile(lateness, 1),
                generatorLate / 1e6,
                100.0 * (cpu - generator) / wall * 100 / streams,
                100.0 * clockThreads / wall * 100 / streams,
                allocated * 1_000_000_000L / wall,
                engine.statistics());
        sessions.forEach(MediaSession::close);
        engine.close();
        clock.close();
        System.out.println(Arrays.toString(ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(collector -> collector.getName() + " " + collector.getCollectionCount() + "x "
                        + collector.getCollectionTime() + " ms")
                .toArray()));
    }

    private static void receive(FarEnd far, ByteBuffer in, long[] lateness, boolean measure) {
        try {
            in.clear();
            while (far.channel.receive(in) != null) {
                long now = System.nanoTime();
                int sequence = in.getShort(2) & 0xFFFF;
                int timestamp = in.getInt(4);
                if (far.packets == 0) {
                    far.first = now;
                } else {
                    far.gaps +=
                            sequence != (far.lastSequence + 1 & 0xFFFF) || timestamp != far.lastTimestamp + 160 ? 1 : 0;
                    long late = now - far.first - far.packets * 20_000_000L;
                    if (measure) {
                        lateness[(int) Math.min(2000, Math.max(0, late / 100_000 + 100))]++;
                    }
                }
                far.worst = now;
                far.lastSequence = sequence;
                far.lastTimestamp = timestamp;
                far.packets++;
                in.clear();
            }
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double quantile(long[] counts, double share) {
        long total = Arrays.stream(counts).sum();
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= total * share) {
                return (i - 100) / 10.0;
            }
        }
        return Double.NaN;
    }

    private static long[] clockThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("media-clock"))
                .mapToLong(Thread::getId)
                .toArray();
    }

    private static long clockAllocation() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadAllocatedBytes(clockThreads())).sum();
    }

    private static long clockCpu() {
        return Arrays.stream(clockThreads())
                .map(ManagementFactory.getThreadMXBean()::getThreadCpuTime)
                .sum();
    }

    private static long processCpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long threadCpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
