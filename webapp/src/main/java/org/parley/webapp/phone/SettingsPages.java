package org.parley.webapp.phone;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.audio.AudioStore;
import org.parley.webapp.greeting.Greeting;
import org.parley.webapp.presence.Presence;

/** What an owner changes by telephone: presence, name, greetings. */
final class SettingsPages {
    private final MessageCenter center;
    private final RecordingLimits limits;

    SettingsPages(MessageCenter center, RecordingLimits limits) {
        this.center = center;
        this.limits = limits;
    }

    /** Which greeting is being changed. */
    record Slot(int number) implements java.io.Serializable {}

    void mount(Map<PhonePath, Page> pages) {
        pages.put(PhonePath.SETTINGS, Owners.page((request, owner) -> Reply.page("settings.vxml.vm")));
        pages.put(PhonePath.PRESENCE, Owners.page((request, owner) -> Reply.page("presence.vxml.vm")));
        pages.put(PhonePath.PRESENCE_NOW, Owners.page((request, owner) -> presence(owner, false)));
        pages.put(PhonePath.CHANGE_PRESENCE, Owners.page(this::changePresence));
        pages.put(PhonePath.NAME, Owners.page((request, owner) -> limited("name.vxml.vm", owner)));
        pages.put(PhonePath.NAME_NOW, Owners.page(this::name));
        pages.put(
                PhonePath.OWN_NAME,
                Owners.page((request, owner) -> Reply.sound(center.greetings().recordedName(owner))));
        pages.put(PhonePath.SAVE_NAME, Owners.page(this::saveName));
        pages.put(PhonePath.GREETINGS, Owners.page((request, owner) -> Reply.page("greetings.vxml.vm")));
        pages.put(PhonePath.CHOOSE_GREETING, Owners.page(this::choose));
        pages.put(PhonePath.GREETING_NOW, Owners.page(this::greeting));
        pages.put(
                PhonePath.OWN_GREETING,
                Owners.page((request, owner) -> Reply.sound(
                        center.greetings().greeting(owner, slot(request)).map(Greeting::audio))));
        pages.put(PhonePath.ANNOUNCE_ONLY, Owners.page(this::announceOnly));
        pages.put(
                PhonePath.DELETE_GREETING,
                Owners.page((request, owner) ->
                        Reply.values(Map.of("result", center.greetings().delete(owner, slot(request))))));
        pages.put(PhonePath.SAVE_GREETING, Owners.page(this::saveGreeting));
    }

    private Reply limited(String template, String owner) {
        return new Reply.Document(template, Map.of("limits", limits.ofOwner(owner)));
    }

    private Reply changePresence(PhoneRequest request, String owner) {
        Optional<Presence> wanted = Presence.ofNumber((int) request.number("choice"));
        wanted.ifPresent(presence -> center.presences().set(owner, presence));
        return presence(owner, wanted.isPresent());
    }

    private Reply presence(String owner, boolean changed) {
        Presence presence = center.presences().get(owner).orElse(Presence.IN_OFFICE);
        return new Reply.Document(
                "presence.xml.vm", Map.of("changed", changed, "presencePhrase", "presence/" + presence.id()));
    }

    private Reply name(PhoneRequest request, String owner) {
        boolean recorded = center.greetings().recordedName(owner).isPresent();
        return new Reply.Document("name.xml.vm", Map.of("audio", recorded ? PhonePath.OWN_NAME.path() : ""));
    }

    private Reply saveName(PhoneRequest request, String owner) throws IOException, ServletException {
        byte[] recording = recording(request);
        if (recording.length == 0) {
            return new Reply.Refusal(400, "a recording is needed");
        }
        center.greetings().recordName(owner, recording);
        return saved("name/saved", PhonePath.SETTINGS);
    }

    private Reply choose(PhoneRequest request, String owner) {
        long slot = request.number("slot");
        if (slot < 0 || slot > Presence.values().length) {
            return new Reply.Refusal(400, "there is no such greeting");
        }
        request.keep(new Slot((int) slot));
        return limited("greeting.vxml.vm", owner);
    }

    private Reply greeting(PhoneRequest request, String owner) {
        int slot = slot(request);
        Optional<Greeting> greeting = center.greetings().greeting(owner, slot);
        return new Reply.Document(
                "greeting-item.xml.vm",
                Map.of(
                        "recorded",
                        greeting.isPresent(),
                        "announceOnly",
                        greeting.map(Greeting::announceOnly).orElse(false),
                        "audio",
                        greeting.isPresent() ? PhonePath.OWN_GREETING.path() : "",
                        "slotPhrase",
                        Presence.ofNumber(slot)
                                .map(presence -> "presence/" + presence.id())
                                .orElse("greeting/default")));
    }

    private Reply announceOnly(PhoneRequest request, String owner) {
        int slot = slot(request);
        boolean next = !center.greetings()
                .greeting(owner, slot)
                .map(Greeting::announceOnly)
                .orElse(true);
        return Reply.values(Map.of("result", center.greetings().setAnnounceOnly(owner, slot, next)));
    }

    private Reply saveGreeting(PhoneRequest request, String owner) throws IOException, ServletException {
        byte[] recording = recording(request);
        if (recording.length == 0) {
            return new Reply.Refusal(400, "a recording is needed");
        }
        center.greetings().record(owner, slot(request), recording);
        return saved("greeting/saved", PhonePath.GREETINGS);
    }

    private static Reply saved(String phrase, PhonePath next) {
        return new Reply.Document("saved.vxml.vm", Map.of("saved", phrase, "next", next.path()));
    }

    private static int slot(PhoneRequest request) {
        return request.slot().number();
    }

    private static byte[] recording(PhoneRequest request) throws IOException, ServletException {
        Part recording = request.part("recording");
        if (recording == null) {
            return new byte[0];
        }
        try (InputStream ulaw = recording.getInputStream()) {
            return ulaw.readNBytes(AudioStore.MAX_BYTES);
        }
    }
}
