package org.parley.webapp.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.webapp.Proves;
import org.parley.webapp.TestCenter;
import org.parley.webapp.mailbox.Caller;

/** FEATURES 8.4 over real SMTP: what e-mails say, how often they come, and when they stop. */
class MailNotificationTest {
    private static final Duration PERIOD = Duration.ofMinutes(10);

    private static GreenMail server;
    private static NotifiedHouse house;

    @BeforeAll
    static void start() {
        server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.start();
        house = NotifiedHouse.mailingTo(server.getSmtp().getPort());
    }

    @BeforeEach
    void clear() throws FolderException {
        server.purgeEmailFromAllMailboxes();
    }

    @AfterAll
    static void stop() {
        house.close();
        server.stop();
    }

    private static MimeMessage only() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    /** How many e-mails somebody got so far. */
    private static long got(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getAllRecipients()[0].toString().equals(address);
                    } catch (jakarta.mail.MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .count();
    }

    @Test
    @Proves({"223", "224", "notifications"})
    void aNewMessageIsMailedWithItsFactsAndItsSound() throws Exception {
        house.mails("101", "ann@example.org", true);
        byte[] sound = TestCenter.sound(65_400 / 2, 3);
        long id = house.leave("101", Caller.guest("5551000", "Somebody"), sound);

        house.now();

        MimeMessage mail = only();
        assertThat(mail.getSubject()).isEqualTo("New voice message from Somebody for user101");
        assertThat(mail.getFrom()[0]).hasToString("parley@example.org");
        assertThat(mail.getAllRecipients()[0]).hasToString("ann@example.org");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString())
                .contains("user101 (extension 101)", "Somebody, 5551000", "0:33", "1 message")
                .containsPattern("Time: +[A-Z][a-z]+day, March \\d+, 2026, \\d+:\\d\\d.[AP]M");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("audio/wav");
        ByteArrayOutputStream wav = new ByteArrayOutputStream();
        var stored = house.center().mailboxes().audio("101", id).orElseThrow().wav();
        stored.write(wav, 0, stored.size());
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(wav.toByteArray());
        house.after(Duration.ofDays(1));
        only();
    }

    @Test
    void withoutAudioThereIsOnlyTextInTheLanguageOfTheUser() throws Exception {
        house.center().accounts().changeLanguage("102", "es-US");
        house.mails("102", "bea@example.org", false);
        house.leave("102", Caller.guest("", ""), TestCenter.sound(1000, 1));

        house.now();

        assertThat(only().getSubject()).isEqualTo("Nuevo mensaje de voz de una persona desconocida para user102");
        assertThat(only().getContent().toString()).contains("Buzón:", "Duración: 0:01", "1 mensaje", "marzo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Eve\r\nBcc: everybody@example.org",
                "Eve\nBcc: everybody@example.org\n\nfree",
                "Eve\u2028Bcc: everybody@example.org",
                "Eve\u0085Bcc: everybody@example.org\u0000",
                "=?UTF-8?Q?Eve=0D=0ABcc:_everybody@example.org?="
            })
    void nobodyWritesHeadersByACallersName(String name) throws Exception {
        house.mails("103", "cy@example.org", false);
        house.leave("103", Caller.guest("555\r\nTo: x@example.org", name), TestCenter.sound(1000, 1));

        house.now();

        MimeMessage mail = only();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(Collections.list(mail.getAllHeaderLines()))
                .noneMatch(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("bcc"));
        assertThat(mail.getHeader("Subject")).hasSize(1);
    }

    @Test
    @Proves("221")
    void aLoginNameAndAnAliasStandForTheAddressesOfUsers() throws Exception {
        house.mails("104", "dan@example.org", false);
        house.mails("105", "user104", false);
        house.leave("105");
        house.now();
        assertThat(got("dan@example.org")).isOne();
    }

    @Test
    void aMessageThatIsDeletedBeforeIsNotMailed() {
        house.mails("106", "flo@example.org", false);
        house.center().mailboxes().delete("106", house.leave("106"));
        house.now();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    @Proves({"225", "notifications"})
    void aLevelGetsOneMoreThanItsRetriesAndThenTheNextBegins() {
        house.escalates(
                "107",
                new EscalationLevel("a@example.org", 600, 2, false),
                new EscalationLevel("b@example.org", 300, 1, false));
        house.leave("107");

        house.now();
        assertThat(got("a@example.org")).isEqualTo(1);
        house.after(PERIOD);
        house.leave("107");
        house.after(Duration.ZERO);
        assertThat(got("a@example.org"))
                .as("a second message begins nothing new")
                .isEqualTo(2);
        house.after(PERIOD);
        assertThat(got("a@example.org")).isEqualTo(3);
        assertThat(got("b@example.org")).isZero();
        house.after(PERIOD);
        assertThat(got("b@example.org")).isEqualTo(1);
        house.after(Duration.ofMinutes(5));
        assertThat(got("b@example.org")).isEqualTo(2);
        house.after(Duration.ofDays(1));
        assertThat(server.getReceivedMessages()).as("over with the last level").hasSize(5);
        house.leave("107");
        house.now();
        assertThat(got("a@example.org")).as("the next message begins anew").isEqualTo(4);
        house.notifications().set("107", NotificationSettings.NONE);
    }

    @Test
    @Proves("227")
    void aLevelThatContinuesIsToldUntilTheEnd() {
        house.escalates(
                "108",
                new EscalationLevel("a@example.org", 600, 0, true),
                new EscalationLevel("b@example.org", 600, 1, false));
        house.leave("108");

        house.now();
        house.after(PERIOD);
        house.after(PERIOD);
        house.after(Duration.ofDays(1));

        assertThat(got("a@example.org")).isEqualTo(3);
        assertThat(got("b@example.org")).isEqualTo(2);
    }

    @Test
    @Proves("226")
    void anyMessageThatIsRetrievedEndsIt() {
        long old = house.leave("109");
        house.escalates("109", new EscalationLevel("a@example.org", 600, 5, false));
        long fresh = house.leave("109");
        house.now();
        house.center().mailboxes().markSaved("109", old);
        house.after(PERIOD);
        assertThat(got("a@example.org")).as("the older one was heard").isOne();

        house.leave("109");
        house.now();
        house.center().mailboxes().delete("109", fresh);
        house.after(PERIOD);
        assertThat(got("a@example.org")).as("one was deleted").isEqualTo(2);

        house.leave("109");
        house.now();
        house.center().mailboxes().heard("109");
        house.after(PERIOD);
        assertThat(got("a@example.org")).as("one was heard on a page").isEqualTo(3);
        assertThat(house.center().mailboxes().counts("109").newMessages()).isEqualTo(2);
    }
}
