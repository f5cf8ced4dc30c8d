package org.parley.browser.vxml;

import java.time.Duration;

/**
 * Bounds: nothing waits or loops for ever.
 *
 * @param documentBytes largest document, script, grammar or data
 * @param cacheBytes compiled documents kept, by the bytes they were compiled from
 * @param audioCacheBytes audio whose identity is remembered
 * @param steps transitions and rounds of the form interpretation algorithm without a wait
 * @param iterations items that {@code <foreach>} goes through without a wait
 * @param promptChars text that is queued without a wait
 * @param subdialogDepth subdialogs within subdialogs
 * @param startWait how long a prepared dialog waits to be started
 * @param playWait longest playing of one queue
 * @param finalProcessing time for handlers, goto and submit after a hang-up
 */
public record VoiceXmlLimits(
        int documentBytes,
        long cacheBytes,
        long audioCacheBytes,
        int steps,
        int iterations,
        int promptChars,
        int subdialogDepth,
        Duration startWait,
        Duration playWait,
        Duration finalProcessing) {

    public static VoiceXmlLimits defaults() {
        return new VoiceXmlLimits(
                1 << 20,
                32L << 20,
                64L << 20,
                1000,
                20_000,
                1 << 20,
                16,
                Duration.ofMinutes(3),
                Duration.ofHours(2),
                Duration.ofSeconds(30));
    }
}
