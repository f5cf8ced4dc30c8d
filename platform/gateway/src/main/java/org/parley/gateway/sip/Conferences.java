package org.parley.gateway.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.parley.browser.platform.AudioContent;
import org.parley.browser.platform.CallControlException;
import org.parley.browser.platform.ConferenceRequest;
import org.parley.browser.platform.JoinOptions;
import org.parley.gateway.audio.G711;
import org.parley.gateway.audio.PromptCodec;
import org.parley.gateway.media.ConferencePart;
import org.parley.gateway.media.ConferenceTone;
import org.parley.gateway.media.MediaConference;
import org.parley.gateway.media.MediaEngine;
import org.parley.gateway.media.MediaSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The conferences of all CCXML sessions, and what their joins mean for the audio (CCXML 1.0 §10.5). Thread-safe. */
final class Conferences {
    private static final Logger LOG = LoggerFactory.getLogger(Conferences.class);
    private static final int FRAME = 160;
    /** Samples, five seconds: the others want to talk. */
    private static final int LONGEST_TONE = 40_000;

    private final MediaEngine media;
    private final int places;
    private final Map<String, MediaConference> running = new ConcurrentHashMap<>();

    /** @param places parties that one conference may have */
    Conferences(MediaEngine media, int places) {
        this.media = media;
        this.places = places;
    }

    /** @throws CallControlException more places are to be kept than there are */
    void create(ConferenceRequest request) {
        if (request.reservedTalkers() + request.reservedListeners() > places) {
            throw new CallControlException("a conference has " + places + " places at most");
        }
        running.put(request.conferenceId(), media.conference(request.name()));
    }

    void destroy(String id) {
        MediaConference conference = running.remove(id);
        if (conference != null) {
            conference.close();
        }
    }

    Optional<MediaConference> get(String id) {
        return Optional.ofNullable(running.get(id));
    }

    /**
     * A call comes in, or comes in otherwise than before. Hints: {@code gain}, decibels on what it says; {@code talking},
     * when true, has the connection signal {@code talking} and {@code quiet}.
     *
     * @param talking told when the caller begins to talk and ends, if a hint wants it
     * @param part who hears whom
     * @throws CallControlException there is no place left, or a hint is wrong
     */
    void join(
            MediaConference conference,
            MediaSession party,
            ConferencePart part,
            JoinOptions options,
            Consumer<Boolean> talking) {
        if (conference.parties() >= places) {
            throw new CallControlException("the conference has no place left");
        }
        ConferencePart wanted = part.tones(tone(options.enterTone(), options), tone(options.exitTone(), options))
                .gain(gain(options));
        wanted = options.autoInputGain() ? wanted.levelled() : wanted;
        boolean tells = Boolean.parseBoolean(options.hints().get("talking"));
        conference.join(party, tells ? wanted.talking(talking) : wanted);
    }

    /** A tone by URI is fetched; until it is there, and when it cannot be had, it is the engine's own. */
    private static ConferenceTone tone(String wanted, JoinOptions options) {
        if (wanted.isEmpty()) {
            return ConferenceTone.NONE;
        }
        return wanted.equals("true")
                ? ConferenceTone.OWN
                : ConferenceTone.of(options.tones().apply(wanted).thenApply(audio -> frames(wanted, audio)));
    }

    private static byte[] frames(String name, AudioContent audio) {
        try {
            byte[] mulaw = PromptCodec.decode(audio);
            int length = Math.min(LONGEST_TONE, (mulaw.length + FRAME - 1) / FRAME * FRAME);
            byte[] frames = Arrays.copyOf(mulaw, length);
            Arrays.fill(frames, Math.min(mulaw.length, length), length, G711.SILENCE);
            return frames;
        } catch (IOException e) {
            LOG.warn("the tone {} of a conference cannot be played: {}", name, e.getMessage());
            throw new UncheckedIOException(e);
        }
    }

    private static double gain(JoinOptions options) {
        String gain = options.hints().getOrDefault("gain", "0");
        try {
            return Double.parseDouble(gain);
        } catch (NumberFormatException e) {
            throw new CallControlException("the hint gain must be decibels, not '" + gain + "'");
        }
    }
}
