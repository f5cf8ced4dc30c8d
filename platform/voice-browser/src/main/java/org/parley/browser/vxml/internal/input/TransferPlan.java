package org.parley.browser.vxml.internal.input;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.parley.browser.platform.Playable;
import org.parley.browser.platform.TransferRequest;

/**
 * What one transfer is to be.
 *
 * @param maxTime longest bridge, from the moment that the other side answers; empty: as long as the platform allows
 * @param audio heard over and over until then; empty: what the line itself gives
 * @param listening the grammars in the transfer
 */
public record TransferPlan(
        TransferRequest request,
        Optional<Duration> maxTime,
        List<Playable> audio,
        Listening listening,
        InputTiming timing) {}
