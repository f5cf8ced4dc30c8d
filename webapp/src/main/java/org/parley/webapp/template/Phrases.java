package org.parley.webapp.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.parley.webapp.phrase.Phrase;
import org.parley.webapp.phrase.PhraseBook;
import org.parley.webapp.phrase.Speaking;

/**
 * {@code $phrase}: the phrases of one language as templates use them. A changed phrases.csv counts from the next use on.
 * Thread-safe.
 */
public final class Phrases {
    private final Path folder;
    private final String language;
    private volatile Loaded loaded;

    private record Loaded(FileStamp stamp, PhraseBook book, Speaking speaking) {}

    /** @param folder holds phrases.csv and a folder of audio for each language */
    public Phrases(Path folder, String language) {
        this.folder = folder;
        this.language = language;
    }

    /** The address of a phrase's audio. */
    public String src(String id) {
        return current().book().phrase(language, id).url();
    }

    /** The words of a phrase. */
    public String text(String id) {
        return current().book().phrase(language, id).text();
    }

    /** A number in words. */
    public List<Phrase> number(long number) {
        return current().speaking().number(number);
    }

    /** A number in words, before a noun. */
    public List<Phrase> count(long number) {
        return current().speaking().count(number);
    }

    /** Keys one by one. */
    public List<Phrase> digits(String digits) {
        return current().speaking().digits(digits);
    }

    /** Date and time of an instant. */
    public List<Phrase> moment(Instant instant, ZoneId zone, Instant now) {
        return current().speaking().moment(instant, zone, now);
    }

    public boolean contains(String id) {
        return current().book().contains(id);
    }

    /** The phrase with this address, if its audio is there. */
    public Optional<Phrase> served(String url) {
        return current().book().served(url);
    }

    private Loaded current() {
        Loaded now = loaded;
        try {
            FileStamp stamp = FileStamp.of(folder.resolve("phrases.csv"));
            if (now == null || !now.stamp().equals(stamp)) {
                PhraseBook book = PhraseBook.load(folder);
                now = new Loaded(stamp, book, Speaking.of(book, language));
                loaded = now;
            }
            return now;
        } catch (IOException e) {
            throw new UncheckedIOException("the phrases cannot be read: " + e.getMessage(), e);
        }
    }
}
