package org.parley.gateway.speech;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.parley.gateway.audio.G711;
import org.parley.gateway.mrcp.MrcpClient;
import org.parley.gateway.mrcp.message.MrcpHeaders;

/** A speech server as an engine. It speaks as fast as one listens, so what it says is heard meanwhile. */
public final class MrcpEngine implements SpeechEngine {
    private final SpeechServerConfig config;
    private final Duration stall;
    private volatile MrcpClient client;

    /** @param stall how long nothing may be heard in the middle of a text */
    public MrcpEngine(SpeechServerConfig config, Duration stall) {
        this.config = config;
        this.stall = stall;
    }

    /** From now on it can speak. */
    public void open(MrcpClient opened) {
        client = opened;
    }

    @Override
    public String name() {
        return "mrcp-" + config.mrcp().name();
    }

    @Override
    public String family() {
        return config.mrcp().name();
    }

    @Override
    public boolean speaks(String language) {
        return Languages.has(config.speaks(), language);
    }

    @Override
    public boolean ready() {
        return client != null;
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public boolean keeps() {
        return config.keeps();
    }

    @Override
    public boolean hasVoice(Manner manner) {
        return manner.names().isEmpty() || manner.names().stream().anyMatch(config.voices()::contains);
    }

    /** Whole, for those who cannot listen meanwhile. */
    @Override
    public PcmAudio synthesize(Words words) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        speak(words, new SpeechSink() {
            @Override
            public void audio(byte[] mulaw, int length) {
                said.write(mulaw, 0, length);
            }

            @Override
            public boolean isWanted() {
                return true;
            }

            @Override
            public void whenUnwanted(Runnable action) {
                // always wanted
            }
        });
        byte[] mulaw = said.toByteArray();
        short[] samples = new short[mulaw.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = G711.fromMulaw(mulaw[i]);
        }
        return new PcmAudio(samples, 8000);
    }

    @Override
    public boolean speak(Words words, SpeechSink sink) throws IOException {
        try {
            return new MrcpSpeaking(client, stall, sink).say(headers(words), Ssml.of(words));
        } catch (MrcpSpeaking.NothingSaidException lost) {
            if (!sink.isWanted()) {
                throw lost;
            }
            // the connection that it shared was gone already; a session of its own makes another
            return new MrcpSpeaking(client, stall, sink).say(headers(words), Ssml.of(words));
        }
    }

    /** RFC 6787 §8.4. */
    private MrcpHeaders headers(Words words) {
        MrcpHeaders headers = MrcpHeaders.of("Speech-Language", words.language(), "Kill-On-Barge-In", "true");
        Manner manner = words.manner();
        if (manner.isMale() || manner.isFemale()) {
            return headers.with("Voice-Gender", manner.voice());
        }
        return manner.names().stream()
                .filter(config.voices()::contains)
                .findFirst()
                .map(voice -> headers.with("Voice-Name", voice))
                .orElse(headers);
    }
}
