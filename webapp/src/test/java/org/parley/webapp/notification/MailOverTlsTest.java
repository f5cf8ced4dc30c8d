package org.parley.webapp.notification;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.parley.webapp.Proves;
import org.parley.webapp.email.EmailAccount;
import org.parley.webapp.email.EmailCount;
import org.parley.webapp.email.EmailCounts;
import org.parley.webapp.tls.Authorities;
import org.parley.webapp.tls.TestCertificate;
import org.slf4j.LoggerFactory;

/** E-mail by TLS from the first byte, to a server whose certificate is vouched for, by nobody, or for another host. */
@Isolated("sets properties of the whole process")
class MailOverTlsTest {
    private static final String FILE = "greenmail.tls.keystore.file";
    private static final String PASSWORD = "greenmail.tls.keystore.password";

    private static GreenMail server;
    private static TestCertificate certificate;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        certificate = TestCertificate.of(folder, "mail", "ip:127.0.0.1");
        System.setProperty(FILE, certificate.store().toString());
        System.setProperty(PASSWORD, TestCertificate.PASSWORD);
        server = new GreenMail(
                new ServerSetup[] {ServerSetupTest.SMTPS.dynamicPort(), ServerSetupTest.IMAPS.dynamicPort()});
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
        System.clearProperty(FILE);
        System.clearProperty(PASSWORD);
    }

    @BeforeEach
    void listen() throws Exception {
        server.purgeEmailFromAllMailboxes();
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        logger().detachAppender(log);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger("org.parley.webapp");
    }

    private List<String> warnings() {
        return log.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static NotifiedHouse house(String host, Authorities authorities) {
        MailConfig mail = new MailConfig(
                host,
                server.getSmtps().getPort(),
                MailConfig.Security.TLS,
                "",
                "",
                "parley@example.org",
                Duration.ofSeconds(5));
        NotifiedHouse house =
                NotifiedHouse.with(NotifiedHouse.config().withMail(mail).withAuthorities(authorities));
        house.mails("101", "ann@example.org", false);
        house.leave("101");
        house.now();
        return house;
    }

    @Test
    @Proves({"notifications", "mail-tls"})
    void aServerThatIsVouchedForGetsTheEmail() {
        try (NotifiedHouse house = house("127.0.0.1", Authorities.in(certificate.pem()))) {
            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(house.notifications().pending()).isZero();
            assertThat(warnings()).isEmpty();
        }
    }

    @Test
    @Proves("mail-tls")
    void aServerThatNobodyVouchesForGetsNothingAndTheLogSaysWhy() {
        refused("127.0.0.1", Authorities.OF_JAVA);
    }

    @Test
    @Proves("mail-tls")
    void aCertificateForAnotherHostIsRefused() {
        refused("localhost", Authorities.in(certificate.pem()));
    }

    private void refused(String host, Authorities authorities) {
        try (NotifiedHouse house = house(host, authorities)) {
            assertThat(server.getReceivedMessages()).isEmpty();
            assertThat(house.notifications().pending())
                    .as("kept for a better day")
                    .isOne();
            assertThat(warnings())
                    .anyMatch(line -> line.contains("No e-mail is sent: the certificate of " + host + ":"
                            + server.getSmtps().getPort() + " is not trusted"));
        }
    }

    @Test
    @Proves({"e-mail-counts", "mail-tls"})
    void emailIsCountedAtAServerThatIsVouchedForOnly() throws Exception {
        GreenMailUser bea = server.setUser("bea@example.org", "bea", "secret");
        bea.deliver(GreenMailUtil.createTextEmail(
                "bea@example.org", "bob@example.org", "one", "text", ServerSetupTest.SMTPS));
        try (NotifiedHouse house = NotifiedHouse.with(NotifiedHouse.config())) {
            var accounts = house.center().emailAccounts();
            accounts.set(
                    "101",
                    new EmailAccount("127.0.0.1", server.getImaps().getPort(), EmailAccount.Security.TLS, "bea"),
                    "secret");
            Optional<EmailCount> count = Optional.empty();
            for (int again = 0; again < 30 && count.isEmpty(); again++) {
                try (EmailCounts counts = new EmailCounts(accounts, Authorities.in(certificate.pem()))) {
                    count = counts.of("101");
                }
            }
            assertThat(count).contains(new EmailCount(1, 0));
            try (EmailCounts counts = new EmailCounts(accounts)) {
                assertThat(counts.of("101")).isEmpty();
            }
        }
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (warnings().isEmpty() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(warnings()).anyMatch(line -> line.startsWith("E-mail of 101 is not counted: the certificate of"));
    }
}
