package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.PhoneCall;
import org.parley.tests.phone.Sound;

/** What designers do to templates while the server runs. */
class OwnTemplatesTest {
    private static final int RATE = 8_000;

    @TempDir
    Path folder;

    @Test
    void aMistakeInOneTemplateLeavesTheOthersAlone() throws Exception {
        Path home = OwnTemplates.in(folder.resolve("home"));
        try (MediaClock clock = new MediaClock();
                ServerUnderTest server = ServerUnderTest.start(home, folder.resolve("data"));
                Phone phone = Phone.udp(clock, server.sip())) {
            Files.writeString(
                    home.resolve("vxml-templates/extension.vxml.vm"),
                    "\n<block>$nobody.knows(this</block>\n",
                    StandardOpenOption.APPEND);

            PhoneCall broken = phone.to("404").dial();
            int status = broken.status();
            if (status == 200) {
                Caller caller = new Caller(broken);
                caller.hears("system/apology");
                caller.isHungUpOn();
            } else {
                assertThat(status).isIn(500, 503);
            }
            Eventually.get(
                    "a line that names the template",
                    Duration.ofSeconds(3),
                    server::output,
                    output -> output.contains("extension.vxml.vm"));

            try (Caller caller = new Caller(phone.call("3101"))) {
                caller.hears("deposit/you-have-reached");
            }
            assertThat(server.get("/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aSentenceWithoutARecordingIsSpoken() throws Exception {
        Path home = OwnTemplates.in(folder.resolve("home"));
        Path template = home.resolve("vxml-templates/extension.vxml.vm");
        String known = "<form id=\"ask\">";
        String sentence = known + "<block><prompt>Our office moved to the other side of the river.</prompt></block>";
        String original = Files.readString(template);
        assertThat(original).contains(known);
        try (MediaClock clock = new MediaClock();
                ServerUnderTest server = ServerUnderTest.start(home, folder.resolve("data"));
                Phone phone = Phone.udp(clock, server.sip())) {
            Files.writeString(template, original.replace(known, sentence));
            // The first sentence loads the voice; meanwhile espeak-ng speaks, or it is spelt where that is missing.
            try (Caller caller = new Caller(phone.call("404"))) {
                caller.hears("center/enter-extension");
            }
            Eventually.get(
                    "the voice to be loaded",
                    Duration.ofSeconds(60),
                    server::output,
                    output -> output.contains("MaryTTS voice"));
            try (Caller caller = new Caller(phone.call("404"))) {
                int end = caller.hears("center/enter-extension").start();
                int loud = 0;
                for (int at = 0; at + Sound.FRAME <= end; at += Sound.FRAME) {
                    loud += Sound.level(caller.heard().sound(at, at + Sound.FRAME)) > 300 ? Sound.FRAME : 0;
                }
                assertThat(loud / (double) RATE)
                        .as("seconds of speech before the recording")
                        .isBetween(1.5, 6.0);
            }
        }
    }
}
