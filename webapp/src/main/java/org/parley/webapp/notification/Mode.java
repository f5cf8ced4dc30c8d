package org.parley.webapp.notification;

import java.util.Locale;
import java.util.Optional;

/** Whether and how an owner is told of new messages by e-mail. */
public enum Mode {
    DISABLED,
    /** One e-mail for each new message. */
    NOTIFICATION,
    /** Level after level, until a message is retrieved. */
    ESCALATION;

    /** As the database and the REST interface write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Mode> ofId(String id) {
        return switch (id) {
            case "disabled" -> Optional.of(DISABLED);
            case "notification" -> Optional.of(NOTIFICATION);
            case "escalation" -> Optional.of(ESCALATION);
            default -> Optional.empty();
        };
    }
}
