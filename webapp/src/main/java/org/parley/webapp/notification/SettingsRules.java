package org.parley.webapp.notification;

import java.util.function.Predicate;

/** What settings must be like. */
final class SettingsRules {
    private static final int MOST_LEVELS = 10;
    private static final int SHORTEST_PERIOD = 60;
    private static final int LONGEST_PERIOD = 86_400;
    private static final int MOST_RETRIES = 100;
    private static final int LONGEST_WEBHOOK = 500;

    private SettingsRules() {}

    /** What is wrong, as a sentence; empty when nothing is. @param allows whether a webhook may be at an address */
    static String mistake(NotificationSettings settings, Predicate<String> allows) {
        String address = settings.address();
        if (address.isEmpty() ? settings.mode() == Mode.NOTIFICATION : !MailAddress.valid(address)) {
            return "address is an e-mail address, a login name or the number of an alias";
        }
        String webhook = settings.webhook();
        if (!webhook.isEmpty() && (webhook.length() > LONGEST_WEBHOOK || !allows.test(webhook))) {
            return "webhook must be below an address that the setting notifications.webhook.allowed names";
        }
        if (settings.levels().size() > MOST_LEVELS) {
            return "There are at most " + MOST_LEVELS + " levels";
        }
        if (settings.mode() == Mode.ESCALATION && settings.levels().isEmpty()) {
            return "An escalation needs levels";
        }
        return settings.levels().stream().allMatch(SettingsRules::possible)
                ? ""
                : "A level has an address, periodSeconds from " + SHORTEST_PERIOD + " to " + LONGEST_PERIOD
                        + " and retries from 0 to " + MOST_RETRIES;
    }

    private static boolean possible(EscalationLevel level) {
        return MailAddress.valid(level.address())
                && level.periodSeconds() >= SHORTEST_PERIOD
                && level.periodSeconds() <= LONGEST_PERIOD
                && level.retries() >= 0
                && level.retries() <= MOST_RETRIES;
    }
}
