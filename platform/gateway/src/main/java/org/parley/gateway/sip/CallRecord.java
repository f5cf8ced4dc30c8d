package org.parley.gateway.sip;

import java.time.Instant;
import java.util.Optional;
import org.parley.gateway.media.MediaQuality;

/**
 * One leg of a call, when it is over.
 *
 * @param leg its connection id
 * @param callId names the call in logs
 * @param direction {@code in} when we were called, else {@code out}
 * @param from who was said to call; the extension when that was proved
 * @param route the extension or provider that it came from or went to, empty for none
 * @param cause why it ended
 * @param media how well its audio came through
 */
public record CallRecord(
        String leg,
        String callId,
        String direction,
        String from,
        String to,
        Instant begun,
        Optional<Instant> answered,
        Instant ended,
        String cause,
        String route,
        MediaQuality media) {}
