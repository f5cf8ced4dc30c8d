package org.parley.webapp.toll;

import java.time.Duration;

/** What the gate says. */
public sealed interface TollDecision {

    /**
     * The call may be placed, once.
     *
     * @param ticket names the attempt; the gateway tells under it what becomes of the call
     * @param longest the gateway ends the call then; zero for an emergency call, which has no bound
     */
    record Allowed(String ticket, String number, Duration longest) implements TollDecision {

        /** Where the gateway shall call: the number by an outside line, a SIP address as it is. */
        public String destination() {
            if (number.contains("@")) {
                return number;
            }
            return "outside:" + number + ";toll=" + ticket + (longest.isZero() ? "" : ";max=" + longest.toSeconds());
        }
    }

    record Refused(TollRefusal reason) implements TollDecision {}
}
