package org.parley.webapp.mailbox;

/** How many messages lie in the two folders. */
public record Counts(int newMessages, int savedMessages) {
    public static final Counts NONE = new Counts(0, 0);

    /** As a JSON object. */
    public String json() {
        return "{\"new\":" + newMessages + ",\"saved\":" + savedMessages + "}";
    }
}
