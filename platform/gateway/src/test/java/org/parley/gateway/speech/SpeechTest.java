package org.parley.gateway.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.browser.platform.Delivery;
import org.parley.browser.platform.Playable;
import org.parley.gateway.audio.G711;

class SpeechTest {
    @TempDir
    Path data;

    private static Playable.Speech english(String text) {
        return new Playable.Speech(text, "en-US");
    }

    private static Playable.Speech english(String text, double rate, double volume, String voice) {
        return new Playable.Speech(text, "en-US", new Delivery(rate, volume, 1, voice, Map.of()));
    }

    private Speech speech(SpeechEngine... engines) {
        return Voice.speech(data, engines);
    }

    @Test
    void theFirstEngineSpeaksOnceAndTheDiskRemembers() {
        Voice voice = new Voice("one");
        Speech speech = speech(voice);
        assertThat(speech.atHand(english("hello"))).isNull();
        assertThat(speech.speak(english("hello")).whole()).hasSize(4000);
        assertThat(speech.atHand(english("hello"))).hasSize(4000);
        assertThat(speech(voice).speak(english("hello")).whole()).hasSize(4000);
        assertThat(voice.spoken()).isEqualTo(1);
    }

    @Test
    void aMannerIsAnotherSoundAndVolumeIsAppliedToWhatIsKept() {
        Voice voice = new Voice("one");
        assertThat(speech(voice).speak(english("hello", 1, 1, "")).whole()).hasSize(4000);
        assertThat(speech(voice).speak(english("hello", 2, 1, "")).whole()).hasSize(2000);
        byte[] usual = speech(voice).speak(english("hello")).whole();
        byte[] soft = speech(voice).speak(english("hello", 1, 0.5, "")).whole();
        assertThat(voice.spoken()).as("different sounds").isEqualTo(2);
        assertThat((double) G711.fromMulaw(usual[2000])).isCloseTo(8_000, withinPercentage(4));
        assertThat((double) G711.fromMulaw(soft[2000])).isCloseTo(4_000, withinPercentage(4));
        assertThat(speech(voice).speak(english("hello", 1, 0, "")).whole()).containsOnly(G711.SILENCE);
    }

    @Test
    void theEngineThatHasTheVoiceSpeaksBeforeOthers() {
        Voice anna = new Voice("anna");
        Voice paul = new Voice("paul");
        speech(anna, paul).speak(english("hello", 1, 1, "Nobody Paul")).whole();
        assertThat(paul.spoken()).isEqualTo(1);
        speech(anna, paul).speak(english("hello", 1, 1, "Nobody")).whole();
        assertThat(anna.spoken()).isEqualTo(1);
    }

    @Test
    void anEngineThatFailsOrLoadsGivesWayToTheNext() {
        Voice broken = new Voice("broken");
        broken.broken();
        Voice loading = new Voice("loading");
        loading.loading();
        Voice good = new Voice("good");
        assertThat(speech(broken, loading, good).speak(english("yes")).whole()).hasSize(2400);
        assertThat(loading.spoken()).isZero();
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
        byte[] spelt = speech(new Voice("english"))
                .speak(new Playable.Speech("Á1", "es-US"))
                .whole();
        assertThat(spelt).hasSize(2 * (2 + 640)).startsWith(1, 2);
        assertThat(speech().speak(new Playable.Speech("zzz", "fr-FR")).whole()).isNotNull();
    }

    @Test
    void aLanguageHasItsOwnListOfEngines() {
        Voice one = new Voice("one");
        Voice two = new Voice("two");
        SpeechSettings settings = new SpeechSettings(
                Map.of("other", List.of("one", "two"), "en-us", List.of("two", "nobody", "one"), "en", List.of()),
                Duration.ofSeconds(10),
                Duration.ZERO);
        assertThat(settings.engines("en-US", List.of(one, two))).containsExactly(two, one);
        assertThat(settings.engines("EN-GB", List.of(one, two))).isEmpty();
        assertThat(settings.engines("es-US", List.of(one, two))).isEmpty();
    }

    @Test
    void whileTheBestEngineLoadsAnotherSpeaksAndIsNotRemembered() {
        Voice best = new Voice("best");
        best.loading();
        Voice next = new Voice("next");
        Speech speech = speech(best, next);
        assertThat(speech.speak(english("hello")).whole()).hasSize(4000);
        assertThat(next.spoken()).isEqualTo(1);
        best.loaded();
        speech.speak(english("hello")).whole();
        assertThat(best.spoken()).isEqualTo(1);
    }

    private static double level(PcmAudio audio) {
        double sum = 0;
        for (short sample : audio.samples()) {
            sum += (double) sample * sample;
        }
        return Math.sqrt(sum / audio.samples().length);
    }

    @Test
    void eachProgramThatIsInstalledSpeaks() throws IOException {
        List<SpeechEngine> engines = CommandEngine.installed();
        if (Boolean.getBoolean("external.required")) {
            assertThat(engines).extracting(SpeechEngine::name).containsExactly("espeak-ng", "flite");
        }
        assumeTrue(!engines.isEmpty(), "skipped: neither espeak-ng nor flite is installed");
        for (SpeechEngine engine : engines) {
            PcmAudio audio = engine.synthesize(new Words("One; \"two\" $(three) `four` -x", "en-US", Manner.PLAIN));
            assertThat(audio.samples().length / (double) audio.rate())
                    .as(engine.name())
                    .isBetween(0.5, 10.0);
            assertThat(level(audio)).as(engine.name()).isGreaterThan(300);
        }
    }
}
