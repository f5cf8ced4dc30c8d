package org.parley.webapp.notification;

/**
 * One thing that is still to be sent.
 *
 * @param eventId the same in each attempt: receivers know by it what they had before
 * @param level of an escalation, 0 for everything else
 * @param address who is told, or the address of a webhook
 * @param messageId the message that it is about, which may be gone
 * @param newCount new messages when it came
 * @param attempts that failed before
 */
record Notice(
        long id,
        String eventId,
        long accountId,
        Kind kind,
        int level,
        String address,
        boolean audio,
        long messageId,
        int newCount,
        int attempts,
        long createdMs) {

    /** By what it is sent. */
    enum Kind {
        MAIL,
        WEBHOOK,
        /** E-mail that was written with its cause. */
        PREPARED;

        String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
