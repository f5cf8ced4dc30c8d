package org.parley.webapp.notification;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.parley.webapp.tls.Authorities;

/**
 * The section {@code notifications} of the settings.
 *
 * @param mail empty: no e-mail is sent
 * @param giveUpAfter how long something is tried that is not taken
 * @param templates folder with the texts of e-mails
 * @param zone of the times in them
 * @param authorities that vouch for mail servers, also those where e-mail of users is counted
 */
public record NotificationConfig(
        Optional<MailConfig> mail,
        WebhookConfig webhook,
        Duration giveUpAfter,
        Path templates,
        ZoneId zone,
        Authorities authorities) {

    /** Nothing is sent. */
    public static NotificationConfig off() {
        return new NotificationConfig(
                Optional.empty(),
                WebhookConfig.NONE,
                Duration.ofDays(2),
                Path.of("platform-config", "mail"),
                ZoneId.systemDefault(),
                Authorities.OF_JAVA);
    }

    public NotificationConfig withMail(MailConfig other) {
        return new NotificationConfig(Optional.of(other), webhook, giveUpAfter, templates, zone, authorities);
    }

    public NotificationConfig withWebhook(WebhookConfig other) {
        return new NotificationConfig(mail, other, giveUpAfter, templates, zone, authorities);
    }

    public NotificationConfig withTemplates(Path folder, ZoneId inZone) {
        return new NotificationConfig(mail, webhook, giveUpAfter, folder, inZone, authorities);
    }

    public NotificationConfig withGiveUpAfter(Duration time) {
        return new NotificationConfig(mail, webhook, time, templates, zone, authorities);
    }

    public NotificationConfig withAuthorities(Authorities other) {
        return new NotificationConfig(mail, webhook, giveUpAfter, templates, zone, other);
    }
}
