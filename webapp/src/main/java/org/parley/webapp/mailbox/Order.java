package org.parley.webapp.mailbox;

/** In which order messages are listed, by the time they came. */
public enum Order {
    OLDEST_FIRST(">", "ASC"),
    NEWEST_FIRST("<", "DESC");

    private final String beyond;
    private final String sql;

    Order(String beyond, String sql) {
        this.beyond = beyond;
        this.sql = sql;
    }

    String beyond() {
        return beyond;
    }

    String sql() {
        return sql;
    }
}
