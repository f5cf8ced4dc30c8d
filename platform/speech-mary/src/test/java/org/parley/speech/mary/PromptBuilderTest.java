package org.parley.speech.mary;

import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.gateway.speech.Manner;
import org.parley.gateway.speech.SpeechEngine;
import org.parley.gateway.speech.Words;

class PromptBuilderTest {
    @TempDir
    Path prompts;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void buildsWhatIsMissingOrChangedAndNothingElse() throws Exception {
        PromptBuilder builder = new PromptBuilder(prompts, new PrintStream(said));
        phrases("greeting/hello,\"hello, you\"", "greeting/bye,goodbye", "greeting/own,recorded by a person");
        Path own = Files.createDirectories(prompts.resolve("en-US/greeting")).resolve("own.wav");
        Files.write(own, new byte[] {1});

        assertThat(builder.build("en-US", false)).isEqualTo(2);
        assertThat(builder.build("en-US", false)).isZero();

        phrases("greeting/hello,hello there", "greeting/own,recorded by a person");
        assertThat(builder.build("en-US", false)).isEqualTo(1);
        assertThat(prompts.resolve("en-US/greeting/bye.wav")).doesNotExist();
        assertThat(own).hasBinaryContent(new byte[] {1});

        try (var audio = AudioSystem.getAudioInputStream(
                prompts.resolve("en-US/greeting/hello.wav").toFile())) {
            assertThat(audio.getFormat().getEncoding()).isEqualTo(AudioFormat.Encoding.ULAW);
            assertThat(audio.getFormat().getSampleRate()).isEqualTo(8_000);
            assertThat(audio.getFrameLength()).isBetween(4_000L, 12_000L);
        }
    }

    @Test
    void speaksAtTheLevelOfAllPrompts() throws Exception {
        SpeechEngine engine = ServiceLoader.load(SpeechEngine.class).findFirst().orElseThrow();
        assertThat(engine.speaks("en-US")).isTrue();
        assertThat(engine.speaks("es-US")).isFalse();
        short[] samples = engine.synthesize(new Words("Please leave a message.", "en-US", Manner.PLAIN))
                .samples();
        assertThat(engine.ready()).isTrue();

        int peak = range(0, samples.length).map(i -> Math.abs(samples[i])).max().orElseThrow();
        assertThat(peak).isBetween(6_000, 23_300);
        int loud = (int)
                range(0, 320).filter(i -> Math.abs(samples[i]) > peak / 20).count();
        assertThat(loud).as("samples of speech in the first 40 ms").isZero();
    }

    @Test
    void respellsPhrasesAndWords() throws Exception {
        Files.write(prompts.resolve("pronunciation.csv"), List.of("what,spelling", "letter/a,ay", "a minute,a minnit"));
        Pronunciation pronunciation = Pronunciation.read(prompts);
        assertThat(pronunciation.spelling("letter/a", "A")).isEqualTo("ay");
        assertThat(pronunciation.spelling("x/y", "Wait A minute")).isEqualTo("Wait a minnit");
        assertThat(pronunciation.spelling("x/y", "a minutes")).isEqualTo("a minutes");
    }

    @Test
    void keepsTheTelephoneBandAndNothingAbove() {
        short[] low = new Resampler(48_000).apply(tone(1_000));
        short[] high = new Resampler(48_000).apply(tone(5_000));
        assertThat(range(100, 700).map(i -> low[i]).max().orElseThrow()).isBetween(9_900, 10_100);
        assertThat(range(100, 700).map(i -> Math.abs(high[i])).max().orElseThrow())
                .isLessThan(20);
    }

    private static short[] tone(int hertz) {
        short[] tone = new short[4_800];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (short) (10_000 * Math.sin(2 * Math.PI * hertz * i / 48_000));
        }
        return tone;
    }

    private void phrases(String... rows) throws Exception {
        Files.writeString(prompts.resolve("phrases.csv"), "id,en-US\n" + String.join("\n", rows) + "\n");
    }
}
