package org.parley.webapp.mailbox;

import java.util.Locale;
import java.util.Optional;

/** Where a message lies: not heard yet, or heard. */
public enum Folder {
    NEW,
    SAVED;

    /** As the database, the REST interface and pages write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Folder> ofId(String id) {
        return switch (id) {
            case "new" -> Optional.of(NEW);
            case "saved" -> Optional.of(SAVED);
            default -> Optional.empty();
        };
    }
}
