package org.parley.speech.mary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Respellings for what the voice would say wrong, read from {@code pronunciation.csv} beside a language's audio: the first
 * column is a phrase id (then the second replaces its whole text) or words (then it replaces them in every text).
 */
final class Pronunciation {
    private final Map<String, String> phrases = new LinkedHashMap<>();
    private final Map<Pattern, String> words = new LinkedHashMap<>();

    /** The respellings of a language's folder; none when it has no such file. */
    static Pronunciation read(Path folder) throws IOException {
        Pronunciation result = new Pronunciation();
        Path file = folder.resolve("pronunciation.csv");
        if (Files.exists(file)) {
            List<List<String>> rows = CsvTable.read(file);
            rows.stream()
                    .skip(1)
                    .sorted(Comparator.comparing(row -> -row.get(0).length()))
                    .forEach(row -> result.add(row.get(0), row.get(1)));
        }
        return result;
    }

    private void add(String what, String spelling) {
        if (what.indexOf('/') > 0) {
            phrases.put(what, spelling);
        } else {
            int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
            words.put(Pattern.compile("(?<!\\w)" + Pattern.quote(what) + "(?!\\w)", flags), spelling);
        }
    }

    /** What the voice is given to speak this phrase. */
    String spelling(String id, String text) {
        String whole = phrases.get(id);
        if (whole != null) {
            return whole;
        }
        String result = text;
        for (Map.Entry<Pattern, String> word : words.entrySet()) {
            result = word.getKey().matcher(result).replaceAll(Matcher.quoteReplacement(word.getValue()));
        }
        return result;
    }
}
