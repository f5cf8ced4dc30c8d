package org.parley.webapp.voicemail;

import java.time.Duration;

/**
 * The section {@code voicemail} of the settings: what holds for every mailbox that has no setting of its own.
 *
 * @param maxMessages messages in both folders; with so many, callers hear that the mailbox is full
 * @param maxTotal length of all messages together
 * @param maxCaller longest recording of a caller
 * @param maxOwner longest recording of an owner: messages, greetings, the name
 * @param endOnSilence whether silence ends a recording
 */
public record VoicemailLimits(
        int maxMessages, Duration maxTotal, Duration maxCaller, Duration maxOwner, boolean endOnSilence) {
    public static final VoicemailLimits DEFAULT =
            new VoicemailLimits(100, Duration.ofHours(3), Duration.ofMinutes(5), Duration.ofMinutes(5), true);
}
