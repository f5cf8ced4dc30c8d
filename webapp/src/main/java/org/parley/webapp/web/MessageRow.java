package org.parley.webapp.web;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.parley.webapp.mailbox.Caller;
import org.parley.webapp.mailbox.Message;
import org.parley.webapp.mailbox.Origin;

/**
 * A message as the page shows it.
 *
 * @param time for people, in the zone of the server
 * @param instant for programs
 * @param address of the message for programs
 * @param answerable whether the sender is one of ours
 * @param origin who left it first, when it was forwarded
 * @param call the number that calls the sender back; empty when nobody can be called
 */
public record MessageRow(
        String id,
        String caller,
        String number,
        String time,
        String instant,
        String duration,
        String address,
        boolean urgent,
        boolean answerable,
        String origin,
        String call) {
    /** In place of a message where there is none. */
    static final MessageRow NONE = new MessageRow("", "", "", "", "", "", "", false, false, "", "");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);

    static MessageRow of(Message message, String extension, ZoneId zone) {
        Caller from = message.from();
        String number = from.number().isEmpty() ? "Unknown number" : from.number();
        boolean named = !from.name().isEmpty() && !from.name().equals(from.number());
        return new MessageRow(
                String.valueOf(message.id()),
                named ? from.name() : number,
                named ? number : "",
                TIME.format(message.receivedAt().atZone(zone)),
                message.receivedAt().toString(),
                duration(message.durationMs()),
                "/api/v1/mailboxes/" + extension + "/messages/" + message.id(),
                message.urgent(),
                from.internal(),
                message.origin().map(origin -> origin(origin, zone)).orElse(""),
                "");
    }

    /** Whose sender can be called. */
    MessageRow calling(String callable) {
        return new MessageRow(
                id, caller, number, time, instant, duration, address, urgent, answerable, origin, callable);
    }

    /** Where its sound is. */
    public String audio() {
        return address + "/audio";
    }

    private static String origin(Origin origin, ZoneId zone) {
        Caller first = origin.from();
        String who = first.name().isEmpty() ? first.number() : first.name();
        return (who.isEmpty() ? "an unknown number" : who) + ", "
                + TIME.format(origin.at().atZone(zone));
    }

    private static String duration(int milliseconds) {
        int seconds = Math.max(1, Math.round(milliseconds / 1000f));
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
