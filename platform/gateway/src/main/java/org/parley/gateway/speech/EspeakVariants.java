package org.parley.gateway.speech;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The variants of espeak-ng's voices by name, as the program lists them. Only names from there go to the program. */
final class EspeakVariants {
    private static final Logger log = LoggerFactory.getLogger(EspeakVariants.class);

    /** {@code 5  variant  --/F  female2  !v/f2}. */
    private static final Pattern LINE = Pattern.compile("\\s*\\d+\\s+variant\\s+\\S+\\s+(\\S+)\\s+!v/(\\S+)\\s*");

    private final Espeak program;
    private Map<String, String> files;

    EspeakVariants(Espeak program) {
        this.program = program;
    }

    /** The file of the first of some names, in lower case, that is known. */
    synchronized Optional<String> named(List<String> names) {
        if (files == null && !names.isEmpty()) {
            files = listed();
        }
        return names.stream()
                .map(name -> files.get(name))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private Map<String, String> listed() {
        Map<String, String> listed = new HashMap<>();
        try {
            String list = new String(program.run(List.of("--voices=variant"), ""), StandardCharsets.UTF_8);
            list.lines().map(LINE::matcher).filter(Matcher::matches).forEach(line -> {
                listed.put(line.group(1).toLowerCase(Locale.ROOT), line.group(2));
                listed.putIfAbsent(line.group(2).toLowerCase(Locale.ROOT), line.group(2));
            });
        } catch (IOException e) {
            log.warn("espeak-ng does not list its voices: {}", e.getMessage());
        }
        return listed;
    }
}
