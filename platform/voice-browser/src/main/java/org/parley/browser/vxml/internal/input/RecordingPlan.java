package org.parley.browser.vxml.internal.input;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.parley.browser.grammar.DtmfGrammar;
import org.parley.browser.platform.RecordingRequest;

/**
 * What one recording is to be.
 *
 * @param finalSilence ends it, when given
 * @param anyKeyEnds {@code dtmfterm}
 * @param grammars active meanwhile, local ones first
 */
public record RecordingPlan(
        RecordingRequest request,
        Duration maxTime,
        Optional<Duration> finalSilence,
        boolean anyKeyEnds,
        List<DtmfGrammar> grammars,
        InputTiming timing) {}
