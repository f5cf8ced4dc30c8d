package org.parley.gateway.media.internal;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.parley.browser.platform.AudioContent;
import org.parley.browser.platform.Delivery;
import org.parley.browser.platform.Playable;
import org.parley.gateway.audio.Loudness;
import org.parley.gateway.audio.PromptCodec;
import org.parley.gateway.speech.Speech;
import org.parley.gateway.speech.SpokenAudio;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes queues ready to play. What was decoded is kept for as long as the browser keeps the audio it came from. */
public final class PromptLoader {
    private static final Logger log = LoggerFactory.getLogger(PromptLoader.class);
    private static final byte[] NOTHING = {};

    /** Keyed by identity: {@link AudioContent} does not define equality. */
    private final Map<AudioContent, byte[]> decoded = Collections.synchronizedMap(new WeakHashMap<>());

    private final Speech speech;

    public PromptLoader(Speech speech) {
        this.speech = speech;
    }

    /** Segments of a queue if all of it is at hand, else null. */
    Segment[] atHand(List<Playable> queue) {
        Segment[] segments = new Segment[queue.size()];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = atHand(queue.get(i));
            if (segments[i] == null) {
                return null;
            }
        }
        return segments;
    }

    /**
     * Decodes and synthesizes whatever is missing; takes its time. What cannot be played is logged and left out. Words that
     * follow others which are still being spoken begin when those are over.
     */
    Segment[] load(List<Playable> queue) {
        Segment[] segments = new Segment[queue.size()];
        SpokenAudio before = null;
        for (int i = 0; i < segments.length; i++) {
            boolean waits = before != null && !before.isFinished();
            segments[i] = waits && queue.get(i) instanceof Playable.Speech words && speech.atHand(words) == null
                    ? Segment.live(speech.speakAfter(before, words))
                    : load(queue.get(i));
            before = segments[i].live() == null ? before : segments[i].live();
        }
        return segments;
    }

    /** Has at hand what can be. */
    void prepare(List<Playable> queue) {
        for (Playable item : queue) {
            if (item instanceof Playable.Speech words) {
                speech.prepare(words);
            } else {
                load(item);
            }
        }
    }

    private Segment atHand(Playable item) {
        byte[] audio = null;
        if (item instanceof Playable.Mark mark) {
            return Segment.mark(mark.name());
        } else if (item instanceof Playable.Silence silence) {
            return Segment.silence(silence.length());
        } else if (item instanceof Playable.Clip clip) {
            byte[] whole = decoded.get(clip.audio());
            audio = whole == null ? null : Loudness.of(whole, clip.volume());
        } else if (item instanceof Playable.Speech words) {
            audio = speech.atHand(words);
        }
        return audio == null ? null : Segment.audio(audio);
    }

    private Segment load(Playable item) {
        Segment ready = atHand(item);
        if (ready != null) {
            return ready;
        }
        if (item instanceof Playable.Clip clip) {
            return decode(clip);
        }
        return item instanceof Playable.Speech words ? Segment.live(speech.speak(words)) : Segment.audio(NOTHING);
    }

    private static Playable.Speech words(Playable.Clip clip) {
        String language = clip.language().isEmpty() ? "en-US" : clip.language();
        return new Playable.Speech(clip.text(), language, Delivery.PLAIN.withVolume(clip.volume()));
    }

    private Segment decode(Playable.Clip clip) {
        try {
            byte[] audio = PromptCodec.decode(clip.audio());
            decoded.put(clip.audio(), audio);
            return Segment.audio(Loudness.of(audio, clip.volume()));
        } catch (IOException e) {
            log.warn("a prompt cannot be played ({}); its words are spoken instead: {}", e.getMessage(), clip.text());
            return clip.text().isBlank() ? Segment.audio(NOTHING) : Segment.live(speech.speak(words(clip)));
        }
    }
}
