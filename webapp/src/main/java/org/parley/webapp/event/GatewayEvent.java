package org.parley.webapp.event;

/**
 * A change that gateways must hear of. Hearing of it twice does no harm.
 *
 * @param number grows with every event
 * @param kind what changed
 * @param subject whose, for instance an extension
 * @param content JSON with the state after the change
 */
public record GatewayEvent(long number, Kind kind, String subject, String content) {

    /** What can change. */
    public enum Kind {
        /** The count of messages in a mailbox. */
        MWI,
        /** Who may watch the count of messages in a mailbox. */
        WATCHERS,
        /** A SIP secret. */
        CREDENTIAL,
        /** A telephone is to be forgotten. */
        UNREGISTER,
        /** Calls to the outside are to end: their tickets. */
        TOLL,
        /** An administrator ends a call: its leg. */
        HANGUP;

        /** As lines of the feed name it. */
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
