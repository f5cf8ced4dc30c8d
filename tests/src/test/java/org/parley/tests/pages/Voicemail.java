package org.parley.tests.pages;

import java.io.IOException;
import java.time.Duration;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.Sound;
import org.parley.tests.system.Caller;
import org.parley.tests.system.ServerUnderTest;

/** Leaves messages by telephone, as callers do. */
record Voicemail(ServerUnderTest server, MediaClock clock) {

    /** Leaves one more message for an extension and waits until it is listed. */
    void leave(String extension, String number, String name, double seconds) throws IOException {
        int before = server.rest(extension).messages().size();
        try (Phone phone = Phone.udp(clock, server.sip())) {
            Caller caller = new Caller(
                    phone.to("3" + extension).from(number).named(name).dial());
            caller.presses("#");
            caller.hearsBeep();
            caller.says(Sound.speech(Integer.parseInt(extension), seconds));
            caller.hangsUp();
        }
        server.rest(extension).awaitMessages(before + 1, Duration.ofSeconds(10));
    }
}
