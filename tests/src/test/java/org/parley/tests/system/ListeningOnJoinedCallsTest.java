package org.parley.tests.system;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.phone.Keys;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.PhoneCall;
import org.parley.tests.phone.RingingCall;

/** Two joined calls, on each of which a dialog listens for its keys while people talk. */
class ListeningOnJoinedCallsTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void keysOfADialogStayOnItsSideAndOthersGoThrough(@TempDir Path folder) throws Exception {
        Path home = OwnTemplates.in(folder.resolve("home"));
        copy("listening-call.ccxml.vm", home.resolve("vxml-templates/call.ccxml.vm"));
        copy("listening.vxml.vm", home.resolve("vxml-templates/attendant.vxml.vm"));
        try (ServerUnderTest server = ServerUnderTest.start(home, folder.resolve("data"));
                MediaClock clock = new MediaClock();
                Phone alice = Phone.udp(clock, server.sip());
                Phone bob = Phone.udp(clock, server.sip())) {
            bob.account("101", "sip-101").register(300);
            try (PhoneCall call = alice.call("400");
                    RingingCall ringing = bob.awaitRing(SOON).ring()) {
                ringing.answer();
                Talk there = Talk.of(41);
                Talk back = Talk.of(42);
                call.talksAllTheTime(there.sound());
                ringing.talksAllTheTime(back.sound());
                there.isHeardIn(ringing.heard());
                back.isHeardIn(call.heard());

                call.pressed("12*3");
                Eventually.get("no keys of a dialog", SOON, () -> Keys.in(ringing.heard()), "12*3"::equals);
                call.pressed("*#");
                heardBy("caller", server);
                call.pressed("4*#");
                Eventually.get(
                        "all keys, since that dialog is over", SOON, () -> Keys.in(ringing.heard()), "12*34*#"::equals);

                ringing.pressed("9*");
                Eventually.get("a beginning that goes no further", SOON, () -> Keys.in(call.heard()), "9*"::equals);
                ringing.pressed("*#");
                heardBy("called", server);
                ringing.pressed("8");
                Eventually.get("keys after that", SOON, () -> Keys.in(call.heard()), "9*8"::equals);

                there.isHeardIn(ringing.heard());
                back.isHeardIn(call.heard());
                call.hangUp();
                ringing.ended(SOON);
            }
        }
    }

    private static void heardBy(String side, ServerUnderTest server) {
        String line = "heard by the dialog of the " + side + ": *#";
        Eventually.get(line, SOON, server::output, output -> output.contains(line));
    }

    private static void copy(String name, Path to) throws IOException {
        try (InputStream document = ListeningOnJoinedCallsTest.class.getResourceAsStream("/documents/" + name)) {
            Files.copy(document, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
