package org.parley.gateway.speech;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.gateway.audio.PromptCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Speaks text with the first engine that can; with none it is spelt from recorded letters, and logged. */
public final class Speech {
    private static final Logger log = LoggerFactory.getLogger(Speech.class);
    private static final int MOST_BYTES_AT_HAND = 16 << 20;

    private final List<SpeechEngine> engines;
    private final SpeechCache cache;
    private final Optional<Speller> speller;
    private final Map<Words, byte[]> atHand = new LinkedHashMap<>(64, 0.75f, true);
    private long bytesAtHand;

    private record Words(String text, String language) {}

    /** @param engines in the order in which they are asked */
    public Speech(List<SpeechEngine> engines, SpeechCache cache, Optional<Speller> speller) {
        this.engines = List.copyOf(engines);
        this.cache = cache;
        this.speller = speller;
    }

    /** The µ-law of words spoken not long ago, or null; takes no time. */
    public byte[] atHand(String text, String language) {
        if (text.isBlank()) {
            return new byte[0];
        }
        synchronized (atHand) {
            return atHand.get(new Words(text, language));
        }
    }

    /** The µ-law of words; takes its time. Empty when there is no way to say them, which is logged. */
    public byte[] speak(String text, String language) {
        byte[] known = atHand(text, language);
        if (known != null) {
            return known;
        }
        for (SpeechEngine engine : engines) {
            if (engine.speaks(language)) {
                byte[] spoken = speak(engine, text, language);
                if (spoken != null) {
                    keep(new Words(text, language), spoken);
                    return spoken;
                }
            }
        }
        log.warn("no engine speaks {}; spelt from recorded letters: {}", language, text);
        return speller.map(letters -> letters.spell(text, language)).orElseGet(() -> new byte[0]);
    }

    private byte[] speak(SpeechEngine engine, String text, String language) {
        byte[] cached = cache.find(engine.name(), text, language);
        if (cached != null) {
            return cached;
        }
        if (!engine.ready()) {
            return null;
        }
        try {
            PcmAudio audio = engine.synthesize(text, language);
            byte[] mulaw = PromptCodec.encode(audio.samples(), audio.rate());
            cache.keep(engine.name(), text, language, mulaw);
            return mulaw;
        } catch (IOException e) {
            log.warn("{} could not speak \"{}\" in {}: {}", engine.name(), text, language, e.getMessage());
            return null;
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
