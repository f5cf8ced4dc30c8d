package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.parley.webapp.account.Account;
import org.parley.webapp.notification.EscalationLevel;
import org.parley.webapp.notification.Mode;
import org.parley.webapp.notification.NotificationSettings;
import org.parley.webapp.notification.Notifications;

/** How the owner is told of new messages outside the telephone. A webhook is for administrators and stays as it is. */
final class NotificationForm implements AccountForm {
    /** So many levels of an escalation have a row. */
    static final int LEVELS = 4;

    private static final String MODE = "mode";
    private static final String ADDRESS = "address";
    private static final String AUDIO = "audio";
    private static final int SECONDS = 60;

    private final Notifications notifications;

    NotificationForm(Notifications notifications) {
        this.notifications = notifications;
    }

    @Override
    public String name() {
        return "notification";
    }

    private static Form all() {
        return Form.of(names());
    }

    private static String[] names() {
        List<String> names = new ArrayList<>(List.of(MODE, ADDRESS, AUDIO));
        for (int level = 1; level <= LEVELS; level++) {
            names.addAll(List.of("address-" + level, "minutes-" + level, "retries-" + level, "continues-" + level));
        }
        return names.toArray(String[]::new);
    }

    @Override
    public Form current(Account account) {
        NotificationSettings settings = notifications.settings(account.extension());
        Form form = all().set(MODE, settings.mode().id())
                .set(ADDRESS, settings.address())
                .set(AUDIO, settings.audio() ? "on" : "");
        for (int n = 1; n <= Math.min(LEVELS, settings.levels().size()); n++) {
            EscalationLevel level = settings.levels().get(n - 1);
            form.set("address-" + n, level.address())
                    .set("minutes-" + n, String.valueOf(level.periodSeconds() / SECONDS))
                    .set("retries-" + n, String.valueOf(level.retries()))
                    .set("continues-" + n, level.continues() ? "on" : "");
        }
        return form;
    }

    @Override
    public Form submit(HttpServletRequest request, Account account) {
        Form form = Form.sent(request, names());
        List<EscalationLevel> levels = new ArrayList<>();
        IntStream.rangeClosed(1, LEVELS)
                .filter(n -> !form.get("address-" + n).isBlank())
                .forEach(n -> level(form, n, levels));
        Mode mode = Mode.ofId(form.get(MODE)).orElse(Mode.DISABLED);
        if (form.right()) {
            NotificationSettings wanted = new NotificationSettings(
                    mode,
                    form.get(ADDRESS).strip(),
                    !form.get(AUDIO).isEmpty(),
                    levels,
                    notifications.settings(account.extension()).webhook());
            String mistake = notifications.mistake(wanted);
            if (mistake.isEmpty()) {
                notifications.set(account.extension(), wanted);
            } else {
                form.mistake(mistake.startsWith("address") ? ADDRESS : MODE, sentence(mistake));
            }
        }
        return form;
    }

    private static void level(Form form, int n, List<EscalationLevel> levels) {
        for (String name : List.of("minutes-" + n, "retries-" + n)) {
            if (!form.get(name).matches("\\d{1,4}")) {
                form.mistake(name, "Type a number.");
            }
        }
        if (form.right()) {
            levels.add(new EscalationLevel(
                    form.get("address-" + n).strip(),
                    Integer.parseInt(form.get("minutes-" + n)) * SECONDS,
                    Integer.parseInt(form.get("retries-" + n)),
                    !form.get("continues-" + n).isEmpty()));
        }
    }

    private static String sentence(String mistake) {
        return Character.toUpperCase(mistake.charAt(0)) + mistake.substring(1) + ".";
    }

    @Override
    public String done() {
        return "Your notifications are changed.";
    }
}
