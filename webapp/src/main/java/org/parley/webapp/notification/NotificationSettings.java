package org.parley.webapp.notification;

import java.util.List;

/**
 * How the owner of a mailbox is told of new messages.
 *
 * @param address an e-mail address, a user's login name, or the number of a message alias; the latter two stand for the
 *     e-mail addresses of those users
 * @param audio whether the message itself is attached
 * @param levels of an escalation, the first one first
 * @param webhook where programs are told, empty for none
 */
public record NotificationSettings(
        Mode mode, String address, boolean audio, List<EscalationLevel> levels, String webhook) {
    public static final NotificationSettings NONE = new NotificationSettings(Mode.DISABLED, "", false, List.of(), "");

    public NotificationSettings {
        levels = List.copyOf(levels);
    }
}
