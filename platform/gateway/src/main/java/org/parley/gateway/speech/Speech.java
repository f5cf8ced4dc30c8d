package org.parley.gateway.speech;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.parley.browser.platform.Playable;
import org.parley.gateway.audio.Loudness;
import org.parley.gateway.audio.PromptCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks text with the first engine that can, one that has the voice wanted before others; with none it is spelt from
 * recorded letters, and logged.
 */
public final class Speech {
    private static final Logger log = LoggerFactory.getLogger(Speech.class);
    private static final int MOST_BYTES_AT_HAND = 16 << 20;

    private final List<SpeechEngine> engines;
    private final SpeechCache cache;
    private final Optional<Speller> speller;
    private final Map<Words, byte[]> atHand = new LinkedHashMap<>(64, 0.75f, true);
    private long bytesAtHand;

    /** @param engines in the order in which they are asked */
    public Speech(List<SpeechEngine> engines, SpeechCache cache, Optional<Speller> speller) {
        this.engines = List.copyOf(engines);
        this.cache = cache;
        this.speller = speller;
    }

    /** The µ-law of words spoken not long ago, or null; takes no time. */
    public byte[] atHand(Playable.Speech speech) {
        return speech.text().isBlank() ? new byte[0] : loud(kept(words(speech)), speech);
    }

    /** The µ-law of words; takes its time. Empty when there is no way to say them, which is logged. */
    public byte[] speak(Playable.Speech speech) {
        byte[] known = atHand(speech);
        return known != null ? known : loud(speak(words(speech)), speech);
    }

    private static byte[] loud(byte[] mulaw, Playable.Speech speech) {
        return mulaw == null ? null : Loudness.of(mulaw, speech.delivery().volume());
    }

    private static Words words(Playable.Speech speech) {
        String said =
                SayAs.text(speech.text(), speech.language(), speech.delivery().markup());
        return new Words(said, speech.language(), Manner.of(speech.delivery()));
    }

    private byte[] speak(Words words) {
        for (SpeechEngine engine : byVoice(words)) {
            byte[] spoken = speak(engine, words);
            if (spoken != null) {
                keep(words, spoken);
                return spoken;
            }
        }
        log.warn("no engine speaks {}; spelt from recorded letters: {}", words.language(), words.text());
        return speller.map(letters -> letters.spell(words.text(), words.language()))
                .orElseGet(() -> new byte[0]);
    }

    private List<SpeechEngine> byVoice(Words words) {
        List<SpeechEngine> able = engines.stream()
                .filter(engine -> engine.speaks(words.language()))
                .toList();
        Stream<SpeechEngine> first = able.stream().filter(engine -> engine.hasVoice(words.manner()));
        Stream<SpeechEngine> then = able.stream().filter(engine -> !engine.hasVoice(words.manner()));
        return Stream.concat(first, then).toList();
    }

    private byte[] speak(SpeechEngine engine, Words words) {
        byte[] cached = cache.find(engine.name(), words);
        if (cached != null) {
            return cached;
        }
        if (!engine.ready()) {
            return null;
        }
        try {
            PcmAudio audio = engine.synthesize(words);
            byte[] mulaw = PromptCodec.encode(audio.samples(), audio.rate());
            cache.keep(engine.name(), words, mulaw);
            return mulaw;
        } catch (IOException e) {
            log.warn(
                    "{} could not speak \"{}\" in {}: {}",
                    engine.name(),
                    words.text(),
                    words.language(),
                    e.getMessage());
            return null;
        }
    }

    private byte[] kept(Words words) {
        synchronized (atHand) {
            return atHand.get(words);
        }
    }

    private void keep(Words words, byte[] mulaw) {
        synchronized (atHand) {
            byte[] before = atHand.put(words, mulaw);
            bytesAtHand += mulaw.length - (before == null ? 0 : before.length);
            var eldest = atHand.entrySet().iterator();
            while (bytesAtHand > MOST_BYTES_AT_HAND && eldest.hasNext()) {
                bytesAtHand -= eldest.next().getValue().length;
                eldest.remove();
            }
        }
    }
}
