package org.parley.browser.script;

import java.time.Duration;

/**
 * What one session's scripts may use.
 *
 * @param runTime how long scripts and expressions of a session may run in all until it waits again; by the processor, half as
 *     long in addition
 * @param instructions most interpreter instructions of one run, a bound that does not depend on the load of the machine
 * @param growthBytes memory that a session's scripts may ask for in all, counted by what they build
 * @param compiledChars characters of source whose compiled form is kept, for all sessions together
 */
public record ScriptLimits(Duration runTime, long instructions, long growthBytes, long compiledChars) {

    public static ScriptLimits defaults() {
        return new ScriptLimits(Duration.ofSeconds(1), 20_000_000, 8L << 20, 16L << 20);
    }
}
