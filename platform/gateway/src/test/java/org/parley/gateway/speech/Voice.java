package org.parley.gateway.speech;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.parley.browser.platform.Clock;
import org.parley.browser.platform.SystemClock;

/** An engine that says every letter in the same time, and that can be hoarse, deaf or slow. */
final class Voice implements SpeechEngine {
    private final String name;
    private final AtomicInteger spoken = new AtomicInteger();
    private volatile boolean broken;
    private volatile boolean ready = true;
    private volatile CountDownLatch silence = new CountDownLatch(0);
    private volatile int breaksOffAfter = Integer.MAX_VALUE;

    Voice(String name) {
        this.name = name;
    }

    static Speech speech(Path data, SpeechEngine... engines) {
        return speech(data, Duration.ofSeconds(10), new SystemClock(), engines);
    }

    static Speech speech(Path data, Duration patience, Clock clock, SpeechEngine... engines) {
        List<String> names = Arrays.stream(engines).map(SpeechEngine::name).toList();
        return new Speech(
                List.of(engines),
                new SpeechCache(data.resolve("cache")),
                Optional.of(new Speller(data)),
                new SpeechSettings(Map.of("other", names), patience, Duration.ofSeconds(30)),
                clock);
    }

    int spoken() {
        return spoken.get();
    }

    void broken() {
        broken = true;
    }

    void loading() {
        ready = false;
    }

    void loaded() {
        ready = true;
    }

    /** Says nothing until it {@link #wakes}. */
    void sleeps() {
        silence = new CountDownLatch(1);
    }

    void wakes() {
        silence.countDown();
    }

    /** Says so many samples of a text at 8 kHz, then fails. */
    void breaksOffAfter(int samples) {
        breaksOffAfter = samples;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean speaks(String language) {
        return language.equals("en-US");
    }

    @Override
    public boolean ready() {
        return ready;
    }

    @Override
    public boolean hasVoice(Manner manner) {
        return manner.names().isEmpty() || manner.names().contains(name);
    }

    @Override
    public PcmAudio synthesize(Words words) throws IOException {
        spoken.incrementAndGet();
        try {
            silence.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        if (broken) {
            throw new IOException("hoarse");
        }
        short[] samples =
                new short[(int) (1600 * words.text().length() / words.manner().rate())];
        Arrays.fill(samples, (short) 8_000);
        return new PcmAudio(samples, 16_000);
    }

    @Override
    public boolean speak(Words words, SpeechSink sink) throws IOException {
        if (breaksOffAfter < Integer.MAX_VALUE) {
            sink.audio(new byte[breaksOffAfter], breaksOffAfter);
            throw new IOException("lost");
        }
        return SpeechEngine.super.speak(words, sink);
    }
}
