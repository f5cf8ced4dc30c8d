package org.parley.speech.mary;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.parley.gateway.speech.CommandEngine;
import org.parley.gateway.speech.Manner;
import org.parley.gateway.speech.PcmAudio;
import org.parley.gateway.speech.SpeechEngine;
import org.parley.gateway.speech.Words;

/**
 * Synthesises the prompts that {@code phrases.csv} lists and that have no audio yet, or whose text changed since, as 8 kHz
 * µ-law WAV files. Audio of phrases that are gone is deleted; files recorded by a person are left alone.
 */
public final class PromptBuilder {
    private static final AudioFormat PCM = new AudioFormat(8_000, 16, 1, true, false);

    private final Path prompts;
    private final PrintStream out;
    private final List<SpeechEngine> engines = new ArrayList<>(List.of(new MarySpeech()));

    /** Builds in a prompts folder and says on {@code out} what it does. */
    public PromptBuilder(Path prompts, PrintStream out) {
        this.prompts = prompts;
        this.out = out;
        engines.addAll(CommandEngine.installed());
    }

    /**
     * Builds what is missing.
     *
     * @param args the prompts folder, then languages (none: all); {@code --all} builds every file anew
     */
    public static void main(String[] args) throws IOException {
        List<String> plain = new ArrayList<>(List.of(args));
        boolean all = plain.remove("--all");
        if (plain.isEmpty() || plain.stream().anyMatch(arg -> arg.startsWith("-"))) {
            System.err.println("usage: PromptBuilder PROMPTS_FOLDER [LANGUAGE...] [--all]");
            System.exit(2);
        }
        PromptBuilder builder = new PromptBuilder(Path.of(plain.remove(0)), System.out);
        for (String language : plain.isEmpty() ? builder.spokenLanguages() : plain) {
            builder.build(language, all);
        }
        // MaryTTS leaves threads behind.
        System.exit(0);
    }

    private List<String> spokenLanguages() throws IOException {
        List<String> header = CsvTable.read(prompts.resolve("phrases.csv")).get(0);
        return header.subList(1, header.size());
    }

    private SpeechEngine engine(String language) throws IOException {
        return engines.stream()
                .filter(engine -> engine.speaks(language))
                .findFirst()
                .orElseThrow(() -> new IOException(
                        "no voice for " + language + ": install espeak-ng, or record the phrases yourself"));
    }

    private short[] speak(String text, String language) throws IOException {
        SpeechEngine engine = engine(language);
        PcmAudio audio = engine.synthesize(new Words(text, language, Manner.PLAIN));
        return engine instanceof MarySpeech
                ? audio.samples()
                : new PromptFinish()
                        .apply(org.parley.gateway.audio.Resampler.toTelephony(audio.samples(), audio.rate()));
    }

    /** Builds one language. @return how many files were written */
    public int build(String language, boolean all) throws IOException {
        List<List<String>> rows = CsvTable.read(prompts.resolve("phrases.csv"));
        int column = rows.get(0).indexOf(language);
        if (column < 1) {
            throw new IOException("phrases.csv has no column " + language);
        }
        Path folder = prompts.resolve(language);
        Pronunciation pronunciation = Pronunciation.read(folder);
        AudioManifest manifest = AudioManifest.read(folder);
        Set<String> ids = new HashSet<>();
        int built = 0;
        try {
            for (List<String> row : rows.subList(1, rows.size())) {
                String id = row.get(0);
                Path file = folder.resolve(id + ".wav");
                String spelling = pronunciation.spelling(id, row.get(column));
                ids.add(id);
                boolean byPerson = Files.exists(file) && !manifest.lists(id);
                if (!byPerson && (all || !Files.exists(file) || !manifest.isCurrent(id, spelling))) {
                    out.println(language + "/" + id + ": " + spelling);
                    write(speak(spelling, language), file);
                    manifest.put(id, spelling);
                    built++;
                }
            }
            deleteOrphans(folder, manifest, ids);
        } finally {
            manifest.write();
        }
        out.println(language + ": " + built + " built, " + ids.size() + " phrases in all");
        return built;
    }

    private void deleteOrphans(Path folder, AudioManifest manifest, Set<String> ids) throws IOException {
        for (String id : manifest.ids()) {
            if (!ids.contains(id)) {
                out.println("deleted " + id);
                Files.deleteIfExists(folder.resolve(id + ".wav"));
                manifest.remove(id);
            }
        }
    }

    private static void write(short[] samples, Path file) throws IOException {
        byte[] bytes = new byte[2 * samples.length];
        for (int i = 0; i < samples.length; i++) {
            bytes[2 * i] = (byte) samples[i];
            bytes[2 * i + 1] = (byte) (samples[i] >> 8);
        }
        Files.createDirectories(file.getParent());
        AudioInputStream pcm = new AudioInputStream(new ByteArrayInputStream(bytes), PCM, samples.length);
        AudioSystem.write(
                AudioSystem.getAudioInputStream(AudioFormat.Encoding.ULAW, pcm),
                AudioFileFormat.Type.WAVE,
                file.toFile());
    }
}
