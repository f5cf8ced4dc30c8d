package org.parley.webapp.phone;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.parley.webapp.greeting.Greetings;
import org.parley.webapp.mailbox.Message;
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

    /** Who left a message: the recorded name of somebody of ours, else the digits of the number; empty without any. */
    List<Phrase> sender(Message message) {
        String number = message.from().number();
        if (message.from().internal() && greetings.recordedName(number).isPresent()) {
            String url = PhonePath.SENDER_NAME.path() + "?id=" + message.id();
            return List.of(new Phrase("name", language, number, Path.of(""), url, true));
        }
        String digits = number.replaceAll("[^0-9]", "");
        return phrases.digits(digits.length() <= LONGEST_NUMBER ? digits : "");
    }

    List<Phrase> moment(Instant then, Instant now) {
        return phrases.moment(then, zone, now);
    }

    List<Phrase> digits(String digits) {
        return phrases.digits(digits);
    }
}
