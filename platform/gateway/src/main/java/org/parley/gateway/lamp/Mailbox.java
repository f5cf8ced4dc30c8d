package org.parley.gateway.lamp;

/** How many messages a mailbox holds. */
record Mailbox(int fresh, int saved) {
    static final Mailbox EMPTY = new Mailbox(0, 0);

    /**
     * RFC 3842 §3.5.
     *
     * @param account what the messages button calls; our host is put behind it
     */
    String summary(String account) {
        return "Messages-Waiting: " + (fresh > 0 ? "yes" : "no") + "\r\nMessage-Account: sip:" + account
                + "@@\r\nVoice-Message: " + fresh + "/" + saved + " (0/0)\r\n";
    }
}
