package org.parley.webapp.user;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.parley.webapp.account.Role;

/** What administrators set of a user (FEATURES 8.1). Values are texts; an empty one follows the settings of the server. */
public enum UserField {
    EXTENSION("extension", "Extension", Kind.TEXT, false, "Digits only. It stays as it is."),
    LOGIN("login", "Login name", Kind.TEXT, false, "A letter, then letters, digits and underscores."),
    FIRST_NAME("firstName", "First name", Kind.TEXT, false, ""),
    LAST_NAME("lastName", "Last name", Kind.TEXT, false, ""),
    EMAIL("email", "E-mail", Kind.TEXT, false, "Where notices of new messages go, when the owner wants them."),
    LANGUAGE("language", "Language", Kind.LANGUAGE, true, "What this person hears behind the PIN."),
    ADMINISTRATOR("administrator", "Administrator", Kind.SWITCH, false, ""),
    SCHEDULE_CONFERENCES("scheduleConferences", "Schedules conferences", Kind.SWITCH, true, ""),
    SEND_TO_ALL("sendToAll", "Sends messages to everybody", Kind.SWITCH, true, ""),
    SEE_ROUTES("seeRoutes", "Sees where the own calls go", Kind.SWITCH, true, ""),
    EDIT_ROUTES("editRoutes", "Changes where the own calls go", Kind.SWITCH, true, ""),
    VOICEMAIL("voicemail", "Takes messages", Kind.SWITCH, true, ""),
    MAX_MESSAGES("maxMessages", "Most messages", Kind.NUMBER, true, "Empty: as many as the server's settings say."),
    MAX_TOTAL("maxTotalSeconds", "Length of all messages", Kind.NUMBER, true, "Seconds; empty: the server's."),
    MAX_CALLER("maxCallerSeconds", "Longest message of a caller", Kind.NUMBER, true, "Seconds; empty: the server's."),
    MAX_OWNER("maxOwnerSeconds", "Longest recording of the owner", Kind.NUMBER, true, "Seconds; empty: the server's."),
    END_ON_SILENCE("endOnSilence", "Silence ends a recording", Kind.CHOICE, true, ""),
    OPERATOR("operator", "Operator", Kind.TEXT, true, "The extension that callers reach by 0; empty: the server's."),
    OUTSIDE("outside", "May use outside lines", Kind.SWITCH, true, ""),
    TOLL_CLASSES("tollClasses", "Numbers outside", Kind.CLASSES, true, "None ticked: those of the server."),
    MAX_CALL("maxCallSeconds", "Longest call outside", Kind.NUMBER, true, "Seconds; empty: the server's."),
    CALLS_PER_DAY("callsPerDay", "Calls outside a day", Kind.NUMBER, true, "Empty: the server's."),
    MINUTES_PER_DAY("minutesPerDay", "Minutes outside a day", Kind.NUMBER, true, "Empty: the server's."),
    CALLS_AT_ONCE("callsAtOnce", "Calls outside at once", Kind.NUMBER, true, "Empty: the server's.");

    /** How a field is shown and what its values are. */
    public enum Kind {
        TEXT,
        /** {@code true} or {@code false}. */
        SWITCH,
        /** Digits, or nothing. */
        NUMBER,
        /** {@code true}, {@code false} or nothing. */
        CHOICE,
        LANGUAGE,
        /** Classes of numbers with spaces between, or nothing. */
        CLASSES
    }

    private final String id;
    private final String label;
    private final Kind kind;
    private final boolean ofTemplates;
    private final String hint;

    UserField(String id, String label, Kind kind, boolean ofTemplates, String hint) {
        this.id = id;
        this.label = label;
        this.kind = kind;
        this.ofTemplates = ofTemplates;
        this.hint = hint;
    }

    /** As forms, REST and the head of a CSV file name it. */
    public String id() {
        return id;
    }

    public String label() {
        return label;
    }

    public Kind kind() {
        return kind;
    }

    public String hint() {
        return hint;
    }

    /** Whether templates have it; what names a person is the person's own. */
    public boolean ofTemplates() {
        return ofTemplates;
    }

    /** The role that a switch gives, if it gives one. */
    Optional<Role> role() {
        return switch (this) {
            case ADMINISTRATOR -> Optional.of(Role.ADMINISTRATOR);
            case SCHEDULE_CONFERENCES -> Optional.of(Role.SCHEDULE_CONFERENCES);
            case SEND_TO_ALL -> Optional.of(Role.SEND_TO_ALL);
            case SEE_ROUTES -> Optional.of(Role.SEE_ROUTES);
            case EDIT_ROUTES -> Optional.of(Role.EDIT_ROUTES);
            default -> Optional.empty();
        };
    }

    public static Optional<UserField> ofId(String id) {
        return Arrays.stream(values()).filter(field -> field.id.equals(id)).findFirst();
    }

    /** Those of templates. */
    public static List<UserField> inTemplates() {
        return Arrays.stream(values()).filter(UserField::ofTemplates).toList();
    }
}
