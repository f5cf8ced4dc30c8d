package org.parley.gateway.sip;

import java.time.Duration;

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
 */
public record CallLimits(
        int maxCalls,
        Duration ringAfter,
        Duration decideWithin,
        Duration silence,
        Duration drain,
        Duration ringing,
        Duration unreachable) {

    /** 2,000 calls, 180 after 300 ms, a decision within 10 s, 5 minutes of silence, no wait at a stop. */
    public static final CallLimits DEFAULT = new CallLimits(
            2000,
            Duration.ofMillis(300),
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            Duration.ZERO,
            Duration.ofMinutes(3),
            Duration.ofSeconds(4));

    public CallLimits withMaxCalls(int value) {
        return new CallLimits(value, ringAfter, decideWithin, silence, drain, ringing, unreachable);
    }

    public CallLimits withRingAfter(Duration value) {
        return new CallLimits(maxCalls, value, decideWithin, silence, drain, ringing, unreachable);
    }

    public CallLimits withDecideWithin(Duration value) {
        return new CallLimits(maxCalls, ringAfter, value, silence, drain, ringing, unreachable);
    }

    public CallLimits withSilence(Duration value) {
        return new CallLimits(maxCalls, ringAfter, decideWithin, value, drain, ringing, unreachable);
    }

    public CallLimits withDrain(Duration value) {
        return new CallLimits(maxCalls, ringAfter, decideWithin, silence, value, ringing, unreachable);
    }

    public CallLimits withRinging(Duration longest, Duration nothingHeard) {
        return new CallLimits(maxCalls, ringAfter, decideWithin, silence, drain, longest, nothingHeard);
    }
}
