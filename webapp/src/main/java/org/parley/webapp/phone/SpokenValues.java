package org.parley.webapp.phone;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.parley.webapp.greeting.Greetings;
import org.parley.webapp.mailbox.Caller;
import org.parley.webapp.phrase.Phrase;
import org.parley.webapp.template.Phrases;

/** Values of a call as lists of phrases. */
final class SpokenValues {
    private static final int LONGEST_NUMBER = 20;

    private final Documents documents;
    private final Greetings greetings;
    private final ZoneId zone;
    private final Phrases phrases;
    private final String language;

    SpokenValues(Documents documents, Greetings greetings, ZoneId zone, String language) {
        this.documents = documents;
        this.greetings = greetings;
        this.zone = zone;
        this.language = language;
        phrases = documents.phrases(language);
    }

    /** The same in the language of a call. */
    SpokenValues in(PhoneRequest request) {
        String wanted = request.language().tag();
        return wanted.isEmpty() || wanted.equals(language)
                ? this
                : new SpokenValues(documents, greetings, zone, wanted);
    }

    /**
     * Who left a message: the recorded name of somebody of ours, else the digits of the number; empty without any.
     *
     * @param nameUrl where the recorded name is
     */
    List<Phrase> sender(Caller caller, String nameUrl) {
        String number = caller.number();
        if (caller.internal()) {
            return extension(number, nameUrl);
        }
        String digits = number.replaceAll("[^0-9]", "");
        return phrases.digits(digits.length() <= LONGEST_NUMBER ? digits : "");
    }

    /** The recorded name of the owner of an extension, else its digits. */
    List<Phrase> extension(String number, String nameUrl) {
        return greetings.recordedName(number).isPresent()
                ? List.of(new Phrase("name", language, number, Path.of(""), nameUrl, true))
                : phrases.digits(number);
    }

    List<Phrase> number(long number) {
        return phrases.count(number);
    }

    List<Phrase> moment(Instant then, Instant now) {
        return phrases.moment(then, zone, now);
    }

    List<Phrase> digits(String digits) {
        return phrases.digits(digits);
    }
}
