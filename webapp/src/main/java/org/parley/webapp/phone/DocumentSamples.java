package org.parley.webapp.phone;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parley.webapp.account.PinRules;
import org.parley.webapp.phrase.Phrase;
import org.parley.webapp.template.Phrases;
import org.parley.webapp.template.Sample;

/** What the templates are given, for the linter. Must name every template and each of its branches. */
final class DocumentSamples {
    /** Names that break templates which do not escape, or escape in the wrong place. */
    static final List<String> HOSTILE =
            List.of("Ann", "O'Brien", "\");x(", "]]>", "##", "#*", "$a", "</values>", "&amp;");

    private static final List<String> PLAIN = List.of(
            "extension.vxml.vm",
            "pin.vxml.vm",
            "main.vxml.vm",
            "messages.vxml.vm",
            "deposit.vxml.vm",
            "attendant.vxml.vm",
            "conference.vxml.vm",
            "conference-password.vxml.vm",
            "invited.vxml.vm",
            "conference-name.vxml.vm",
            "recipients.vxml.vm",
            "settings.vxml.vm",
            "presence.vxml.vm",
            "greetings.vxml.vm",
            "new-pin.vxml.vm",
            "outside-no-line.vxml.vm",
            "sent.vxml.vm",
            "sent-on.vxml.vm",
            "ringing.vxml.vm",
            "unavailable.vxml.vm",
            "unknown-extension.vxml.vm");

    /** As {@link RecordingLimits} gives them. */
    static final Map<String, String> LIMITS = Map.of("longest", "300000ms", "finalSilence", "10000ms");

    private DocumentSamples() {}

    static List<Sample> with(String text, Phrases phrases) {
        List<Sample> samples = new ArrayList<>();
        PLAIN.forEach(template -> samples.add(new Sample(template, Map.of())));
        samples.add(new Sample(
                "call.ccxml.vm", Map.of("ring", "20000ms", "dialog", PhonePath.DEPOSIT.path() + "?x=" + text)));
        samples.add(new Sample(
                "ring.ccxml.vm",
                Map.of("destination", "extension:" + text, "ring", "20000ms", "dialog", PhonePath.DEPOSIT.path())));
        samples.add(new Sample("outside.ccxml.vm", Map.of("destination", "outside:" + text, "ring", "20000ms")));
        OutsideKeys.Line number = new OutsideKeys.Line(List.of("9", "23456789"), false, false);
        OutsideKeys.Line open = new OutsideKeys.Line(List.of("0", "1"), true, false);
        OutsideKeys.Line either = new OutsideKeys.Line(List.of("0123456789"), false, true);
        samples.add(new Sample("outside.vxml.vm", Map.of("keys", new OutsideKeys(List.of(number, open, either)))));
        samples.add(new Sample("outside.vxml.vm", Map.of("keys", new OutsideKeys(List.of()))));
        OutsideCalls.Refusal.REASONS.forEach(
                reason -> samples.add(new Sample("outside-refused.vxml.vm", Map.of("reason", reason))));
        samples.add(new Sample("record.vxml.vm", Map.of("deposit", text, "urgent", true, "limits", LIMITS)));
        samples.add(new Sample("onward.vxml.vm", Map.of("extension", text)));
        samples.add(new Sample("refuse.ccxml.vm", Map.of("status", 403)));
        for (int times = 1; times <= 2; times++) {
            samples.add(new Sample(
                    "annc.vxml.vm", Map.of("source", "http://127.0.0.1/?" + text, "repeats", times, "delay", "500ms")));
        }
        for (boolean greets : List.of(true, false)) {
            samples.add(new Sample("outgoing.ccxml.vm", outgoing(text, greets)));
        }
        samples.add(new Sample(
                "invitation.ccxml.vm", Map.of("destination", "extension:" + text, "caller", text, "ring", "20000ms")));
        OutgoingPages.FAILURES.forEach(
                reason -> samples.add(new Sample("outgoing-failed.vxml.vm", Map.of("reason", reason))));
        samples.add(new Sample("conference-warning.vxml.vm", Map.of("minutes", "5")));
        for (String result : List.of("in", "name", "full", "locked", "early", "closed", "again", "out")) {
            samples.add(new Sample("conference.xml.vm", Map.of("result", result, "id", text, "place", 1)));
        }
        for (boolean came : List.of(true, false)) {
            samples.add(new Sample(
                    "conference-who.vxml.vm",
                    Map.of("name", PhonePath.CONFERENCE_WHO_NAME.path() + "?call=" + text, "came", came)));
        }
        samples.add(new Sample("result.xml.vm", Map.of("result", text)));
        for (int n = 0; n <= 2; n++) {
            samples.add(new Sample("announcement.xml.vm", announcement(true, n, 101 * n)));
            samples.add(new Sample("announcement.xml.vm", announcement(false, n, 0)));
        }
        List<Phrase> digits = phrases.digits("101");
        samples.add(new Sample("conference-in.vxml.vm", Map.of("id", text, "place", digits)));
        Phrase name = new Phrase(
                text, "en-US", text, java.nio.file.Path.of("x"), PhonePath.SENDER_NAME.path() + "?n=" + text, true);
        samples.add(new Sample("inviter.xml.vm", Map.of("name", List.of(name))));
        for (List<Phrase> sender : List.of(List.<Phrase>of(), digits, List.of(name))) {
            samples.add(new Sample("message.xml.vm", message(text, sender, digits, true)));
            samples.add(new Sample("message.xml.vm", message(text, sender, digits, false)));
        }
        samples.add(new Sample("attendant.xml.vm", Map.of("result", "call", "extension", text)));
        samples.add(new Sample("name.vxml.vm", Map.of("limits", LIMITS)));
        samples.add(new Sample("greeting.vxml.vm", Map.of("limits", LIMITS)));
        samples.add(new Sample("name.xml.vm", Map.of("audio", "")));
        samples.add(new Sample("name.xml.vm", Map.of("audio", PhonePath.OWN_NAME.path())));
        samples.add(new Sample("saved.vxml.vm", Map.of("saved", "name/saved", "next", PhonePath.SETTINGS.path())));
        for (PinRules.Verdict verdict : PinRules.Verdict.values()) {
            samples.add(new Sample("pin-judged.xml.vm", Map.of("result", verdict.id(), "atLeast", 5)));
        }
        for (boolean one : List.of(true, false)) {
            samples.add(new Sample("pin-state.xml.vm", Map.of("due", one)));
            samples.add(new Sample("presence.xml.vm", Map.of("changed", one, "presencePhrase", "presence/away")));
            for (boolean recorded : List.of(true, false)) {
                samples.add(new Sample(
                        "greeting-item.xml.vm",
                        Map.of(
                                "recorded",
                                recorded,
                                "announceOnly",
                                one,
                                "audio",
                                "",
                                "slotPhrase",
                                "greeting/default")));
            }
            samples.add(new Sample("draft.xml.vm", Map.of("count", 0, "everybody", one, "digit", digits)));
            samples.add(new Sample(
                    "compose.vxml.vm",
                    Map.of(
                            "deposit", text,
                            "urgent", one,
                            "count", one ? 1 : 2,
                            "mailboxes", one ? List.of() : digits,
                            "forwarded", one,
                            "limits", LIMITS)));
        }
        for (String result : List.of("added", "unknown", "full", "everybody")) {
            samples.add(new Sample("recipient.xml.vm", Map.of("result", result, "count", 1, "name", List.of(name))));
        }
        for (boolean played : List.of(true, false)) {
            for (String folder : List.of("new", "saved")) {
                samples.add(new Sample("message.xml.vm", Map.of("end", true, "played", played, "folder", folder)));
            }
        }
        for (String after : List.of("record", "announce", "full", "disabled")) {
            samples.add(new Sample("greeting.xml.vm", greeting(after, PhonePath.GREETING_AUDIO.path(), "", digits)));
            samples.add(new Sample("greeting.xml.vm", greeting(after, "", "", digits)));
            samples.add(new Sample("greeting.xml.vm", greeting(after, "", PhonePath.NAME_AUDIO.path(), digits)));
        }
        return samples;
    }

    private static Map<String, Object> outgoing(String text, boolean greets) {
        return Map.of(
                "own",
                "extension:" + text,
                "caller",
                text,
                "destination",
                "extension:" + text,
                "called",
                text,
                "greets",
                greets,
                "ring",
                "20000ms");
    }

    private static Map<String, Object> announcement(boolean first, int arrived, int saved) {
        return Map.of(
                "first",
                first,
                "new",
                arrived,
                "saved",
                saved,
                "arrived",
                arrived,
                "outside",
                first,
                "presencePhrase",
                "presence/away",
                "email",
                arrived > 0,
                "emailNew",
                arrived,
                "emailSaved",
                saved);
    }

    private static Map<String, Object> message(String text, List<Phrase> sender, List<Phrase> when, boolean forwarded) {
        Map<String, Object> message = new HashMap<>(Map.of(
                "end",
                false,
                "id",
                text,
                "audio",
                PhonePath.MESSAGE_AUDIO.path() + "?id=" + text,
                "sender",
                sender,
                "when",
                when));
        message.putAll(Map.of(
                "menu", forwarded,
                "undelete", forwarded,
                "internal", forwarded,
                "extension", text,
                "urgent", forwarded,
                "forwarded", forwarded,
                "originalSender", sender,
                "originalWhen", when));
        return message;
    }

    private static Map<String, Object> greeting(String after, String recorded, String name, List<Phrase> extension) {
        return Map.of(
                "after", after, "operator", extension, "recorded", recorded, "name", name, "extension", extension);
    }
}
