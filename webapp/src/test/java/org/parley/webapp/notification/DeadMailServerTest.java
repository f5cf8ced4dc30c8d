package org.parley.webapp.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.webapp.Proves;

/** E-mail that is not taken at once: tried again, once more only when the answer was lost, and never in the way. */
class DeadMailServerTest {
    private static int port;
    private static NotifiedHouse house;

    @BeforeAll
    static void open() throws IOException {
        port = freePort();
        house = NotifiedHouse.with(NotifiedHouse.config()
                .withMail(NotifiedHouse.mail(port, MailConfig.Security.NONE))
                .withGiveUpAfter(Duration.ofHours(3)));
        house.mails("101", "ann@example.org", false);
    }

    @BeforeEach
    void nothingWaits() {
        house.after(Duration.ofHours(4));
        assertThat(house.notifications().pending()).isZero();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    @Proves("notifications")
    void whatADeadServerMissedComesOnceWhenItIsBack() throws Exception {
        house.leave("101");
        house.leave("101");
        house.now();
        house.after(Duration.ofSeconds(9));
        try (ScriptedSmtp server = ScriptedSmtp.taking(port)) {
            house.now();
            house.after(Duration.ofSeconds(2));
            house.after(Duration.ofHours(2));
            assertThat(server.mails()).hasSize(2);
        }
    }

    @Test
    void whatNobodyTakesIsGivenUp() throws Exception {
        house.leave("101");
        house.now();
        house.after(Duration.ofHours(4));
        assertThat(house.notifications().pending()).isZero();
    }

    @Test
    void aRefusalForGoodIsNotTriedAgain() throws Exception {
        try (ScriptedSmtp server = ScriptedSmtp.refusingRecipients(port, 550)) {
            house.leave("101");
            house.now();
            assertThat(house.notifications().pending()).isZero();
            assertThat(server.mails()).isEmpty();
        }
    }

    @Test
    void aRefusalForNowIsTriedAgain() throws Exception {
        try (ScriptedSmtp server = ScriptedSmtp.refusingRecipients(port, 451)) {
            house.leave("101");
            house.now();
            assertThat(house.notifications().pending()).isOne();
            assertThat(server.mails()).isEmpty();
        }
    }

    @Test
    void onlyALostAnswerBringsOneTwiceAndItsIdTells() throws Exception {
        try (ScriptedSmtp server = ScriptedSmtp.losingTheFirstAnswer(port)) {
            house.leave("101");
            house.now();
            house.after(Duration.ofMinutes(1));
            house.after(Duration.ofHours(1));
            List<String> ids = server.mails().stream()
                    .map(mail -> mail.lines()
                            .filter(line -> line.startsWith("Message-ID:"))
                            .findFirst()
                            .orElseThrow())
                    .toList();
            assertThat(ids).hasSize(2);
            assertThat(ids.get(0)).isEqualTo(ids.get(1));
        }
    }

    @Test
    void aServerWithoutTheStarttlsThatIsAskedForIsToldNothingAndASilentOneDelaysNoDeposit() throws Exception {
        int another = freePort();
        try (NotifiedHouse careful = NotifiedHouse.with(
                NotifiedHouse.config().withMail(NotifiedHouse.mail(another, MailConfig.Security.STARTTLS)))) {
            careful.mails("101", "ann@example.org", true);
            careful.leave("101");
            try (ScriptedSmtp server = ScriptedSmtp.taking(another)) {
                careful.now();
                assertThat(server.mails()).isEmpty();
                assertThat(careful.notifications().pending()).isOne();
            }
            try (ServerSocket silent = new ServerSocket(another, 50, InetAddress.getLoopbackAddress())) {
                careful.notifications().start();
                long start = System.nanoTime();
                for (int n = 0; n < 5; n++) {
                    careful.leave("101");
                }
                // Each would have to wait for the mail server's 3 s.
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
                assertThat(silent.isBound()).isTrue();
                assertThat(careful.notifications().pending()).isEqualTo(6);
            }
        }
    }

    /** Below the ports that other connections of this machine are given, so that it is free again each time. */
    private static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 20_000);
            try (ServerSocket socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                continue;
            }
        }
    }
}
