package org.parley.browser.vxml.internal.input;

import java.time.Duration;
import java.util.Optional;
import org.parley.browser.platform.RecordingRequest;

/**
 * What one recording is to be.
 *
 * @param finalSilence ends it, when given
 * @param anyKeyEnds {@code dtmfterm}
 * @param listening grammars active meanwhile, local ones first
 */
public record RecordingPlan(
        RecordingRequest request,
        Duration maxTime,
        Optional<Duration> finalSilence,
        boolean anyKeyEnds,
        Listening listening,
        InputTiming timing) {}
