package org.parley.webapp.phrase;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.webapp.Proves;

class PhraseBookTest {
    private static final Path PROMPTS = Path.of(System.getProperty("parley.home"), "prompts");

    @TempDir
    Path folder;

    @Test
    @Proves("two-languages")
    void everyPhraseHasItsAudio() throws Exception {
        assertThat(PhraseBook.load(PROMPTS).missing())
                .as("phrases without audio: run ./run prompts and commit what it makes")
                .isEmpty();
    }

    @Test
    void noAudioIsAnOrphan() throws Exception {
        PhraseBook book = PhraseBook.load(PROMPTS);
        Set<Path> listed = book.all().stream().map(Phrase::file).collect(toSet());
        try (Stream<Path> files = Files.walk(PROMPTS)) {
            assertThat(files.filter(file -> file.toString().endsWith(".wav"))
                            .filter(file -> !file.startsWith(PROMPTS.resolve("music"))))
                    .as("audio files that phrases.csv knows")
                    .allMatch(listed::contains);
        }
    }

    @Test
    void audioIsLoudEnoughNeverClippedAndAsLongAsItsText() throws Exception {
        for (Phrase phrase : PhraseBook.load(PROMPTS).all()) {
            short[] samples = samples(phrase.file());
            double seconds = samples.length / 8_000.0;
            int peak = 0;
            double power = 0;
            for (short sample : samples) {
                peak = Math.max(peak, Math.abs(sample));
                power += (double) sample * sample;
            }
            assertThat(peak).as(phrase.id() + " peak").isBetween(3_000, 30_000);
            assertThat(Math.sqrt(power / samples.length))
                    .as(phrase.id() + " level")
                    .isGreaterThan(600);
            assertThat(seconds)
                    .as("%s seconds for \"%s\"", phrase.id(), phrase.text())
                    .isBetween(
                            0.2 + 0.02 * phrase.text().length(),
                            1.3 + 0.12 * phrase.text().length());
        }
    }

    @Test
    void aPhraseIsServedByTheHashOfItsContent() throws Exception {
        write("a/b", 1);
        Files.writeString(folder.resolve("phrases.csv"), "id,en-US\na/b,\"one, \"\"two\"\"\"\nc,three\n");
        PhraseBook book = PhraseBook.load(folder);
        Phrase phrase = book.phrase("en-US", "a/b");
        assertThat(phrase.text()).isEqualTo("one, \"two\"");
        assertThat(phrase.url()).matches("/vxml/prompts/[0-9a-f]{16}/en-US/a/b\\.wav");
        assertThat(book.served(phrase.url())).contains(phrase);
        assertThat(book.served("/vxml/prompts/0000000000000000/en-US/a/b.wav")).isEmpty();
        assertThat(book.missing()).extracting(Phrase::id).containsExactly("c");
        assertThat(book.served(book.phrase("en-US", "c").url())).isEmpty();

        write("a/b", 2);
        assertThat(PhraseBook.load(folder).phrase("en-US", "a/b").url()).isNotEqualTo(phrase.url());
    }

    @Test
    void aBadRowIsNamed() throws Exception {
        Path list = folder.resolve("phrases.csv");
        Files.writeString(list, "id,en-US\n../x,one\n");
        assertThatThrownBy(() -> PhraseBook.load(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 2");
        Files.writeString(list, "id,en-US\nx,one\nx,two\n");
        assertThatThrownBy(() -> PhraseBook.load(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("x is listed twice");
        Files.writeString(list, "id,en-US\nx,one\n");
        assertThatThrownBy(() -> PhraseBook.load(folder).phrase("en-US", "y")).hasMessageContaining("no row y");
        assertThatThrownBy(() -> PhraseBook.load(folder).phrase("fr-FR", "x")).hasMessageContaining("fr-FR");
    }

    private void write(String id, int content) throws IOException {
        Path file = folder.resolve("en-US/" + id + ".wav");
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[] {(byte) content});
    }

    private static short[] samples(Path file) throws Exception {
        AudioFormat pcm = new AudioFormat(8_000, 16, 1, true, false);
        try (AudioInputStream audio =
                AudioSystem.getAudioInputStream(pcm, AudioSystem.getAudioInputStream(file.toFile()))) {
            byte[] bytes = audio.readAllBytes();
            short[] samples = new short[bytes.length / 2];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (short) (bytes[2 * i] & 0xff | bytes[2 * i + 1] << 8);
            }
            return samples;
        }
    }
}
