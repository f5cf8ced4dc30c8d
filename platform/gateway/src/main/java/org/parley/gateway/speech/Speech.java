package org.parley.gateway.speech;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.parley.browser.platform.Clock;
import org.parley.browser.platform.Playable;
import org.parley.gateway.audio.Loudness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks text with the first engine that can, one that has the voice wanted before others. An engine that keeps a caller
 * waiting is joined by the next, and whoever is heard first speaks; when none is heard within the time that a caller may
 * wait at all, the text is spelt from recorded letters, and logged.
 */
public final class Speech implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Speech.class);
    private static final int MOST_AT_ONCE = 256;

    private final List<SpeechEngine> engines;
    private final Optional<Speller> speller;
    private final SoundsAtHand atHand = new SoundsAtHand();
    private final ExecutorService threads;
    private final Utterance.Services services;

    /** @param clock for how long engines are kept out */
    public Speech(
            List<SpeechEngine> engines,
            SpeechCache cache,
            Optional<Speller> speller,
            SpeechSettings settings,
            Clock clock) {
        this.engines = List.copyOf(engines);
        this.speller = speller;
        this.threads = new ThreadPoolExecutor(0, MOST_AT_ONCE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "speech");
            thread.setDaemon(true);
            return thread;
        });
        this.services = new Utterance.Services(settings, cache, atHand, new Circuits(clock, settings), threads);
    }

    /** The µ-law of words spoken not long ago, or null; takes no time. */
    public byte[] atHand(Playable.Speech speech) {
        byte[] mulaw = speech.text().isBlank() ? new byte[0] : atHand.find(words(speech));
        return mulaw == null ? null : Loudness.of(mulaw, speech.delivery().volume());
    }

    /**
     * Says words; waits until they begin to be heard, at most as long as a caller may wait. Empty when there is no way to
     * say them, which is logged.
     */
    public SpokenAudio speak(Playable.Speech speech) {
        SpokenAudio out = new SpokenAudio(speech.delivery().volume());
        say(words(speech), out);
        return out;
    }

    /** Says words once others have been said, unless those are not wanted any more; returns at once. */
    public SpokenAudio speakAfter(SpokenAudio before, Playable.Speech speech) {
        SpokenAudio out = new SpokenAudio(speech.delivery().volume());
        before.whenOver(() -> {
            if (before.isAbandoned()) {
                out.abandon();
                return;
            }
            try {
                threads.execute(() -> say(words(speech), out));
            } catch (RejectedExecutionException busy) {
                log.warn("too many texts at once; not spoken: {}", speech.text());
                out.finish();
            }
        });
        return out;
    }

    /** Has words at hand for later, unless they would be spoken by an engine that is heard only while it speaks. */
    public void prepare(Playable.Speech speech) {
        if (atHand(speech) == null && byVoice(words(speech)).stream().limit(1).noneMatch(SpeechEngine::isLive)) {
            speak(speech);
        }
    }

    private static Words words(Playable.Speech speech) {
        String said =
                SayAs.text(speech.text(), speech.language(), speech.delivery().markup());
        return new Words(said, speech.language(), Manner.of(speech.delivery()));
    }

    private void say(Words words, SpokenAudio out) {
        byte[] known = words.text().isBlank() ? new byte[0] : atHand.find(words);
        if (known == null) {
            if (new Utterance(services, words, out).say(byVoice(words), true)) {
                return;
            }
            log.warn("no engine speaks {}; spelt from recorded letters: {}", words.language(), words.text());
            known = speller.map(letters -> letters.spell(words.text(), words.language()))
                    .orElseGet(() -> new byte[0]);
        }
        out.append(known, known.length);
        out.finish();
    }

    private List<SpeechEngine> byVoice(Words words) {
        List<SpeechEngine> able = services.settings().engines(words.language(), engines);
        Stream<SpeechEngine> first = able.stream().filter(engine -> engine.hasVoice(words.manner()));
        Stream<SpeechEngine> then = able.stream().filter(engine -> !engine.hasVoice(words.manner()));
        return Stream.concat(first, then).toList();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
