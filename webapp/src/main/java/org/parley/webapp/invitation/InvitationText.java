package org.parley.webapp.invitation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.parley.webapp.account.Account;
import org.parley.webapp.calendar.Appointment;
import org.parley.webapp.conference.Conference;
import org.parley.webapp.conference.InvitationSettings;
import org.parley.webapp.notification.PreparedMail;
import org.parley.webapp.template.TemplateException;
import org.parley.webapp.template.TextTemplates;

/**
 * The words of invitations, from {@code conference-invitation.LANGUAGE.vm}: the first line is the subject, the rest the body, which
 * is the description in calendars too.
 */
public final class InvitationText {
    private static final String BEGIN = "conference-invitation.";
    private static final String END = ".vm";

    private final TextTemplates templates;
    private final Path folder;
    private final InvitationSettings settings;
    private final String from;

    /** @param from the sender of e-mails; empty when none are sent */
    public InvitationText(Path folder, InvitationSettings settings, String from) {
        this.templates = new TextTemplates(folder);
        this.folder = folder;
        this.settings = settings;
        this.from = from;
    }

    /** Those with a template, in the order of their tags. */
    List<String> languages() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(BEGIN) && name.endsWith(END))
                    .map(name -> name.substring(BEGIN.length(), name.length() - END.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of e-mail templates cannot be read", e);
        }
    }

    PreparedMail mail(
            Conference conference,
            GuestStore.Version version,
            Account by,
            Guest guest,
            Told what,
            Instant occurrence,
            Clock clock) {
        String words = words(conference, by, what, occurrence, guest.language());
        Appointment appointment = appointment(conference, version, by, List.of(guest.address()), guest.language());
        Appointment.Method method = what == Told.CANCELED ? Appointment.Method.CANCEL : Appointment.Method.REQUEST;
        String file = occurrence == null
                ? appointment.file(method, clock.instant())
                : appointment.cancelOne(occurrence, clock.instant());
        return new PreparedMail(subject(words), body(words), method.name(), file);
    }

    Appointment appointment(
            Conference conference, GuestStore.Version version, Account by, List<String> guests, String language) {
        Conference.Schedule times = conference.schedule().orElseThrow();
        String tel = settings.tel(conference);
        String host = from.isEmpty() ? "parley" : from.substring(from.lastIndexOf('@') + 1);
        return new Appointment(
                version.uid() + "@" + host,
                version.sequence(),
                times.begins(),
                times.duration(),
                times.repetition().rule(times.begins().toLocalDateTime()),
                conference.description(),
                language.isEmpty() ? "" : body(words(conference, by, Told.INVITED, null, language)),
                tel.isEmpty() ? settings.sip(conference) : tel,
                from,
                by.displayName(),
                guests);
    }

    private String words(Conference conference, Account by, Told what, Instant occurrence, String language) {
        Conference.Schedule times = conference.schedule().orElseThrow();
        ZonedDateTime start = (occurrence == null ? times.start() : occurrence)
                .atZone(times.begins().getZone());
        Map<String, Object> values = new HashMap<>();
        values.put("what", what.id());
        values.put("one", occurrence != null);
        values.put("by", PreparedMail.line(by.displayName()));
        values.put("description", PreparedMail.line(conference.description()));
        values.put("id", conference.number());
        values.put("password", settings.password() ? conference.password() : "");
        values.put(
                "when",
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                        .withLocale(Locale.forLanguageTag(language))
                        .format(start));
        values.put("zone", start.getZone().getId());
        values.put("minutes", times.duration().toMinutes());
        values.put("repetition", times.repetition().id());
        values.put("tel", settings.tel(conference));
        values.put("number", settings.number());
        values.put("sip", settings.sip(conference));
        try {
            return templates.render(BEGIN + language + END, values);
        } catch (TemplateException e) {
            throw new IllegalStateException("template mistake in " + e.getMessage(), e);
        }
    }

    private static String subject(String words) {
        return PreparedMail.line(words.substring(0, Math.max(0, words.indexOf('\n'))));
    }

    private static String body(String words) {
        return words.substring(words.indexOf('\n') + 1).strip() + "\n";
    }
}
