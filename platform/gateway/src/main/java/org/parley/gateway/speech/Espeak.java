package org.parley.gateway.speech;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** espeak-ng: a voice per language, spoken in one of its variants where another voice is wanted. */
final class Espeak extends CommandEngine {
    private static final int WORDS_PER_MINUTE = 160;
    private static final int SLOWEST = 80;
    private static final int FASTEST = 450;

    /** Of its scale for pitch, 0 to 99, which spans two octaves. */
    private static final int MIDDLE_PITCH = 50;

    private static final int HIGHEST_PITCH = 99;

    private final EspeakVariants variants = new EspeakVariants(this);

    Espeak(Path program) {
        super("espeak-ng", program, List.of("en", "es", "fr", "de", "it", "pt", "nl"));
    }

    @Override
    public boolean hasVoice(Manner manner) {
        return manner.names().isEmpty() || variants.named(manner.names()).isPresent();
    }

    @Override
    List<String> arguments(Words words) {
        Manner manner = words.manner();
        List<String> arguments = new ArrayList<>(List.of("-v", voice(words), "-s", String.valueOf(speed(manner))));
        if (manner.pitch() != 1) {
            arguments.addAll(List.of("-p", String.valueOf(pitch(manner))));
        }
        arguments.addAll(List.of("--stdin", "--stdout"));
        return arguments;
    }

    private String voice(Words words) {
        return language(words.language())
                + variant(words.manner()).map(name -> "+" + name).orElse("");
    }

    private Optional<String> variant(Manner manner) {
        if (manner.isFemale()) {
            return Optional.of("f3");
        }
        return manner.isMale() ? Optional.of("m3") : variants.named(manner.names());
    }

    private static String language(String language) {
        String tag = language.toLowerCase(Locale.ROOT);
        if (tag.equals("es-us")) {
            return "es-419";
        }
        return List.of("en-us", "en-gb", "es-419", "pt-br").contains(tag) ? tag : primary(language);
    }

    private static int speed(Manner manner) {
        return (int) Math.round(Math.max(SLOWEST, Math.min(FASTEST, WORDS_PER_MINUTE * manner.rate())));
    }

    private static int pitch(Manner manner) {
        double octaves = Math.log(manner.pitch()) / Math.log(2);
        return (int) Math.round(Math.max(0, Math.min(HIGHEST_PITCH, MIDDLE_PITCH + MIDDLE_PITCH * octaves)));
    }
}
