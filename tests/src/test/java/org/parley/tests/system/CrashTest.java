package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.Proves;
import org.parley.tests.load.DepositsUnderKills;
import org.parley.tests.load.Stored;
import org.parley.tests.phone.Correlation;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.Sound;

/** Servers that die in the middle of things. */
@Order(1)
class CrashTest {
    private static final short[] MAILED = Sound.speech(31, 3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CALLERS = 8;
    private static final int MESSAGES = 40;
    private static final int KILLS = 2;

    @TempDir
    Path folder;

    /** The short run of {@code KillsTest}. */
    @Test
    @Proves({"kills", "crash"})
    void whatCallersCountOnIsThereOnceHoweverOftenTheServerIsKilled() throws Exception {
        long seed = System.nanoTime();
        try (MediaClock clock = new MediaClock();
                ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), DepositsUnderKills.settings())) {
            var outcome = new DepositsUnderKills(server, clock, MESSAGES, KILLS, Duration.ofSeconds(4), seed)
                    .run(CALLERS, Duration.ofMinutes(3));
            assertThat(Stored.in(server.data()).broken(outcome.promised()))
                    .as("seed %d, %s", seed, outcome)
                    .isEmpty();
            assertThat(outcome.errors()).as("seed %d", seed).isEmpty();
            assertThat(outcome.deaths()).isGreaterThanOrEqualTo(KILLS);
        }
    }

    @Test
    @Proves("crash")
    void aRecordingInProgressIsDeliveredOnceAfterTheNextStartAndWhatWasToBeMailedIsMailed() throws Exception {
        short[] message = Sound.speech(14, 4);
        int port = Ports.free();
        String settings = "notifications.smtp { host = 127.0.0.1, port = " + port
                + ", security = none, from = \"parley@example.org\" }\n";
        try (MediaClock clock = new MediaClock();
                ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), settings)) {
            Rest mailbox = server.rest("101");
            toBeMailed(server);
            try (Phone phone = Phone.udp(clock, server.sip())) {
                Caller caller = new Caller(phone.call("3101"));
                caller.hears("deposit/you-have-reached");
                caller.presses("#");
                caller.hearsBeep();
                caller.says(message);
                server.kill();
                caller.call().abandon();
            }
            GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
            mail.start();
            server.launch();
            isMailedOnce(server, mail);
            Rest.Message delivered =
                    mailbox.awaitMessages(1, Duration.ofSeconds(20)).get(0);
            assertThat(delivered.durationMs()).isBetween(3_000, 4_300);
            short[] first = Arrays.copyOf(message, 8_000 * 3);
            assertThat(Correlation.of(first, mailbox.audio(delivered.id())).match())
                    .isGreaterThan(0.95);

            assertThat(server.stop()).as("exit status after SIGTERM").isIn(0, 143);
            server.launch();
            assertThat(mailbox.messages()).hasSize(1);
            assertThat(Files.readString(folder.resolve("data.out"))).doesNotContain("Exception in thread");
        }
    }

    /** A message for somebody who gets e-mail, while there is no mail server. */
    private static void toBeMailed(ServerUnderTest server) throws Exception {
        String wanted = "{\"mode\":\"notification\",\"address\":\"ann@example.org\",\"audio\":true}";
        assertThat(server.rest("100").put("/api/v1/users/102/notification", wanted))
                .isEqualTo(200);
        try (TextLine caller = TextLine.dial(server, "3102")) {
            caller.hears("leave a message").types("press #").says(MAILED).hangsUp();
        }
        server.rest("102").awaitMessages(1, PATIENCE);
        Eventually.get(
                "an attempt that fails", PATIENCE, server::output, output -> output.contains("(mail) again in 10 s"));
    }

    private static void isMailedOnce(ServerUnderTest server, GreenMail mail) throws Exception {
        assertThat(mail.waitForIncomingEmail(PATIENCE.toMillis(), 1)).isTrue();
        MimeMessage received = mail.getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("New voice message from 5550109 for user102");
        MimeMultipart parts = (MimeMultipart) received.getContent();
        short[] sound = Sound.wav(parts.getBodyPart(1).getInputStream().readAllBytes());
        assertThat(Correlation.of(MAILED, sound).match()).isGreaterThan(0.95);
        String id = server.rest("102").messages().get(0).id();
        assertThat(server.rest("102").audio(id)).as("the same as the web plays").isEqualTo(sound);
        Eventually.get("its line", PATIENCE, server::output, output -> output.contains("was mailed"));
        assertThat(mail.getReceivedMessages()).hasSize(1);
        mail.stop();
    }
}
