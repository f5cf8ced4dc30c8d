package org.parley.gateway.sip;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.Set;

/**
 * Bounds on calls.
 *
 * @param maxCalls at once; further ones are answered 503
 * @param ringAfter 180 is sent if a call is not decided by then
 * @param decideWithin a call not decided by then is answered 503
 * @param silence a call without RTP and without SIP for so long, not on hold, is ended
 * @param drain how long a stop waits for running calls
 * @param ringing how long a call may stay undecided that rings somewhere
 * @param unreachable a telephone from which nothing at all is heard for so long is given up
 * @param maxUndecided calls that wait for what the voice platform makes of them; further ones are answered 503
 * @param perSource what one address may do
 * @param emergency numbers that our telephones reach past all bounds and during a stop
 * @param secretPrefix what is dialled behind it is not written down; empty for none
 */
@RecordBuilder
public record CallLimits(
        int maxCalls,
        Duration ringAfter,
        Duration decideWithin,
        Duration silence,
        Duration drain,
        Duration ringing,
        Duration unreachable,
        int maxUndecided,
        SourceLimits perSource,
        Set<String> emergency,
        String secretPrefix)
        implements CallLimitsBuilder.With {

    public CallLimits {
        emergency = Set.copyOf(emergency);
    }

    /** 2,000 calls, 180 after 300 ms, a decision within 10 s, 5 minutes of silence, no wait at a stop. */
    public static final CallLimits DEFAULT = new CallLimits(
            2000,
            Duration.ofMillis(300),
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            Duration.ZERO,
            Duration.ofMinutes(3),
            Duration.ofSeconds(4),
            500,
            SourceLimits.DEFAULT,
            Set.of(),
            "");

    public CallLimits withRinging(Duration longest, Duration nothingHeard) {
        return with().ringing(longest).unreachable(nothingHeard).build();
    }

    /** A dialled number as it may be written to logs and records. */
    String shown(String number) {
        return MaskedDigits.behind(secretPrefix, number);
    }
}
