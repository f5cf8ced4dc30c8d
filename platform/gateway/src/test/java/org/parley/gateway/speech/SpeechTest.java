package org.parley.gateway.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        public PcmAudio synthesize(String text, String language) throws IOException {
            spoken.incrementAndGet();
            if (broken) {
                throw new IOException("hoarse");
            }
            return new PcmAudio(new short[1600 * text.length()], 16_000);
        }
    }

    private Speech speech(SpeechEngine... engines) {
        return new Speech(List.of(engines), new SpeechCache(data.resolve("cache")), Optional.of(new Speller(data)));
    }

    @Test
    void theFirstEngineSpeaksOnceAndTheDiskRemembers() {
        Voice voice = new Voice("one");
        Speech speech = speech(voice);
        assertThat(speech.atHand("hello", "en-US")).isNull();
        assertThat(speech.speak("hello", "en-US")).hasSize(4000);
        assertThat(speech.atHand("hello", "en-US")).hasSize(4000);
        assertThat(speech(voice).speak("hello", "en-US")).hasSize(4000);
        assertThat(voice.spoken).hasValue(1);
    }

    @Test
    void anEngineThatFailsOrLoadsGivesWayToTheNext() {
        Voice broken = new Voice("broken");
        broken.broken = true;
        Voice loading = new Voice("loading");
        loading.ready = false;
        Voice good = new Voice("good");
        assertThat(speech(broken, loading, good).speak("yes", "en-US")).hasSize(2400);
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
        byte[] spelt = speech(new Voice("english")).speak("Á1", "es-US");
        assertThat(spelt).hasSize(2 * (2 + 640)).startsWith(1, 2);
        assertThat(speech().speak("zzz", "fr-FR")).isNotNull();
    }

    @Test
    void installedProgramsSpeak() throws IOException {
        List<SpeechEngine> engines = CommandEngine.installed();
        assumeTrue(!engines.isEmpty(), "neither espeak-ng nor flite is installed");
        PcmAudio audio = engines.get(0).synthesize("One; \"two\" $(three) `four` -x", "en-US");
        assertThat(audio.samples().length / (double) audio.rate()).isBetween(0.5, 10.0);
    }
}
