package org.parley.webapp.phone;

import java.util.Arrays;
import java.util.Optional;

/** The addresses of pages and values below the platform connector. */
enum PhonePath {
    CALL("GET", "/ccxml/call"),
    TRANSFER("GET", "/ccxml/transfer"),
    DESTINATION("GET", "/ccxml/destination"),

    OUTGOING("GET", "/ccxml/outgoing"),
    OUTGOING_STEP("POST", "/ccxml/outgoing/step"),
    OUTGOING_FAILED("GET", "/vxml/outgoing/failed"),
    INVITED("GET", "/vxml/conference/invited"),
    INVITER("GET", "/vxml/conference/inviter"),
    INVITER_NAME("GET", "/vxml/conference/inviter-name"),
    ACCEPTED("POST", "/vxml/conference/accepted"),

    SERVICE_ANNOUNCEMENT("GET", "/vxml/annc"),
    RINGING("GET", "/vxml/ringing"),
    UNAVAILABLE("GET", "/vxml/unavailable"),
    UNKNOWN_EXTENSION("GET", "/vxml/unknown-extension"),

    EXTENSION("GET", "/vxml/center/extension"),
    PIN_OF_CLAIMED("GET", "/vxml/center/pin"),
    PIN("POST", "/vxml/center/pin"),
    LOGIN("POST", "/vxml/center/login"),
    LANGUAGE("POST", "/vxml/language"),
    MAIN("GET", "/vxml/center/main"),
    ANNOUNCEMENT("GET", "/vxml/center/announcement"),
    LOGOUT("GET", "/vxml/center/logout"),
    NEW_MESSAGES("GET", "/vxml/center/new"),
    SAVED_MESSAGES("GET", "/vxml/center/saved"),
    MESSAGE("GET", "/vxml/center/message"),
    MESSAGE_AUDIO("GET", "/vxml/center/message-audio"),
    SENDER_NAME("GET", "/vxml/center/sender-name"),
    HEARD("POST", "/vxml/center/heard"),
    SKIP("POST", "/vxml/center/skip"),
    DELETE("POST", "/vxml/center/delete"),
    UNDELETE("POST", "/vxml/center/undelete"),
    CALL_EXTENSION("POST", "/vxml/center/call"),

    COMPOSE("GET", "/vxml/send"),
    REPLY("POST", "/vxml/send/reply"),
    FORWARD("POST", "/vxml/send/forward"),
    DRAFT("GET", "/vxml/send/draft"),
    RECIPIENT("POST", "/vxml/send/recipient"),
    RECIPIENT_NAME("GET", "/vxml/send/recipient-name"),
    COMPOSE_RECORD("GET", "/vxml/send/record"),
    URGENT("POST", "/vxml/send/urgent"),
    COMPOSE_CANCEL("POST", "/vxml/send/cancel"),
    SEND_MESSAGE("POST", "/vxml/send/message"),
    BACK("GET", "/vxml/send/back"),

    OUTSIDE("GET", "/vxml/outside"),
    OUTSIDE_NUMBER("POST", "/vxml/outside/number"),
    OUTSIDE_BACK("GET", "/vxml/outside/back"),
    OUTSIDE_REFUSED("GET", "/vxml/outside/refused"),
    OUTSIDE_NO_LINE("GET", "/vxml/outside/no-line"),

    ATTENDANT("GET", "/vxml/attendant"),
    ATTENDANT_NUMBER("POST", "/vxml/attendant/number"),

    CONFERENCE("GET", "/vxml/conference"),
    CONFERENCE_PASSWORD("GET", "/vxml/conference/password"),
    CONFERENCE_FIND("POST", "/vxml/conference/find"),
    CONFERENCE_ENTER("POST", "/vxml/conference/enter"),
    CONFERENCE_WARNING("GET", "/vxml/conference/warning"),
    CONFERENCE_NAME("GET", "/vxml/conference/name"),
    CONFERENCE_NAMED("POST", "/vxml/conference/named"),
    CONFERENCE_IN("GET", "/vxml/conference/in"),
    CONFERENCE_WHO("GET", "/vxml/conference/who"),
    CONFERENCE_WHO_NAME("GET", "/vxml/conference/who-name"),
    CONFERENCE_JOINED("POST", "/ccxml/conference/joined"),
    CONFERENCE_TALKING("POST", "/ccxml/conference/talking"),
    CONFERENCE_LEFT("GET", "/ccxml/conference/left"),

    SETTINGS("GET", "/vxml/settings"),
    PRESENCE("GET", "/vxml/settings/presence"),
    PRESENCE_NOW("GET", "/vxml/settings/presence-now"),
    CHANGE_PRESENCE("POST", "/vxml/settings/presence"),
    NAME("GET", "/vxml/settings/name"),
    NAME_NOW("GET", "/vxml/settings/name-now"),
    OWN_NAME("GET", "/vxml/settings/name-audio"),
    SAVE_NAME("POST", "/vxml/settings/name-recording"),
    GREETINGS("GET", "/vxml/settings/greetings"),
    CHOOSE_GREETING("POST", "/vxml/settings/greeting"),
    GREETING_NOW("GET", "/vxml/settings/greeting-now"),
    OWN_GREETING("GET", "/vxml/settings/greeting-audio"),
    ANNOUNCE_ONLY("POST", "/vxml/settings/announce"),
    DELETE_GREETING("POST", "/vxml/settings/greeting-delete"),
    SAVE_GREETING("POST", "/vxml/settings/greeting-recording"),
    NEW_PIN("GET", "/vxml/settings/pin"),
    PIN_STATE("GET", "/vxml/settings/pin-state"),
    PIN_FIRST("POST", "/vxml/settings/pin-first"),
    PIN_SECOND("POST", "/vxml/settings/pin-second"),

    DEPOSIT_URGENT("POST", "/vxml/deposit/urgent"),
    DEPOSIT("GET", "/vxml/deposit"),
    GREETING("GET", "/vxml/deposit/greeting"),
    GREETING_AUDIO("GET", "/vxml/deposit/greeting-audio"),
    NAME_AUDIO("GET", "/vxml/deposit/name-audio"),
    TARGET("GET", "/vxml/deposit/target"),
    RECORD("GET", "/vxml/deposit/record"),
    SEND("POST", "/vxml/deposit/send"),
    CANCEL("POST", "/vxml/deposit/cancel");

    private final String method;
    private final String path;

    PhonePath(String method, String path) {
        this.method = method;
        this.path = path;
    }

    String path() {
        return path;
    }

    static Optional<PhonePath> of(String method, String path) {
        return Arrays.stream(values())
                .filter(page -> page.path.equals(path) && page.method.equals(method))
                .findFirst();
    }

    /** Whether there is anything at a path, whatever the method. */
    static boolean known(String path) {
        return Arrays.stream(values()).anyMatch(page -> page.path.equals(path));
    }
}
