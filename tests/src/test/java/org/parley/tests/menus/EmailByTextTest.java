package org.parley.tests.menus;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Flags;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.parley.tests.Proves;
import org.parley.tests.system.Eventually;
import org.parley.webapp.email.EmailAccount;
import org.parley.webapp.email.EmailCount;

/** FEATURES 1.0 ANNOUNCE: new and saved e-mail, when there is an account. */
class EmailByTextTest extends MenuTest {
    private GreenMail server;

    @BeforeAll
    void startServer() {
        server = new GreenMail(ServerSetupTest.IMAP.dynamicPort());
        server.start();
    }

    @AfterAll
    void stopServer() {
        server.stop();
    }

    private void hasEmail(String extension, int unread, int read) throws Exception {
        String login = "mail" + extension;
        GreenMailUser user = server.setUser(login + "@example.org", login, "secret");
        for (int n = 0; n < unread + read; n++) {
            user.deliver(GreenMailUtil.createTextEmail(
                    login + "@example.org", "bob@example.org", "number " + n, "text", new ServerSetup(1, "", "smtp")));
        }
        for (int n = 0; n < read; n++) {
            server.getUserManager()
                    .getImapHostManager()
                    .getInbox(user)
                    .getMessages()
                    .get(n)
                    .setFlag(Flags.Flag.SEEN, true);
        }
        account(extension, server.getImap().getPort(), login);
        // A busy machine may need more than the second that a call waits; what is counted holds for a minute.
        Eventually.get(
                "the count",
                Duration.ofSeconds(60),
                () -> {
                    Optional<EmailCount> count = house.center().emailCounts().of(extension);
                    if (count.isEmpty()) {
                        house.center().emailCounts().forget(extension);
                    }
                    return count;
                },
                Optional::isPresent);
    }

    private void account(String extension, int port, String login) {
        house.center()
                .emailAccounts()
                .set(extension, new EmailAccount("127.0.0.1", port, EmailAccount.Security.NONE, login), "secret");
    }

    @Test
    @Proves({"9", "e-mail-counts"})
    void emailIsToldBehindTheVoiceMessagesAndOnlyOnce() throws Exception {
        hasEmail("101", 2, 1);
        house.leave("101", SHORT);

        caller.dials("6101")
                .hears("enter your PIN")
                .presses("71015#")
                .hears("0 saved messages. 2 new e-mail messages and 1 saved e-mail message. your presence is")
                .presses("1")
                .presses("*#")
                .hears("for new messages, press 1")
                .hearsNothingOf("2 new e-mail messages");
    }

    @Test
    @Proves("9")
    void oneIsToldAsOneAndInSpanishToo() throws Exception {
        hasEmail("102", 1, 0);
        house.center().accounts().changeLanguage("102", "es-US");

        caller.dials("6102")
                .hears("enter your PIN")
                .presses("71025#")
                .hears("1 correo electrónico nuevo y 0 guardados. su presencia es");
        house.center().accounts().changeLanguage("102", "en-US");
    }

    @Test
    void withoutAnAccountThatPartIsLeftOut() {
        logsIn("103").hearsNothingOf("e-mail");
    }

    @Test
    @Proves("e-mail-counts")
    void aServerThatNeverAnswersHoldsTheCallerUpForASecondAtMost() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            account("104", silent.getLocalPort(), "x");
            caller.dials("6104").hears("enter your PIN");
            long start = System.nanoTime();
            caller.presses("71045#").hears("your presence is").hearsNothingOf("e-mail");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(4_800));
        }
    }
}
