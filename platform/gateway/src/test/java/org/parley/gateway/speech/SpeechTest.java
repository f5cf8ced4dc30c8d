package org.parley.gateway.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.browser.platform.Delivery;
import org.parley.browser.platform.Playable;
import org.parley.gateway.audio.G711;

class SpeechTest {
    @TempDir
    Path data;

    private final class Voice implements SpeechEngine {
        private final String name;
        private final AtomicInteger spoken = new AtomicInteger();
        private boolean broken;
        private boolean ready = true;

        private Voice(String name) {
            this.name = name;
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
            if (broken) {
                throw new IOException("hoarse");
            }
            short[] samples = new short
                    [(int) (1600 * words.text().length() / words.manner().rate())];
            Arrays.fill(samples, (short) 8_000);
            return new PcmAudio(samples, 16_000);
        }
    }

    private static Playable.Speech english(String text) {
        return new Playable.Speech(text, "en-US");
    }

    private static Playable.Speech english(String text, double rate, double volume, String voice) {
        return new Playable.Speech(text, "en-US", new Delivery(rate, volume, 1, voice, Map.of()));
    }

    private Speech speech(SpeechEngine... engines) {
        return new Speech(List.of(engines), new SpeechCache(data.resolve("cache")), Optional.of(new Speller(data)));
    }

    @Test
    void theFirstEngineSpeaksOnceAndTheDiskRemembers() {
        Voice voice = new Voice("one");
        Speech speech = speech(voice);
        assertThat(speech.atHand(english("hello"))).isNull();
        assertThat(speech.speak(english("hello"))).hasSize(4000);
        assertThat(speech.atHand(english("hello"))).hasSize(4000);
        assertThat(speech(voice).speak(english("hello"))).hasSize(4000);
        assertThat(voice.spoken).hasValue(1);
    }

    @Test
    void aMannerIsAnotherSoundAndVolumeIsAppliedToWhatIsKept() {
        Voice voice = new Voice("one");
        assertThat(speech(voice).speak(english("hello", 1, 1, ""))).hasSize(4000);
        assertThat(speech(voice).speak(english("hello", 2, 1, ""))).hasSize(2000);
        byte[] usual = speech(voice).speak(english("hello"));
        byte[] soft = speech(voice).speak(english("hello", 1, 0.5, ""));
        assertThat(voice.spoken).as("different sounds").hasValue(2);
        assertThat((double) G711.fromMulaw(usual[2000])).isCloseTo(8_000, withinPercentage(4));
        assertThat((double) G711.fromMulaw(soft[2000])).isCloseTo(4_000, withinPercentage(4));
        assertThat(speech(voice).speak(english("hello", 1, 0, ""))).containsOnly(G711.SILENCE);
    }

    @Test
    void theEngineThatHasTheVoiceSpeaksBeforeOthers() {
        Voice anna = new Voice("anna");
        Voice paul = new Voice("paul");
        speech(anna, paul).speak(english("hello", 1, 1, "Nobody Paul"));
        assertThat(paul.spoken).hasValue(1);
        speech(anna, paul).speak(english("hello", 1, 1, "Nobody"));
        assertThat(anna.spoken).hasValue(1);
    }

    @Test
    void anEngineThatFailsOrLoadsGivesWayToTheNext() {
        Voice broken = new Voice("broken");
        broken.broken = true;
        Voice loading = new Voice("loading");
        loading.ready = false;
        Voice good = new Voice("good");
        assertThat(speech(broken, loading, good).speak(english("yes"))).hasSize(2400);
        assertThat(loading.spoken).hasValue(0);
    }

    @Test
    void withoutEngineTextIsSpelt() throws IOException {
        byte[] sound = {
            'R', 'I', 'F', 'F', 46, 0, 0, 0, 'W', 'A', 'V', 'E', 'f', 'm', 't', ' ', 16, 0, 0, 0, 7, 0, 1, 0, 0x40,
            0x1F, 0, 0, 0x40, 0x1F, 0, 0, 1, 0, 8, 0, 'd', 'a', 't', 'a', 2, 0, 0, 0, 1, 2
        };
        Files.createDirectories(data.resolve("es-US/letter"));
        Files.createDirectories(data.resolve("es-US/digit"));
        Files.write(data.resolve("es-US/letter/a.wav"), sound);
        Files.write(data.resolve("es-US/digit/1.wav"), sound);
        byte[] spelt = speech(new Voice("english")).speak(new Playable.Speech("Á1", "es-US"));
        assertThat(spelt).hasSize(2 * (2 + 640)).startsWith(1, 2);
        assertThat(speech().speak(new Playable.Speech("zzz", "fr-FR"))).isNotNull();
    }

    @Test
    void installedProgramsSpeak() throws IOException {
        List<SpeechEngine> engines = CommandEngine.installed();
        assumeTrue(!engines.isEmpty(), "neither espeak-ng nor flite is installed");
        PcmAudio audio = engines.get(0).synthesize(new Words("One; \"two\" $(three) `four` -x", "en-US", Manner.PLAIN));
        assertThat(audio.samples().length / (double) audio.rate()).isBetween(0.5, 10.0);
    }
}
