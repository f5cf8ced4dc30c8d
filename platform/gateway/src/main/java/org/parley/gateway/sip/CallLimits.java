package org.parley.gateway.sip;

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
        String secretPrefix) {

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

    public CallLimits withMaxCalls(int value) {
        return new CallLimits(
                value,
                ringAfter,
                decideWithin,
                silence,
                drain,
                ringing,
                unreachable,
                maxUndecided,
                perSource,
                emergency,
                secretPrefix);
    }

    public CallLimits withRingAfter(Duration value) {
        return new CallLimits(
                maxCalls,
                value,
                decideWithin,
                silence,
                drain,
                ringing,
                unreachable,
                maxUndecided,
                perSource,
                emergency,
                secretPrefix);
    }

    public CallLimits withDecideWithin(Duration value) {
        return new CallLimits(
                maxCalls,
                ringAfter,
                value,
                silence,
                drain,
                ringing,
                unreachable,
                maxUndecided,
                perSource,
                emergency,
                secretPrefix);
    }

    public CallLimits withSilence(Duration value) {
        return new CallLimits(
                maxCalls,
                ringAfter,
                decideWithin,
                value,
                drain,
                ringing,
                unreachable,
                maxUndecided,
                perSource,
                emergency,
                secretPrefix);
    }

    public CallLimits withDrain(Duration value) {
        return new CallLimits(
                maxCalls,
                ringAfter,
                decideWithin,
                silence,
                value,
                ringing,
                unreachable,
                maxUndecided,
                perSource,
                emergency,
                secretPrefix);
    }

    public CallLimits withRinging(Duration longest, Duration nothingHeard) {
        return new CallLimits(
                maxCalls,
                ringAfter,
                decideWithin,
                silence,
                drain,
                longest,
                nothingHeard,
                maxUndecided,
                perSource,
                emergency,
                secretPrefix);
    }

    public CallLimits withMaxUndecided(int value) {
        return new CallLimits(
                maxCalls,
                ringAfter,
                decideWithin,
                silence,
                drain,
                ringing,
                unreachable,
                value,
                perSource,
                emergency,
                secretPrefix);
    }

    public CallLimits withPerSource(SourceLimits value) {
        return new CallLimits(
                maxCalls,
                ringAfter,
                decideWithin,
                silence,
                drain,
                ringing,
                unreachable,
                maxUndecided,
                value,
                emergency,
                secretPrefix);
    }

    public CallLimits withEmergency(Set<String> numbers) {
        return new CallLimits(
                maxCalls,
                ringAfter,
                decideWithin,
                silence,
                drain,
                ringing,
                unreachable,
                maxUndecided,
                perSource,
                Set.copyOf(numbers),
                secretPrefix);
    }

    public CallLimits withSecretPrefix(String value) {
        return new CallLimits(
                maxCalls,
                ringAfter,
                decideWithin,
                silence,
                drain,
                ringing,
                unreachable,
                maxUndecided,
                perSource,
                emergency,
                value);
    }

    /** A dialled number as it may be written to logs and records. */
    String shown(String number) {
        return MaskedDigits.behind(secretPrefix, number);
    }
}
