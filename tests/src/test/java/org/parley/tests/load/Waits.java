package org.parley.tests.load;

import java.time.Duration;
import java.util.List;
import org.parley.tests.phone.Heard.Found;
import org.parley.tests.phone.Pace;
import org.parley.tests.system.Caller;

/** What callers wait for, by name, and how the waits at a login are measured. */
final class Waits {
    static final String ANSWER = "INVITE → 200 OK";
    static final String FIRST_PACKET = "200 OK → first RTP";
    static final String SILENT = "digit → prompt silent";
    static final String NEXT = "last digit → first RTP of the next prompt";
    static final String LISTED = "hang-up → message listed (REST)";

    private Waits() {}

    static Figures figures() {
        return new Figures()
                .row(ANSWER, "20 / 100 ms", "5 / 20 ms")
                .row(FIRST_PACKET, "20 / 60 ms", "3 / 10 ms")
                .row(SILENT, "20 / 40 ms", "5 / 20 ms")
                .row(NEXT, "40 / 120 ms", "10 / 40 ms")
                .row(LISTED, "50 / 200 ms", "20 / 50 ms");
    }

    /** The PIN of a mailbox: its first key while the question plays, the rest when that is silent. */
    static void login(String mailbox, Caller caller, Figures figures) {
        String pin = "7" + mailbox + "5#";
        long first = caller.presses(pin.substring(0, 1));
        int now = caller.heard().now();
        caller.heard()
                .await(now + 2_400, System.nanoTime() + Duration.ofSeconds(2).toNanos());
        long silent = caller.heard().lastSoundBefore(first + 280_000_000L);
        if (first - caller.heard().lastSoundBefore(first) < 40_000_000L) {
            figures.add(SILENT, silent - first);
        }
        long last = caller.presses(pin.substring(1));
        Found next = caller.hears("center/you-have");
        figures.add(NEXT, caller.heard().arrival(next.start()) - last);
    }

    /** Whether a stream had no gap and kept its rate (G.711 in frames of 20 ms: 50 packets a second). */
    static boolean whole(Pace pace) {
        return pace.gaps() == 0 && pace.perSecond() >= 49.5 && pace.perSecond() <= 50.5;
    }

    static double percentile(List<Long> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
    }
}
