package org.parley.webapp.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.TestCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.conference.Conference;
import org.parley.webapp.conference.ConferenceDraft;
import org.parley.webapp.conference.ConferenceSettings;
import org.parley.webapp.conference.Repetition;
import org.parley.webapp.notification.MailConfig;
import org.parley.webapp.notification.NotificationConfig;

/** Invitations over real SMTP: what the invited get at first, after a change, and when it is canceled. */
class InvitationsTest {
    private static final Path TEMPLATES =
            Path.of(System.getProperty("parley.home", "..")).resolve("platform-config/mail");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static GreenMail server;
    private static MessageCenter center;
    private static Account creator;
    private static final TestCenter.HandClock CLOCK = new TestCenter.HandClock();

    @BeforeAll
    static void start() {
        server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.start();
        MailConfig mail = new MailConfig(
                "127.0.0.1",
                server.getSmtp().getPort(),
                MailConfig.Security.NONE,
                "",
                "",
                "parley@example.org",
                Duration.ofSeconds(3));
        center = MessageCenter.open(TestCenter.config(TestCenter.newFolder())
                .withClock(CLOCK)
                .withConferences(ConferenceSettings.of(Map.of(
                        "seats", 5,
                        "at-once", 9,
                        "keep-days", 30,
                        "invitation", Map.of("number", "+15551000", "sip", "sip:408@example.org", "pause", ",,"))))
                .withNotifications(NotificationConfig.off()
                        .withTemplates(TEMPLATES, ZoneOffset.UTC)
                        .withMail(mail)));
        center.demoData().create(true);
        creator = center.accounts().byExtension("109").orElseThrow();
    }

    @BeforeEach
    void clear() throws Exception {
        server.purgeEmailFromAllMailboxes();
    }

    @AfterAll
    static void stop() {
        center.close();
        server.stop();
    }

    private static ConferenceDraft draft(int hour, Repetition repetition) {
        return new ConferenceDraft(
                "Sales, O'Brien",
                "",
                LocalDateTime.of(2026, 3, 20, hour, 0),
                BERLIN,
                Duration.ofMinutes(60),
                repetition,
                "4711");
    }

    private static MimeMessage only() {
        center.notifications().run();
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    private static String words(MimeMessage mail) throws Exception {
        return ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent().toString();
    }

    private static VEvent event(MimeMessage mail, String method) throws Exception {
        var part = ((MimeMultipart) mail.getContent()).getBodyPart(1);
        assertThat(part.getContentType()).startsWith("text/calendar").contains("method=" + method);
        assertThat(part.getFileName()).isEqualTo("conference.ics");
        String file = new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(file).contains("METHOD:" + method);
        return Biweekly.parse(file).first().getEvents().get(0);
    }

    @Test
    void theInvitedHearOfEveryChange() throws Exception {
        Conference made = center.conferenceDesk()
                .create(creator, draft(10, Repetition.WEEKLY))
                .conference()
                .orElseThrow();
        String number = made.number();
        assertThat(center.invitations().invite(creator, number, List.of("ann@example.org"), "en-US"))
                .isEmpty();
        MimeMessage invited = only();
        assertThat(invited.getSubject()).isEqualTo("Invitation: Sales, O'Brien");
        assertThat(invited.getAllRecipients()[0]).hasToString("ann@example.org");
        assertThat(words(invited))
                .contains(number, "4711", "10:00", "Europe/Berlin", "every week")
                .contains("tel:+15551000,," + number + "%23,,4711%23")
                .contains("sip:408,," + number + "%23,,4711%23@example.org");
        VEvent first = event(invited, "REQUEST");
        assertThat(first.getSequence().getValue()).isZero();
        assertThat(first.getRecurrenceRule()).isNotNull();

        server.purgeEmailFromAllMailboxes();
        center.conferenceDesk().change(creator, number, draft(11, Repetition.WEEKLY));
        MimeMessage changed = only();
        assertThat(changed.getSubject()).isEqualTo("Changed: Sales, O'Brien");
        VEvent second = event(changed, "REQUEST");
        assertThat(second.getUid()).isEqualTo(first.getUid());
        assertThat(second.getSequence().getValue()).isEqualTo(1);
        assertThat(second.getDateStart().getValue().toInstant())
                .isEqualTo(LocalDateTime.of(2026, 3, 20, 11, 0).atZone(BERLIN).toInstant());

        server.purgeEmailFromAllMailboxes();
        center.conferenceDesk().end(creator, number, false);
        MimeMessage without = only();
        assertThat(words(without)).contains("for this day");
        assertThat(event(without, "CANCEL").getRecurrenceId().getValue().toInstant())
                .isEqualTo(LocalDateTime.of(2026, 3, 20, 11, 0).atZone(BERLIN).toInstant());

        server.purgeEmailFromAllMailboxes();
        center.conferenceDesk().delete(creator, number);
        VEvent last = event(only(), "CANCEL");
        assertThat(last.getStatus().isCancelled()).isTrue();
        assertThat(last.getSequence().getValue()).isEqualTo(3);
        assertThat(last.getUid()).isEqualTo(first.getUid());
    }

    @Test
    void languageOfTheGuestAndAnInvitationTakenBack() throws Exception {
        String number = center.conferenceDesk()
                .create(creator, draft(15, Repetition.NONE))
                .conference()
                .orElseThrow()
                .number();
        assertThat(center.invitations().invite(creator, number, List.of("luz@example.org"), "es-US"))
                .isEmpty();
        assertThat(only().getSubject()).isEqualTo("Invitación: Sales, O'Brien");
        server.purgeEmailFromAllMailboxes();
        assertThat(center.invitations().uninvite(creator, number, "luz@example.org"))
                .isTrue();
        assertThat(only().getSubject()).isEqualTo("Cancelada: Sales, O'Brien");
        assertThat(center.invitations().guests(creator, number).orElseThrow()).isEmpty();
    }

    @Test
    void whatIsWrongIsSaidAndStrangersSeeNothing() {
        String number = center.conferenceDesk()
                .create(creator, draft(17, Repetition.NONE))
                .conference()
                .orElseThrow()
                .number();
        Account stranger = center.accounts().byExtension("103").orElseThrow();
        assertThat(center.invitations().invite(creator, number, List.of("no address"), "en-US"))
                .contains("This is no e-mail address: no address");
        assertThat(center.invitations()
                        .invite(creator, number, List.of("a@example.org\r\nBcc: b@example.org"), "en-US"))
                .isPresent();
        assertThat(center.invitations().invite(creator, number, List.of("a@example.org"), "xx"))
                .isPresent();
        assertThat(center.invitations().invite(stranger, number, List.of("a@example.org"), "en-US"))
                .isPresent();
        assertThat(center.invitations().calendar(stranger, number)).isEmpty();
        assertThat(center.invitations().calendar(creator, number).orElseThrow()).contains("METHOD:PUBLISH");
        center.notifications().run();
        assertThat(server.getReceivedMessages()).isEmpty();
    }
}
