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
import java.util.function.Function;
import org.parley.gateway.audio.WaveFile;

/** An engine that is a program of the machine: text by standard input, WAVE by standard output, no shell between. */
public final class CommandEngine implements SpeechEngine {
    private static final int MOST_CHARACTERS = 4000;
    private static final long SECONDS = 10;

    private final String name;
    private final Path program;
    private final Function<String, List<String>> arguments;
    private final List<String> languages;

    /** @param languages primary subtags that it speaks, for instance {@code en} */
    CommandEngine(String name, Path program, Function<String, List<String>> arguments, List<String> languages) {
        this.name = name;
        this.program = program;
        this.arguments = arguments;
        this.languages = languages;
    }

    /** The programs that are installed: espeak-ng, flite. */
    public static List<SpeechEngine> installed() {
        List<SpeechEngine> engines = new ArrayList<>();
        find("espeak-ng").ifPresent(program -> engines.add(espeak(program)));
        find("flite").ifPresent(program -> engines.add(flite(program)));
        return engines;
    }

    private static CommandEngine espeak(Path program) {
        Function<String, List<String>> arguments = language -> {
            String tag = language.toLowerCase(Locale.ROOT);
            String voice = List.of("en-us", "en-gb", "es-419", "pt-br").contains(tag) ? tag : primary(language);
            return List.of("-v", tag.equals("es-us") ? "es-419" : voice, "-s", "160", "--stdin", "--stdout");
        };
        return new CommandEngine("espeak-ng", program, arguments, List.of("en", "es", "fr", "de", "it", "pt", "nl"));
    }

    private static CommandEngine flite(Path program) {
        return new CommandEngine(
                "flite",
                program,
                language -> List.of("-voice", "slt", "-f", "/dev/stdin", "-o", "/dev/stdout"),
                List.of("en"));
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

    private static String primary(String language) {
        return language.split("-", 2)[0].toLowerCase(Locale.ROOT);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean speaks(String language) {
        return languages.contains(primary(language));
    }

    @Override
    public PcmAudio synthesize(String text, String language) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments.apply(language));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
        try (OutputStream input = process.getOutputStream()) {
            input.write(
                    text.substring(0, Math.min(text.length(), MOST_CHARACTERS)).getBytes(StandardCharsets.UTF_8));
        }
        byte[] wave = process.getInputStream().readAllBytes();
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
        WaveFile audio = WaveFile.read(wave);
        return new PcmAudio(audio.samples(), audio.rate());
    }
}
