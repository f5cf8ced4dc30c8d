package org.parley.webapp.web;

import java.util.List;
import java.util.Map;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Role;
import org.parley.webapp.notification.Mode;

/** What the message center can do for an owner beyond the telephone, how it is set up, and whether it is enabled. */
final class Products {
    private final MessageCenter center;
    private final PageSettings settings;

    Products(MessageCenter center, PageSettings settings) {
        this.center = center;
        this.settings = settings;
    }

    List<Map<String, Object>> of(Account account) {
        String extension = account.extension();
        return List.of(
                product(
                        "Voicemail",
                        center.voicemail().enabled(extension),
                        "Dial " + settings.code("message-center", "404") + " and your PIN."),
                product(
                        "SIP telephone",
                        !center.sipSecrets().of(extension).isEmpty(),
                        "Register with your extension and its SIP secret, which your administrator gives you."),
                product(
                        "E-mail about new messages",
                        center.notifications().settings(extension).mode() != Mode.DISABLED,
                        "Switch it on in My Account."),
                product(
                        "E-mail counts at login",
                        center.emailAccounts().of(extension).isPresent(),
                        "Your administrator tells the server where your e-mail is."),
                product(
                        "Outside lines",
                        account.roles().contains(Role.OUTSIDE_LINES),
                        "Main menu 7 of the Message Center. Your administrator permits it."),
                product(
                        "Second language",
                        settings.languages().size() > 1,
                        "Press pound twice at login, or choose it in My Account."));
    }

    private static Map<String, Object> product(String name, boolean enabled, String how) {
        return Map.of("name", name, "enabled", enabled, "how", how);
    }
}
