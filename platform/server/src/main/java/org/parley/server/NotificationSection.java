package org.parley.server;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Locale;
import org.parley.webapp.notification.MailConfig;
import org.parley.webapp.notification.NotificationConfig;
import org.parley.webapp.notification.WebhookConfig;
import org.parley.webapp.tls.Authorities;

/** Reads the section {@code notifications} of the settings. */
record NotificationSection(Settings settings) {
    private static final int SHORTEST_SECRET = 16;

    NotificationConfig config() {
        Config section = settings.config().getConfig("notifications");
        Config smtp = section.getConfig("smtp");
        NotificationConfig config = NotificationConfig.off()
                .withTemplates(settings.home().resolve("platform-config/mail"), ZoneId.systemDefault())
                .withGiveUpAfter(section.getDuration("give-up-after"))
                .withWebhook(webhook(section.getConfig("webhook")))
                .withAuthorities(authorities(section.getString("authorities")));
        return smtp.getString("host").isEmpty() ? config : config.withMail(mail(smtp));
    }

    private static Authorities authorities(String file) {
        return file.isEmpty() ? Authorities.OF_JAVA : Authorities.in(Path.of(file));
    }

    private static MailConfig mail(Config smtp) {
        return new MailConfig(
                smtp.getString("host"),
                smtp.getInt("port"),
                security(smtp.getString("security")),
                smtp.getString("user"),
                secret(smtp, "password"),
                smtp.getString("from"),
                smtp.getDuration("timeout"));
    }

    private static MailConfig.Security security(String name) {
        try {
            return MailConfig.Security.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "notifications.smtp.security must be none, starttls or tls, not " + name, unknown);
        }
    }

    private static WebhookConfig webhook(Config config) {
        String url = config.getString("url");
        String secret = secret(config, "secret");
        if (!url.isEmpty() && secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("notifications.webhook.url needs a secret of at least " + SHORTEST_SECRET
                    + " characters: set notifications.webhook.secret-file or PARLEY_WEBHOOK_SECRET");
        }
        return new WebhookConfig(url, secret, new HashSet<>(config.getStringList("allowed")));
    }

    /** From the file that is named, else from the setting itself. */
    private static String secret(Config config, String name) {
        String file = config.getString(name + "-file");
        if (file.isEmpty()) {
            return config.getString(name);
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("the file " + file + " of a secret cannot be read", unreadable);
        }
    }
}
