package org.parley.gateway.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.parley.browser.platform.Clock;
import org.parley.gateway.audio.WaveFile;
import org.parley.gateway.media.internal.Beep;
import org.parley.gateway.media.internal.CodecWorkers;
import org.parley.gateway.media.internal.ConferenceMix;
import org.parley.gateway.media.internal.ConferenceSession;
import org.parley.gateway.media.internal.ConferenceSignals;
import org.parley.gateway.media.internal.EventDispatcher;
import org.parley.gateway.media.internal.LatenessHistogram;
import org.parley.gateway.media.internal.MediaLoop;
import org.parley.gateway.media.internal.MediaServices;
import org.parley.gateway.media.internal.PortPair;
import org.parley.gateway.media.internal.PortRange;
import org.parley.gateway.media.internal.PromptLoader;
import org.parley.gateway.media.internal.ReportLoop;
import org.parley.gateway.media.internal.RtpStream;
import org.parley.gateway.media.internal.StreamSession;
import org.parley.gateway.media.internal.ToneWorker;
import org.parley.gateway.speech.CommandEngine;
import org.parley.gateway.speech.Speech;
import org.parley.gateway.speech.SpeechCache;
import org.parley.gateway.speech.SpeechEngine;
import org.parley.gateway.speech.SpeechSettings;
import org.parley.gateway.speech.Speller;
import org.parley.gateway.speech.WordRecognizer;
import org.parley.gateway.spool.DiskStorage;
import org.parley.gateway.spool.Spool;
import org.parley.gateway.spool.SpoolDelivery;
import org.parley.gateway.spool.SpoolStorage;
import org.parley.gateway.spool.SpoolWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All media of the gateway: a few clock threads that own many streams each. */
public final class MediaEngine implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MediaEngine.class);
    private static final int WRITERS = 4;
    /** So many callers may wait for a speech engine while others' prompts are decoded. */
    private static final int PROMPTS_AT_ONCE = 64;

    private static final int SAMPLES_PER_MILLISECOND = 8;

    private final PortRange ports;
    private final List<MediaLoop> loops = new ArrayList<>();
    private final Set<RtpStream> streams = ConcurrentHashMap.newKeySet();
    private final AtomicInteger opened = new AtomicInteger();
    private final SecureRandom random = new SecureRandom();
    private final EventDispatcher events = new EventDispatcher();
    private final ToneWorker tones = new ToneWorker();
    private final List<SpoolWriter> writers = new ArrayList<>();
    private final ExecutorService prompts = waiters("media-prompts", PROMPTS_AT_ONCE);
    private final ExecutorService files = workers("media-files", WRITERS);
    private final Speech speech;
    private volatile WordRecognizer recognizer = WordRecognizer.NONE;
    private final SpoolDelivery delivery;
    private final RtpSettings rtp;
    private final CodecWorkers workers;
    private final ReportLoop reports;
    private final MediaServices services;
    private final byte[] enter;
    private final byte[] exit;
    private final byte[] music;

    /** Starts the threads and delivers what an earlier process left in the spool. */
    public MediaEngine(MediaConfig config, Clock clock) throws IOException {
        this(config, clock, SpeechSettings.DEFAULT, List.of());
    }

    /**
     * With further speech engines beside those that are found here.
     *
     * @param more their {@link SpeechEngine#family() names} stand in the settings' lists
     */
    public MediaEngine(MediaConfig config, Clock clock, SpeechSettings speech, List<SpeechEngine> more)
            throws IOException {
        this(
                config,
                clock,
                new DiskStorage(config.data().resolve("spool"), config.reserve()),
                speech,
                Stream.concat(speechEngines().stream(), more.stream()).toList());
    }

    /**
     * With a storage and speech engines of one's own.
     *
     * @param engines those that the settings can name
     */
    public MediaEngine(
            MediaConfig config, Clock clock, SpoolStorage storage, SpeechSettings settings, List<SpeechEngine> engines)
            throws IOException {
        ports = new PortRange(config.address(), config.lowPort(), config.highPort());
        delivery = new SpoolDelivery(storage, config.webapp(), config.platformKey());
        Spool spool = new Spool(storage, config.webapp(), delivery);
        spool.recover();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(new SpoolWriter("spool-writer-" + i, clock));
        }
        speech = new Speech(
                engines,
                new SpeechCache(config.data().resolve("speech-cache")),
                config.prompts().map(Speller::new),
                settings,
                clock);
        rtp = config.rtp();
        workers = new CodecWorkers(config.threads(), clock);
        reports = new ReportLoop(clock, rtp.reports().toNanos());
        services = new MediaServices(
                clock,
                events,
                new PromptLoader(speech),
                prompts,
                files,
                spool,
                tones,
                workers,
                reports,
                Beep.of(config.beep()),
                (int) config.reorderWindow().toMillis() * SAMPLES_PER_MILLISECOND,
                (int) Math.min(Integer.MAX_VALUE, config.trailingSilence().toMillis() * SAMPLES_PER_MILLISECOND),
                (grammars, heard) -> recognizer.listen(grammars, heard));
        enter = Beep.of(config.conferences().enter());
        exit = Beep.of(config.conferences().exit());
        music = music(config.conferences());
        for (int i = 0; i < config.threads(); i++) {
            loops.add(new MediaLoop("media-clock-" + i, clock, events));
        }
    }

    /** A file that cannot be read costs the music, not the start. */
    private static byte[] music(ConferenceSounds sounds) {
        if (sounds.music().isEmpty()) {
            return new byte[0];
        }
        try {
            return WaveFile.read(Files.readAllBytes(sounds.music().get())).telephony();
        } catch (IOException e) {
            log.warn("whoever is alone in a conference hears silence, the music cannot be read", e);
            return new byte[0];
        }
    }

    private static List<SpeechEngine> speechEngines() {
        List<SpeechEngine> engines = new ArrayList<>();
        for (var found : ServiceLoader.load(SpeechEngine.class).stream().toList()) {
            try {
                engines.add(found.get());
            } catch (ServiceConfigurationError e) {
                log.warn("the speech engine {} cannot be used", found.type().getName(), e);
            }
        }
        engines.addAll(CommandEngine.installed());
        return engines;
    }

    /** Who understands callers from now on. */
    public void recognizer(WordRecognizer words) {
        recognizer = words;
    }

    private static ExecutorService workers(String name, int threads) {
        return Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Threads that come as they are needed, since those who wait keep no processor busy. */
    private static ExecutorService waiters(String name, int most) {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(most, most, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Opens a session without a name. */
    public MediaSession open() throws IOException {
        return open("");
    }

    /**
     * Opens a session on a free port.
     *
     * @param callId names the call in logs and beside its recordings
     * @throws IOException no port of the range is free
     */
    public MediaSession open(String callId) throws IOException {
        PortPair sockets = ports.open();
        InetSocketAddress local = sockets.local();
        MediaLoop loop = quietest();
        RtpStream stream = new RtpStream(callId, sockets, loop, services, nextWriter(), random, freed -> {
            loop.removed();
            streams.remove(freed);
            ports.free(local.getPort());
        });
        streams.add(stream);
        StreamSession session = new StreamSession(stream, local);
        session.open();
        return session;
    }

    /**
     * Opens a conference.
     *
     * @param name names it in logs and beside its recordings
     */
    public MediaConference conference(String name) {
        MediaLoop loop = quietest();
        ConferenceSignals signals = new ConferenceSignals(enter, exit, music);
        ConferenceMix mix = new ConferenceMix(name, loop, services, nextWriter(), signals, loop::removed);
        ConferenceSession conference = new ConferenceSession(mix);
        conference.open();
        return conference;
    }

    /** What calls may agree on. */
    public RtpSettings rtp() {
        return rtp;
    }

    /** Those codecs of {@link #rtp} for which there is processor left: those that a table does, and others as long as they keep up. */
    public List<Codec> affordable() {
        return rtp.codecs().stream().filter(workers::hasRoomFor).toList();
    }

    private MediaLoop quietest() {
        synchronized (loops) {
            MediaLoop loop = loops.stream()
                    .min(Comparator.comparingInt(MediaLoop::streams))
                    .orElseThrow();
            loop.added();
            return loop;
        }
    }

    private SpoolWriter nextWriter() {
        return writers.get(Math.floorMod(opened.getAndIncrement(), WRITERS));
    }

    /** Figures now. */
    public MediaStatistics statistics() {
        long[] lateness = new long[LatenessHistogram.STEPS];
        long sent = 0;
        long received = 0;
        long dropped = 0;
        long refused = 0;
        long late = 0;
        for (MediaLoop loop : loops) {
            sent += loop.counters().packetsSent();
            received += loop.counters().packetsReceived();
            dropped += loop.counters().packetsDropped();
            refused += loop.counters().packetsRefused();
            late += loop.counters().lateness().late();
            loop.counters().lateness().addTo(lateness);
        }
        int recordings = (int) streams.stream().filter(RtpStream::isRecording).count();
        return new MediaStatistics(
                streams.size(),
                sent,
                received,
                dropped,
                refused,
                late,
                reports.sent(),
                reports.received(),
                reports.ignored(),
                Duration.ofNanos(LatenessHistogram.quantile(lateness, 0.99)),
                recordings,
                services.spool().backlog());
    }

    /** When the oldest recording was begun that waits to be submitted or delivered; empty when there is none. */
    public Optional<Instant> oldestRecording() throws IOException {
        return services.spool().oldest();
    }

    /** Ends all streams. What was recorded and not submitted stays in the spool, for the next engine to deliver. */
    @Override
    public void close() {
        for (RtpStream stream : streams) {
            stream.execute(stream::close);
        }
        delivery.close();
        reports.close();
        loops.forEach(MediaLoop::close);
        writers.forEach(SpoolWriter::close);
        events.close();
        tones.close();
        workers.close();
        prompts.shutdownNow();
        speech.close();
        files.shutdown();
        try {
            files.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
