package org.parley.webapp.notification;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.parley.webapp.template.TemplateException;
import org.parley.webapp.template.TextTemplates;

/**
 * The words of an e-mail, from {@code new-message.LANGUAGE.vm}: its first line is the subject, the body begins behind an
 * empty line.
 */
final class MailText {
    private static final String FALLBACK = "en-US";
    private static final int MS_PER_SECOND = 1000;

    private final TextTemplates templates;
    private final ZoneId zone;

    MailText(Path folder, ZoneId zone) {
        templates = new TextTemplates(folder);
        this.zone = zone;
    }

    /** What is written. */
    record Written(String subject, String body) {}

    Written write(Notice notice, NoticeFacts facts) throws TemplateException {
        String template = "new-message." + facts.language() + ".vm";
        boolean known = facts.language().matches("[A-Za-z0-9-]+") && templates.exists(template);
        String language = known ? facts.language() : FALLBACK;
        String text = templates.render("new-message." + language + ".vm", values(notice, facts, language));
        int end = text.indexOf('\n');
        return new Written(
                line(text.substring(0, Math.max(0, end))),
                text.substring(end + 1).strip() + "\n");
    }

    private Map<String, Object> values(Notice notice, NoticeFacts facts, String language) {
        int seconds = Math.max(1, Math.round((float) facts.durationMs() / MS_PER_SECOND));
        Map<String, Object> values = new HashMap<>();
        values.put("mailbox", line(facts.login()));
        values.put("extension", line(facts.extension()));
        values.put("owner", line(facts.owner()));
        values.put("caller", line(facts.callerName()));
        values.put("number", line(facts.callerNumber()));
        values.put("urgent", facts.urgent());
        values.put(
                "when",
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                        .withLocale(Locale.forLanguageTag(language))
                        .format(facts.receivedAt().atZone(zone)));
        values.put("length", String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60));
        values.put("newMessages", notice.newCount());
        values.put("level", notice.level());
        values.put("attached", notice.audio());
        return values;
    }

    /** One line, whatever the telephone network sent: no control, format or line-breaking character stays. */
    static String line(String text) {
        return text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]+", " ").strip();
    }
}
