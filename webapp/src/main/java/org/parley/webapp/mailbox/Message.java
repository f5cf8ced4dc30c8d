package org.parley.webapp.mailbox;

import java.time.Instant;

/**
 * One message of a mailbox.
 *
 * @param receivedAt when the caller was connected to the mailbox
 * @param audioId names its sound, which several messages may share
 */
public record Message(
        long id, Folder folder, Caller from, Instant receivedAt, int durationMs, long audioId, boolean urgent) {}
