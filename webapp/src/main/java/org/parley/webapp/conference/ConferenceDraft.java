package org.parley.webapp.conference;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What somebody wants of a scheduled conference.
 *
 * @param moderator extension; empty for none
 * @param begins local time of the first occurrence
 * @param password 4 to 8 digits; empty has one made, or keeps the one that is
 */
public record ConferenceDraft(
        String description,
        String moderator,
        LocalDateTime begins,
        ZoneId zone,
        Duration duration,
        Repetition repetition,
        String password) {
    private static final int LONGEST_DESCRIPTION = 200;
    private static final Duration LONGEST = Duration.ofHours(24);

    /** What is wrong with it by itself, and in which field. */
    Optional<ConferenceMistake> mistake() {
        if (description.isBlank() || description.length() > LONGEST_DESCRIPTION) {
            return mistake("description", "Say in 1 to " + LONGEST_DESCRIPTION + " characters what it is about");
        }
        if (duration.compareTo(Duration.ofMinutes(1)) < 0 || duration.compareTo(LONGEST) > 0) {
            return mistake("durationMinutes", "A conference takes 1 minute to " + LONGEST.toHours() + " hours");
        }
        if (!password.isEmpty() && !password.matches("[0-9]{4,8}")) {
            return mistake("password", "A password is 4 to 8 digits");
        }
        return Optional.empty();
    }

    private static Optional<ConferenceMistake> mistake(String field, String text) {
        return Optional.of(new ConferenceMistake(field, text));
    }
}
