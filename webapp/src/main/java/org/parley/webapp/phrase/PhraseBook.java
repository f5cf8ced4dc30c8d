package org.parley.webapp.phrase;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All phrases of a prompts folder, as {@code phrases.csv} lists them: the first column is the id, each further one a
 * language, whose audio is in {@code <language>/<id>.wav}. Immutable; load it again to see changed files.
 */
public final class PhraseBook {
    /** Where phrases are served: {@code PATH<content hash>/<language>/<id>.wav}. */
    public static final String PATH = "/vxml/prompts/";

    private final List<String> languages;
    private final Map<String, Map<String, Phrase>> phrases = new LinkedHashMap<>();
    private final Map<String, Phrase> byUrl = new LinkedHashMap<>();

    private PhraseBook(List<String> languages) {
        this.languages = List.copyOf(languages);
        languages.forEach(language -> phrases.put(language, new LinkedHashMap<>()));
    }

    /**
     * Reads a folder.
     *
     * @throws IOException when it cannot be read, or a row is malformed or doubled: the message names the line
     */
    public static PhraseBook load(Path folder) throws IOException {
        Path list = folder.resolve("phrases.csv");
        List<String> lines = Files.readAllLines(list);
        if (lines.isEmpty() || !lines.get(0).startsWith("id,")) {
            throw new IOException(list + " must begin with a line id,<language>,...");
        }
        List<String> header = CsvLine.cells(lines.get(0));
        PhraseBook book = new PhraseBook(header.subList(1, header.size()));
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                List<String> cells = CsvLine.cells(lines.get(i));
                String where = list + " line " + (i + 1);
                if (cells.size() != header.size() || !cells.get(0).matches("[a-z0-9-]+(/[a-z0-9-]+)*")) {
                    throw new IOException(
                            where + " needs an id of a-z, 0-9, - and /, and a text for " + book.languages);
                }
                for (int column = 1; column < header.size(); column++) {
                    book.add(folder, header.get(column), cells.get(0), cells.get(column), where);
                }
            }
        }
        return book;
    }

    private void add(Path folder, String language, String id, String text, String where) throws IOException {
        if (text.isBlank()) {
            throw new IOException(where + ": " + id + " has no text in " + language);
        }
        Path file = folder.resolve(language).resolve(id + ".wav");
        boolean recorded = Files.isRegularFile(file);
        byte[] content = recorded ? Files.readAllBytes(file) : text.getBytes(StandardCharsets.UTF_8);
        String url = PATH + hash(content) + '/' + language + '/' + id + ".wav";
        Phrase phrase = new Phrase(id, language, text, file, url, recorded);
        if (phrases.get(language).put(id, phrase) != null) {
            throw new IOException(where + ": " + id + " is listed twice");
        }
        byUrl.put(url, phrase);
    }

    /** The languages in the order of the columns; the first is the one to fall back to. */
    public List<String> languages() {
        return languages;
    }

    /**
     * A phrase.
     *
     * @throws IllegalArgumentException when there is no such language or id; the message names it
     */
    public Phrase phrase(String language, String id) {
        Map<String, Phrase> all = phrases.get(language);
        if (all == null) {
            throw new IllegalArgumentException("No phrases in " + language + ", only in " + languages);
        }
        Phrase phrase = all.get(id);
        if (phrase == null) {
            throw new IllegalArgumentException("phrases.csv has no row " + id);
        }
        return phrase;
    }

    /** Whether there is a row with this id. */
    public boolean contains(String id) {
        return !languages.isEmpty() && phrases.get(languages.get(0)).containsKey(id);
    }

    /** The phrase served at a path such as {@link Phrase#url()}; nothing for a path of content that is gone. */
    public Optional<Phrase> served(String path) {
        return Optional.ofNullable(byUrl.get(path)).filter(Phrase::recorded);
    }

    /** All phrases of all languages. */
    public List<Phrase> all() {
        return Collections.unmodifiableList(new ArrayList<>(byUrl.values()));
    }

    /** Phrases without audio: a speech engine has to speak them. */
    public List<Phrase> missing() {
        return byUrl.values().stream().filter(phrase -> !phrase.recorded()).toList();
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
