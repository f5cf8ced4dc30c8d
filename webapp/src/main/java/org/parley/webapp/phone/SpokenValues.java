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

    private final Phrases phrases;
    private final Greetings greetings;
    private final ZoneId zone;
    private final String language;

    SpokenValues(Phrases phrases, Greetings greetings, PhoneConfig config) {
        this.phrases = phrases;
        this.greetings = greetings;
        this.zone = config.zone();
        this.language = config.language();
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
        return phrases.number(number);
    }

    List<Phrase> moment(Instant then, Instant now) {
        return phrases.moment(then, zone, now);
    }

    List<Phrase> digits(String digits) {
        return phrases.digits(digits);
    }
}
