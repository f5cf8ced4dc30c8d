package org.parley.webapp.calls;

import java.util.List;
import java.util.OptionalLong;

/**
 * One leg of a call. Times are milliseconds since 1970.
 *
 * @param direction {@code in} when the gateway was called, else {@code out}
 * @param route the extension or provider that it came from or went to
 * @param messages ids of the messages that were left or sent in it, in the order of their ids
 * @param conference ID of the conference that it came into last, empty for none
 * @param media how well its audio came through
 */
public record CallRecord(
        String leg,
        String callId,
        String direction,
        String from,
        String to,
        long begunAt,
        OptionalLong answeredAt,
        long endedAt,
        String cause,
        String route,
        List<Long> messages,
        String conference,
        CallMedia media) {

    public CallRecord {
        messages = List.copyOf(messages);
    }

    /** Nothing is known of its audio. */
    public CallRecord(
            String leg,
            String callId,
            String direction,
            String from,
            String to,
            long begunAt,
            OptionalLong answeredAt,
            long endedAt,
            String cause,
            String route,
            List<Long> messages,
            String conference) {
        this(
                leg,
                callId,
                direction,
                from,
                to,
                begunAt,
                answeredAt,
                endedAt,
                cause,
                route,
                messages,
                conference,
                CallMedia.NONE);
    }
}
