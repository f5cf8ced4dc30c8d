package org.parley.gateway.speech;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.parley.gateway.audio.WaveFile;

/** An engine that is a program of the machine: text by standard input, WAVE by standard output, no shell between. */
public abstract sealed class CommandEngine implements SpeechEngine permits Espeak, Flite {
    private static final int MOST_CHARACTERS = 4000;
    private static final long SECONDS = 10;

    private final String name;
    private final Path program;
    private final List<String> languages;

    /** @param languages primary subtags that it speaks, for instance {@code en} */
    CommandEngine(String name, Path program, List<String> languages) {
        this.name = name;
        this.program = program;
        this.languages = languages;
    }

    /** The programs that are installed: espeak-ng, flite. */
    public static List<SpeechEngine> installed() {
        List<SpeechEngine> engines = new ArrayList<>();
        find("espeak-ng").ifPresent(program -> engines.add(new Espeak(program)));
        find("flite").ifPresent(program -> engines.add(new Flite(program)));
        return engines;
    }

    private static Optional<Path> find(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            Path file = Path.of(folder, program);
            if (!folder.isEmpty() && Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    static String primary(String language) {
        return language.split("-", 2)[0].toLowerCase(Locale.ROOT);
    }

    /** What the program is told beside the text. */
    abstract List<String> arguments(Words words);

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean speaks(String language) {
        return languages.contains(primary(language));
    }

    @Override
    public PcmAudio synthesize(Words words) throws IOException {
        String text = words.text();
        WaveFile audio = WaveFile.read(wave(words, text.substring(0, Math.min(text.length(), MOST_CHARACTERS))));
        return new PcmAudio(audio.samples(), audio.rate());
    }

    /** What the program makes of a text, as a WAVE file. */
    byte[] wave(Words words, String text) throws IOException {
        return run(arguments(words), text);
    }

    /** What the program writes. */
    final byte[] run(List<String> arguments, String text) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
        try (OutputStream input = process.getOutputStream()) {
            input.write(text.getBytes(StandardCharsets.UTF_8));
        }
        byte[] output = process.getInputStream().readAllBytes();
        try {
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException(name + " ended with status " + status);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException(name + " was interrupted", e);
        }
        return output;
    }
}
