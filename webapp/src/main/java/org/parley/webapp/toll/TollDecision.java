package org.parley.webapp.toll;

import java.time.Duration;

/** What the gate says. */
public sealed interface TollDecision {

    /**
     * The call may be placed, once.
     *
     * @param ticket names the attempt; the gateway tells under it what becomes of the call
     * @param longest the gateway ends the call then; zero for an emergency call, which has no bound
     * @param signature of {@link #unsigned}: shows the gateway that the gate has said so
     */
    record Allowed(String ticket, String number, Duration longest, String signature) implements TollDecision {

        /** Where the gateway shall call: the number by an outside line, a SIP address as it is. */
        public String destination() {
            if (number.contains("@")) {
                return number;
            }
            return unsigned(ticket, number, longest) + ";sig=" + signature;
        }

        /** What is signed. */
        static String unsigned(String ticket, String number, Duration longest) {
            return "outside:" + number + ";toll=" + ticket + (longest.isZero() ? "" : ";max=" + longest.toSeconds());
        }
    }

    record Refused(TollRefusal reason) implements TollDecision {}
}
