package org.parley.webapp.toll;

import java.util.OptionalLong;

/**
 * A row of the audit: an attempt to call outside, or an alarm, a stop or a release. Times are milliseconds since 1970.
 *
 * @param user whose rights were asked; empty for a guest, and for what concerns everybody
 * @param caller who was said to call
 * @param numberClass empty for a number of no class
 * @param outcome {@code allowed}, {@code refused}, {@code emergency}; {@code alarm}, {@code stop}, {@code release}
 * @param reason of a refusal, an alarm or a stop; how an allowed call ended
 */
public record TollAttempt(
        String ticket,
        String callId,
        String user,
        String caller,
        String path,
        String number,
        String numberClass,
        String outcome,
        String reason,
        long askedAt,
        OptionalLong answeredAt,
        OptionalLong endedAt) {

    /** How long was talked; 0 as long as it is not over. */
    public long seconds() {
        return answeredAt.isPresent() && endedAt.isPresent()
                ? Math.max(0, endedAt.getAsLong() - answeredAt.getAsLong()) / 1000
                : 0;
    }
}
