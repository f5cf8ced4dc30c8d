package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.phone.Correlation;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.Sound;

/** A call by SIP while no mail server is there, {@code kill -9}, and the e-mail with what was said, once. */
class MailedMessageTest {
    private static final short[] SAID = Sound.speech(31, 3);

    @TempDir
    Path folder;

    @Test
    void whatACallerSaidIsMailedWhenTheMailServerIsBackEvenAfterACrash() throws Exception {
        int port = Ports.free();
        String settings = "notifications.smtp { host = 127.0.0.1, port = " + port
                + ", security = none, from = \"parley@example.org\" }\n";
        try (MediaClock clock = new MediaClock();
                ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), settings)) {
            assertThat(server.rest("100")
                            .put(
                                    "/api/v1/users/101/notification",
                                    "{\"mode\":\"notification\",\"address\":\"ann@example.org\",\"audio\":true}"))
                    .isEqualTo(200);
            try (Phone phone = Phone.udp(clock, server.sip());
                    Caller caller = new Caller(phone.call("3101"))) {
                caller.presses("#");
                caller.hearsBeep();
                caller.says(SAID);
                caller.hangsUp();
            }
            server.rest("101").awaitMessages(1, Duration.ofSeconds(10));
            Eventually.get(
                    "an attempt that fails",
                    Duration.ofSeconds(20),
                    server::output,
                    output -> output.contains("(mail) again in 10 s"));
            server.kill();
            GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
            mail.start();
            try {
                server.launch();
                assertThat(mail.waitForIncomingEmail(Duration.ofSeconds(60).toMillis(), 1))
                        .isTrue();
                MimeMessage received = mail.getReceivedMessages()[0];
                assertThat(received.getSubject())
                        .startsWith("New voice message from")
                        .endsWith("for user101");
                MimeMultipart parts = (MimeMultipart) received.getContent();
                short[] heard = Sound.wav(parts.getBodyPart(1).getInputStream().readAllBytes());
                assertThat(Correlation.of(SAID, heard).match()).isGreaterThan(0.95);
                String id = server.rest("101").messages().get(0).id();
                assertThat(Arrays.equals(heard, server.rest("101").audio(id)))
                        .as("the same as the web plays")
                        .isTrue();
                Eventually.get(
                        "the line that tells of it",
                        Duration.ofSeconds(10),
                        server::output,
                        output -> output.contains("was mailed for 101"));
                assertThat(mail.getReceivedMessages()).hasSize(1);
            } finally {
                mail.stop();
            }
        }
    }
}
