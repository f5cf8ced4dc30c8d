package org.parley.webapp.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Flags;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.Proves;
import org.parley.webapp.TestCenter;

/** E-mail of owners, counted at a real IMAP server, at none, and at one that never answers. */
class EmailCountsTest {
    private static MessageCenter center;
    private static GreenMail server;

    @BeforeAll
    static void start() {
        center = MessageCenter.open(TestCenter.config(TestCenter.newFolder()));
        center.demoData().create(true);
        server = new GreenMail(ServerSetupTest.IMAP.dynamicPort());
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
        center.close();
    }

    private static EmailAccount account(int port) {
        return new EmailAccount("127.0.0.1", port, EmailAccount.Security.NONE, "ann");
    }

    @Test
    @Proves("e-mail-counts")
    void newAndReadOnesAreCountedAndNoneIsMarked() throws Exception {
        GreenMailUser ann = server.setUser("ann@example.org", "ann", "secret \"quoted\"");
        for (int n = 0; n < 5; n++) {
            ann.deliver(GreenMailUtil.createTextEmail(
                    "ann@example.org", "bob@example.org", "number " + n, "text", ServerSetupTest.IMAP));
        }
        var inbox = server.getUserManager().getImapHostManager().getInbox(ann);
        inbox.getMessages().get(0).setFlag(Flags.Flag.SEEN, true);
        inbox.getMessages().get(1).setFlag(Flags.Flag.SEEN, true);
        center.emailAccounts().set("101", account(server.getImap().getPort()), "secret \"quoted\"");

        EmailCount expected = new EmailCount(3, 2);
        assertThat(counted("101")).contains(expected);
        assertThat(counted("101")).as("counting has marked none as read").contains(expected);
    }

    /** A busy machine may need more than the second that a call waits. */
    private static Optional<EmailCount> counted(String extension) {
        for (int again = 0; again < 30; again++) {
            try (EmailCounts counts = new EmailCounts(center.emailAccounts())) {
                counts.ask(extension);
                Optional<EmailCount> count = counts.of(extension);
                if (count.isPresent()) {
                    return count;
                }
            }
        }
        return Optional.empty();
    }

    @Test
    void aWrongPasswordLeavesTheCountOut() {
        server.setUser("bea@example.org", "bea", "right");
        center.emailAccounts()
                .set(
                        "102",
                        new EmailAccount("127.0.0.1", server.getImap().getPort(), EmailAccount.Security.NONE, "bea"),
                        "wrong");
        assertThat(center.emailCounts().of("102")).isEmpty();
    }

    @Test
    void withoutAnAccountNobodyIsAsked() {
        center.emailCounts().ask("103");
        assertThat(center.emailCounts().of("103")).isEmpty();
        assertThat(center.emailCounts().of("999")).isEmpty();
    }

    @Test
    @Proves("e-mail-counts")
    void aServerThatNeverAnswersCostsASecondOnce() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            center.emailAccounts().set("104", account(silent.getLocalPort()), "x");

            assertThat(timed("104")).isBetween(Duration.ofMillis(700), Duration.ofMillis(1_900));
            assertThat(timed("104")).as("the second call in the same minute").isLessThan(Duration.ofMillis(500));
        }
    }

    @Test
    void manyServersThatNeverAnswerDelayNobodyElseForLonger() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            for (int extension = 105; extension <= 109; extension++) {
                center.emailAccounts().set("" + extension, account(silent.getLocalPort()), "x");
                center.emailCounts().ask("" + extension);
            }
            assertThat(timed("109")).isLessThan(Duration.ofMillis(1_900));
        }
    }

    private static Duration timed(String extension) {
        long start = System.nanoTime();
        assertThat(center.emailCounts().of(extension)).isEmpty();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
