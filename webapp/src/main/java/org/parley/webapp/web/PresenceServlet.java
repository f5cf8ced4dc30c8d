package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.greeting.Greeting;
import org.parley.webapp.greeting.Greetings;
import org.parley.webapp.presence.Presence;

/** {@code /presence}: My Presence, with the greetings that callers hear and the recorded name. */
final class PresenceServlet extends PageServlet {
    private static final long serialVersionUID = 1L;
    private static final String HOME = "/presence";
    private static final String SOUND = "sound";
    private static final String NAME = "name";

    private final transient MessageCenter center;
    private final transient Greetings greetings;

    PresenceServlet(Pages pages, MessageCenter center) {
        super(pages, center.accounts());
        this.center = center;
        this.greetings = center.greetings();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = requireAccount(request, response);
        if (account.isPresent()) {
            show(request, response, account.get(), "", "");
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = requireAccount(request, response);
        if (account.isEmpty() || !requireToken(request, response)) {
            return;
        }
        String slot = Optional.ofNullable(request.getParameter("slot")).orElse("");
        String action = Optional.ofNullable(request.getParameter("action")).orElse("presence");
        if (action.equals("presence")) {
            choose(request, response, account.get());
        } else if (!slot.matches("[0-7]|" + NAME)) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, "There is no such greeting.");
        } else if (action.equals("record")) {
            record(request, response, account.get(), slot);
        } else {
            change(request, response, account.get().extension(), slot, action);
        }
    }

    private void choose(HttpServletRequest request, HttpServletResponse response, Account account) throws IOException {
        Optional<Presence> chosen =
                Optional.ofNullable(request.getParameter("presence")).flatMap(Presence::ofId);
        if (chosen.isEmpty()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, "Choose one of the presences.");
            return;
        }
        center.presences().set(account.extension(), chosen.get());
        redirect(request, response, HOME, "Your presence is now " + chosen.get().title() + ".");
    }

    private void record(HttpServletRequest request, HttpServletResponse response, Account account, String slot)
            throws IOException {
        String owner = account.extension();
        SoundPart.Sound sound =
                SoundPart.of(request, center.voicemail().limits(owner).maxOwner());
        if (sound.missing()) {
            show(request, response, account, slot, "Record something, or choose a WAV file.");
        } else if (!sound.mistake().isEmpty()) {
            show(request, response, account, slot, sound.mistake());
        } else {
            boolean name = slot.equals(NAME);
            if (name) {
                greetings.recordName(owner, sound.ulaw());
            } else {
                greetings.record(owner, Integer.parseInt(slot), sound.ulaw());
            }
            redirect(request, response, HOME, name ? "Your name is recorded." : "The greeting is recorded.");
        }
    }

    private void change(
            HttpServletRequest request, HttpServletResponse response, String owner, String slot, String action)
            throws IOException {
        boolean name = slot.equals(NAME);
        boolean done = switch (action) {
            case "delete" -> name ? greetings.deleteName(owner) : greetings.delete(owner, Integer.parseInt(slot));
            case "announce" -> !name && greetings.setAnnounceOnly(owner, Integer.parseInt(slot), true);
            case "take" -> !name && greetings.setAnnounceOnly(owner, Integer.parseInt(slot), false);
            default -> false;
        };
        if (done) {
            redirect(request, response, HOME, said(action));
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "Nothing is recorded there.");
        }
    }

    private static String said(String action) {
        return switch (action) {
            case "delete" -> "The recording is deleted.";
            case "announce" -> "Callers hear this greeting and cannot leave a message.";
            default -> "Callers can leave a message behind this greeting.";
        };
    }

    private void show(
            HttpServletRequest request, HttpServletResponse response, Account account, String slot, String mistake)
            throws IOException {
        Map<String, Object> values = new HashMap<>();
        // read before what it stands for: a change meanwhile makes the page look once more
        values.put("revision", center.ownerChanges().revision(account.extension()));
        Presence current = center.presences().get(account.extension()).orElse(Presence.IN_OFFICE);
        values.put(
                "choices",
                Arrays.stream(Presence.values())
                        .map(p -> Map.of("id", p.id(), "title", p.title(), "checked", p == current))
                        .toList());
        List<Map<String, Object>> recordings = Stream.concat(
                        Stream.of(nameItem(account.extension()), item(account.extension(), 0, "Default")),
                        Arrays.stream(Presence.values()).map(p -> item(account.extension(), p.number(), p.title())))
                .toList();
        for (Map<String, Object> recording : recordings) {
            Form form = Form.of(SOUND);
            recording.put(
                    "form",
                    recording.get("slot").equals(slot)
                            ? form.mistake(SOUND, mistake).fields()
                            : form.fields());
        }
        values.put("recordings", recordings);
        values.put(
                "longest",
                center.voicemail().limits(account.extension()).maxOwner().toSeconds());
        show(request, response, "presence", values);
    }

    private Map<String, Object> nameItem(String owner) {
        Map<String, Object> item = new HashMap<>();
        item.put("slot", NAME);
        item.put("title", "Your name");
        item.put("recorded", greetings.recordedName(owner).isPresent());
        item.put("announceOnly", false);
        item.put("audio", "/api/v1/users/" + owner + "/name/audio");
        return item;
    }

    private Map<String, Object> item(String owner, int slot, String title) {
        Optional<Greeting> greeting = greetings.greeting(owner, slot);
        Map<String, Object> item = new HashMap<>();
        item.put("slot", String.valueOf(slot));
        item.put("title", title);
        item.put("recorded", greeting.isPresent());
        item.put("announceOnly", greeting.map(Greeting::announceOnly).orElse(false));
        item.put("audio", "/api/v1/users/" + owner + "/greetings/" + slot + "/audio");
        return item;
    }
}
