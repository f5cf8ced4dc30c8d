package org.parley.webapp.notification;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.TestCenter;
import org.parley.webapp.TestCenter.HandClock;
import org.parley.webapp.deposit.DepositId;
import org.parley.webapp.deposit.DepositResult;
import org.parley.webapp.mailbox.Caller;

/** A message center that tells of messages, on a clock that tests turn. */
final class NotifiedHouse implements AutoCloseable {
    private static final Path TEMPLATES =
            Path.of(System.getProperty("parley.home", "..")).resolve("platform-config/mail");

    private final HandClock clock = new HandClock();
    private final MessageCenter center;

    private NotifiedHouse(NotificationConfig config) {
        center = MessageCenter.open(
                TestCenter.config(TestCenter.newFolder()).withClock(clock).withNotifications(config));
        center.demoData().create(true);
    }

    static NotifiedHouse mailingTo(int port) {
        return new NotifiedHouse(config().withMail(mail(port, MailConfig.Security.NONE)));
    }

    static NotifiedHouse with(NotificationConfig config) {
        return new NotifiedHouse(config);
    }

    static NotificationConfig config() {
        return NotificationConfig.off().withTemplates(TEMPLATES, ZoneOffset.UTC);
    }

    static MailConfig mail(int port, MailConfig.Security security) {
        return new MailConfig("127.0.0.1", port, security, "", "", "parley@example.org", Duration.ofSeconds(3));
    }

    MessageCenter center() {
        return center;
    }

    Notifications notifications() {
        return center.notifications();
    }

    /** Each new message of an extension is mailed. */
    void mails(String extension, String address, boolean audio) {
        notifications().set(extension, new NotificationSettings(Mode.NOTIFICATION, address, audio, List.of(), ""));
    }

    void escalates(String extension, EscalationLevel... levels) {
        notifications().set(extension, new NotificationSettings(Mode.ESCALATION, "", false, List.of(levels), ""));
    }

    /** @return the id of the message */
    long leave(String extension, Caller caller, byte[] sound) {
        DepositId id = center.deposits().open(extension, caller);
        try {
            return ((DepositResult.Delivered) center.deposits().deliver(id, new ByteArrayInputStream(sound)))
                    .messageId();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long leave(String extension) {
        return leave(extension, Caller.guest("5551000", "Somebody"), TestCenter.sound(2000, 1));
    }

    /** Lets time pass and sends what is due then. */
    void after(Duration time) {
        clock.forward(time);
        notifications().run();
    }

    void now() {
        notifications().run();
    }

    @Override
    public void close() {
        center.close();
    }
}
