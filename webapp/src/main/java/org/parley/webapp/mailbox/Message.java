package org.parley.webapp.mailbox;

import java.time.Instant;
import java.util.Optional;

/**
 * One message of a mailbox.
 *
 * @param from who left, sent or forwarded it
 * @param receivedAt when the caller was connected to the mailbox
 * @param durationMs of all that plays
 * @param audioId names its sound, which several messages may share
 * @param origin who left it first, when it was forwarded
 */
public record Message(
        long id,
        Folder folder,
        Caller from,
        Instant receivedAt,
        int durationMs,
        long audioId,
        boolean urgent,
        Optional<Origin> origin) {}
