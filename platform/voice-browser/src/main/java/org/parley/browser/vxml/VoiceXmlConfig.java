package org.parley.browser.vxml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.parley.browser.platform.AudioContent;
import org.parley.browser.platform.Playable;

/**
 * What a voice browser is told at its start.
 *
 * @param language {@code xml:lang} of documents that name none
 * @param properties defaults of VoiceXML properties (VoiceXML 2.0 §6.3)
 * @param defaultHandlers a VoiceXML document whose catch elements handle what no document does (§5.2.5)
 * @param apology what a caller hears when a dialog fails; must not need any fetch
 * @param apologyText the words of it, spoken where there is no audio; empty for silence
 * @param ringing what a caller hears during a transfer that names no transferaudio, by language; may be empty
 * @param recordType media type of recordings that name none
 * @param recordMaxTime longest recording that names no maxtime
 */
public record VoiceXmlConfig(
        String language,
        Map<String, String> properties,
        String defaultHandlers,
        Optional<AudioContent> apology,
        String apologyText,
        Map<String, Playable.Clip> ringing,
        String recordType,
        Duration recordMaxTime,
        VoiceXmlLimits limits) {

    public VoiceXmlConfig {
        properties = Map.copyOf(properties);
        ringing = Map.copyOf(ringing);
    }

    public static VoiceXmlConfig defaults() {
        return new VoiceXmlConfig(
                "en-US",
                Map.ofEntries(
                        Map.entry("bargein", "true"),
                        Map.entry("bargeintype", "speech"),
                        Map.entry("timeout", "5s"),
                        Map.entry("interdigittimeout", "3s"),
                        Map.entry("termtimeout", "0s"),
                        Map.entry("termchar", "#"),
                        Map.entry("fetchtimeout", "10s"),
                        Map.entry("inputmodes", "dtmf voice"),
                        Map.entry("universals", "none"),
                        Map.entry("maxnbest", "1"),
                        Map.entry("confidencelevel", "0.5")),
                defaultHandlersOfThePlatform(),
                Optional.empty(),
                "",
                Map.of(),
                "audio/basic",
                Duration.ofMinutes(5),
                VoiceXmlLimits.defaults());
    }

    /** The same with audio for the apology. */
    public VoiceXmlConfig withApology(AudioContent audio, String text) {
        return new VoiceXmlConfig(
                language,
                properties,
                defaultHandlers,
                Optional.of(audio),
                text,
                ringing,
                recordType,
                recordMaxTime,
                limits);
    }

    /** The same with the tone of a telephone that rings, by language. */
    public VoiceXmlConfig withRinging(Map<String, Playable.Clip> tones) {
        return new VoiceXmlConfig(
                language, properties, defaultHandlers, apology, apologyText, tones, recordType, recordMaxTime, limits);
    }

    /** The same with other defaults of properties, over these. */
    public VoiceXmlConfig withProperties(Map<String, String> others) {
        Map<String, String> merged = new HashMap<>(properties);
        merged.putAll(others);
        return new VoiceXmlConfig(
                language, merged, defaultHandlers, apology, apologyText, ringing, recordType, recordMaxTime, limits);
    }

    public VoiceXmlConfig withLimits(VoiceXmlLimits other) {
        return new VoiceXmlConfig(
                language, properties, defaultHandlers, apology, apologyText, ringing, recordType, recordMaxTime, other);
    }

    private static String defaultHandlersOfThePlatform() {
        try (InputStream in = VoiceXmlConfig.class.getResourceAsStream("default-handlers.vxml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
