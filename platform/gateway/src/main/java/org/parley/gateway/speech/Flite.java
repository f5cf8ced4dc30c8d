package org.parley.gateway.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Flite with the English voices that it has built in. */
final class Flite extends CommandEngine {
    private static final String WOMAN = "slt";
    private static final String MAN = "rms";
    private static final List<String> VOICES = List.of(WOMAN, MAN, "awb", "kal");
    private static final int USUAL_HERTZ_OF_WOMAN = 170;
    private static final int USUAL_HERTZ_OF_MAN = 100;

    Flite(Path program) {
        super("flite", program, List.of("en"));
    }

    @Override
    public boolean hasVoice(Manner manner) {
        return manner.names().isEmpty() || manner.names().stream().anyMatch(VOICES::contains);
    }

    @Override
    List<String> arguments(Words words) {
        Manner manner = words.manner();
        String voice =
                manner.names().stream().filter(VOICES::contains).findFirst().orElse(manner.isMale() ? MAN : WOMAN);
        List<String> arguments = new ArrayList<>(List.of("-voice", voice));
        if (manner.rate() != 1) {
            arguments.addAll(List.of("--setf", String.format(Locale.ROOT, "duration_stretch=%.2f", 1 / manner.rate())));
        }
        if (manner.pitch() != 1) {
            int usual = voice.equals(WOMAN) ? USUAL_HERTZ_OF_WOMAN : USUAL_HERTZ_OF_MAN;
            arguments.addAll(
                    List.of("--setf", String.format(Locale.ROOT, "int_f0_target_mean=%.0f", usual * manner.pitch())));
        }
        arguments.addAll(List.of("-f", "/dev/stdin"));
        return arguments;
    }

    /** It goes back to what it wrote before, which a pipe does not let it do: then it waits for ever. */
    @Override
    byte[] wave(Words words, String text) throws IOException {
        Path file = Files.createTempFile("flite", ".wav");
        try {
            List<String> arguments = new ArrayList<>(arguments(words));
            arguments.addAll(List.of("-o", file.toString()));
            run(arguments, text);
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }
}
