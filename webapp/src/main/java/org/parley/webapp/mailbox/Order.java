package org.parley.webapp.mailbox;

/** In which order messages are listed, by the time they came. */
public enum Order {
    OLDEST_FIRST(">", "ASC", "message_by_urgency", "message_by_folder"),
    NEWEST_FIRST("<", "DESC", "message_by_urgency_newest", "message_by_folder_newest");

    private final String beyond;
    private final String sql;
    private final String playing;
    private final String listing;

    Order(String beyond, String sql, String playing, String listing) {
        this.beyond = beyond;
        this.sql = sql;
        this.playing = playing;
        this.listing = listing;
    }

    /** The table, read by the index that has a folder in the order of playing: Derby would take any and sort. */
    String messagesForPlaying() {
        return table(playing);
    }

    /** The table, read by the index that has a folder in this order. */
    String messagesForListing() {
        return table(listing);
    }

    /** A directive of Derby; a comment elsewhere. */
    private static String table(String index) {
        return "message --DERBY-PROPERTIES index=" + index + "\n";
    }

    String beyond() {
        return beyond;
    }

    String sql() {
        return sql;
    }
}
