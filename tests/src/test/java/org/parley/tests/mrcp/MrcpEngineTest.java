package org.parley.tests.mrcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.browser.platform.Delivery;
import org.parley.browser.platform.Playable;
import org.parley.gateway.mrcp.MrcpClient;
import org.parley.gateway.speech.MrcpEngine;
import org.parley.gateway.speech.PcmAudio;
import org.parley.gateway.speech.Speech;
import org.parley.gateway.speech.SpeechCache;
import org.parley.gateway.speech.SpeechEngine;
import org.parley.gateway.speech.SpeechServerConfig;
import org.parley.gateway.speech.SpeechSettings;
import org.parley.gateway.speech.SpokenAudio;
import org.parley.gateway.speech.Words;

/** A speech server as an engine among others. */
class MrcpEngineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** For a busy machine. */
    private static final double SLACK = 0.9;

    @TempDir
    Path data;

    private ClientBench bench;
    private SpeechServer server;
    private MrcpClient client;
    private MrcpEngine engine;
    private double waited;

    /** A beep of 100 ms. */
    private static final class Beeper implements SpeechEngine {
        private static final int SAMPLES = 800;

        @Override
        public String name() {
            return "beeper";
        }

        @Override
        public boolean speaks(String language) {
            return true;
        }

        @Override
        public PcmAudio synthesize(Words words) {
            short[] samples = new short[SAMPLES];
            Arrays.fill(samples, (short) 9_000);
            return new PcmAudio(samples, 8_000);
        }
    }

    @BeforeEach
    void start() throws Exception {
        bench = new ClientBench();
        server = new SpeechServer();
        client = bench.client(server, Optional.empty(), PATIENCE);
        engine = new MrcpEngine(
                new SpeechServerConfig(client.server(), List.of("en-US"), List.of(), Set.of("anna"), true),
                PATIENCE.dividedBy(2));
        engine.open(client);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.close();
        bench.close();
    }

    private Speech speech() {
        return new Speech(
                List.of(engine, new Beeper()),
                new SpeechCache(data),
                Optional.empty(),
                new SpeechSettings(Map.of("other", List.of("test", "beeper")), PATIENCE, Duration.ofMinutes(1)),
                bench.clock);
    }

    private SpokenAudio say(Speech speech, String text) {
        long start = System.nanoTime();
        SpokenAudio audio = speech.speak(new Playable.Speech(text, "en-US"));
        waited = (System.nanoTime() - start) / 1e9;
        return audio;
    }

    @Test
    void textIsHeardWhileItIsSpokenAndKeptOnDisk() {
        SpokenAudio audio = say(speech(), "Good day & welcome");
        assertThat(audio.isFinished()).as("heard before its end").isFalse();
        assertThat(ClientBench.match(audio.whole(), SpeechServer.soundOf("Good day &amp; welcome")))
                .isGreaterThan(0.95);
        assertThat(say(speech(), "Good day & welcome").whole()).isEqualTo(audio.whole());
        assertThat(server.methods()).containsExactly("SPEAK");
        assertThat(server.awaits("SPEAK").headers().first("Speech-Language")).contains("en-US");
    }

    @Test
    void theVoiceThatIsWantedIsNamed() {
        speech().speak(new Playable.Speech("one", "en-US", new Delivery(1, 1, 1, "Bob Anna", Map.of())));
        assertThat(server.awaits("SPEAK").headers().first("Voice-Name")).contains("anna");
    }

    @Test
    void aBargeInIsToldAndWhatWasNotSaidIsNotKept() {
        Speech speech = speech();
        SpokenAudio audio = say(speech, "a long story");
        ClientBench.await(() -> audio.length() > 1600, "some of it");
        audio.abandon();
        server.awaits("BARGE-IN-OCCURRED");
        ClientBench.await(server::idle, "BYE");
        int heard = audio.length();
        assertThat(say(speech, "a long story").whole().length).isGreaterThan(heard);
        assertThat(server.methods()).containsExactly("SPEAK", "BARGE-IN-OCCURRED", "SPEAK");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"DEAD", "REFUSES", "SILENT", "MUTE", "WRONG_LENGTHS", "CLOSES", "LEADS_AWAY"})
    void aServerThatIsNotHeardCostsASecondAtMost(Fault fault) {
        server.has(fault);
        Speech speech = speech();
        byte[] heard = say(speech, "one").whole();
        // of a server whose control breaks off a packet may have been heard
        assertThat(heard.length).isBetween(Beeper.SAMPLES, Beeper.SAMPLES + 1_600);
        assertThat(heard).endsWith(heard[heard.length - 2], heard[heard.length - Beeper.SAMPLES]);
        assertThat(waited).isLessThan(1 + SLACK);
        double all = waited;
        for (int i = 0; i < 5; i++) {
            say(speech, "more " + i).whole();
            all += waited;
        }
        assertThat(all).as("of six texts").isLessThan(1 + SLACK);
        assertThat(server.methods()).as("three texts, twice each, were enough").hasSizeLessThan(7);
    }

    @Test
    void aServerThatBreaksOffIsFollowedByTheNextEngine() {
        server.has(Fault.STALLS);
        byte[] heard = say(speech(), "half of this").whole();
        assertThat(heard.length).isBetween(2_800 + Beeper.SAMPLES, 3_400 + Beeper.SAMPLES);
        assertThat(heard[heard.length - 1]).isNotEqualTo((byte) 0xFF);
    }

    @Test
    void aConnectionThatWasGoneIsMadeAnewWithoutAWord() {
        Speech speech = speech();
        say(speech, "one").whole();
        server.dropConnections();
        assertThat(say(speech, "two").whole().length).isGreaterThan(Beeper.SAMPLES);
    }
}
