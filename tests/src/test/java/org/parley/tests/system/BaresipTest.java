package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.Proves;
import org.parley.tests.phone.Baresip;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.Sound;

/** A telephone program that others wrote. It knows one hash of digest only, and its lamp both subscribes and is told. */
class BaresipTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    /** It gives up its first registration, which offers two hashes, and tries again after 30 to 60 s. */
    private static final Duration SECOND_TRY = Duration.ofSeconds(120);

    private static final String ONE_NEW = "Voice-Message: 1/0";
    private static final String NONE = "Voice-Message: 0/0";

    @TempDir
    Path folder;

    @Test
    @Proves({"2", "41", "105", "118"})
    void itRegistersLogsInByDigitsAndItsLampFollowsTheMailbox() throws Exception {
        boolean installed = Baresip.isInstalled();
        if (!installed && Boolean.getBoolean("external.required")) {
            throw new AssertionError("baresip is required but not installed (Debian: baresip-core)");
        }
        assumeTrue(installed, "baresip is not installed (Debian: baresip-core): its calls are left out");
        try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"));
                MediaClock clock = new MediaClock();
                Phone guest = Phone.udp(clock, server.sip());
                Baresip baresip = Baresip.start(
                        Files.createDirectory(folder.resolve("baresip")),
                        server.sip(),
                        "102",
                        "sip-102",
                        Ports.free())) {
            Rest mailbox = server.rest("102");
            shows(baresip, 0, NONE, SECOND_TRY);
            int dark = baresip.output().length();
            leaveMessage(guest);
            shows(baresip, dark, ONE_NEW, SOON);

            int lit = baresip.output().length();
            baresip.dials("404");
            Eventually.get("the call", SOON, baresip::output, output -> output.indexOf("Call established", lit) >= 0);
            baresip.presses("71025#1*3");
            Eventually.get("an empty mailbox, deleted by keys", SOON, mailbox::messages, java.util.List::isEmpty);
            shows(baresip, lit, NONE, SOON);
            baresip.hangsUp();

            int again = baresip.output().length();
            leaveMessage(guest);
            shows(baresip, again, ONE_NEW, SOON);
            int before = baresip.output().length();
            try (OwnerPage page = new OwnerPage(server, "102")) {
                assertThat(page.messages()).isEqualTo(1);
                page.deleteFirst();
                assertThat(page.messages()).isZero();
            }
            shows(baresip, before, NONE, SOON);
        }
    }

    /** Waits for a NOTIFY that it was sent after a place in its output. */
    private static void shows(Baresip baresip, int from, String line, Duration patience) {
        Eventually.get(
                "a lamp that shows " + line, patience, baresip::output, output -> output.indexOf(line, from) >= 0);
    }

    private static void leaveMessage(Phone guest) throws Exception {
        Caller caller = new Caller(guest.call("3102"));
        caller.presses("#");
        caller.hearsBeep();
        caller.says(Sound.speech(51, 3));
        caller.hangsUp();
    }
}
