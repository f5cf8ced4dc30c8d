package org.parley.webapp.notification;

import java.util.Set;

/**
 * Where programs may be told of messages.
 *
 * @param url told of every message of every mailbox, empty for none
 * @param secret that signs what is sent to {@code url}
 * @param allowed addresses below which those of users must be
 */
public record WebhookConfig(String url, String secret, Set<String> allowed) {
    public static final WebhookConfig NONE = new WebhookConfig("", "", Set.of());

    public WebhookConfig {
        allowed = Set.copyOf(allowed);
    }

    /** Says nothing of the secret. */
    @Override
    public String toString() {
        return "WebhookConfig[" + url + ", " + allowed + "]";
    }
}
