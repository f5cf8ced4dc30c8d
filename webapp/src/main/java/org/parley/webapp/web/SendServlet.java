package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.deposit.SentMessages;
import org.parley.webapp.deposit.SentMessages.Outgoing;
import org.parley.webapp.deposit.SentMessages.Result;
import org.parley.webapp.mailbox.Message;

/**
 * {@code /messages/send}: a new message, with {@code ?reply=ID} an answer to one, with {@code ?forward=ID} one for others,
 * with or without an introduction.
 */
final class SendServlet extends PageServlet {
    private static final long serialVersionUID = 1L;
    private static final String TO = "to";
    private static final String SOUND = "sound";
    private static final String EVERYBODY = "everybody";
    private static final String URGENT = "urgent";

    private final transient MessageCenter center;
    private final transient ZoneId zone;

    SendServlet(Pages pages, MessageCenter center, ZoneId zone) {
        super(pages, center.accounts());
        this.center = center;
        this.zone = zone;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = requireAccount(request, response);
        if (account.isPresent()) {
            form(request, response, account.get(), Form.of(TO, SOUND, EVERYBODY, URGENT));
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = requireAccount(request, response);
        if (account.isEmpty() || !requireToken(request, response)) {
            return;
        }
        Form form = Form.sent(request, TO, SOUND, EVERYBODY, URGENT);
        String owner = account.get().extension();
        SoundPart.Sound sound =
                SoundPart.of(request, center.voicemail().limits(owner).maxOwner());
        Optional<String> answered = id(request, "reply").stream()
                .mapToObj(id -> center.sentMessages().sender(owner, id))
                .flatMap(Optional::stream)
                .findFirst();
        if (!sound.mistake().isEmpty()) {
            form(request, response, account.get(), form.mistake(SOUND, sound.mistake()));
            return;
        }
        List<String> to = answered.map(List::of).orElse(numbers(form.get(TO)));
        boolean everybody = answered.isEmpty() && !form.get(EVERYBODY).isEmpty();
        Result result = center.sentMessages()
                .send(new Outgoing(
                        account.get(),
                        to,
                        everybody,
                        !form.get(URGENT).isEmpty(),
                        id(request, "forward"),
                        sound.ulaw()));
        if (result instanceof Result.Sent sent) {
            String where = sent.mailboxes() == 1 ? "1 mailbox." : sent.mailboxes() + " mailboxes.";
            redirect(request, response, "/messages", "The message was sent to " + where);
        } else if (result instanceof Result.WrongRecipients wrong) {
            form(request, response, account.get(), form.mistake(TO, wrong.sentence()));
        } else if (result instanceof Result.NoSound) {
            form(request, response, account.get(), form.mistake(SOUND, "Record something, or choose a WAV file."));
        } else {
            gone(response);
        }
    }

    private void form(HttpServletRequest request, HttpServletResponse response, Account account, Form form)
            throws IOException {
        OptionalLong replied = id(request, "reply");
        OptionalLong forwarded = id(request, "forward");
        OptionalLong about = replied.isPresent() ? replied : forwarded;
        Optional<Message> message =
                about.isEmpty() ? Optional.empty() : center.mailboxes().message(account.extension(), about.getAsLong());
        boolean unanswerable = replied.isPresent()
                && center.sentMessages()
                        .sender(account.extension(), replied.getAsLong())
                        .isEmpty();
        if (about.isPresent() && message.isEmpty() || unanswerable) {
            gone(response);
            return;
        }
        Map<String, Object> values = new HashMap<>();
        values.put("form", form.fields());
        values.put("kind", replied.isPresent() ? "reply" : forwarded.isPresent() ? "forward" : "new");
        values.put("about", about.isPresent() ? String.valueOf(about.getAsLong()) : "");
        values.put(
                "message",
                message.map(found -> MessageRow.of(found, account.extension(), zone))
                        .orElse(MessageRow.NONE));
        values.put("mayEverybody", SentMessages.maySendToAll(account));
        values.put(
                "longest",
                center.voicemail().limits(account.extension()).maxOwner().toSeconds());
        show(request, response, "send", values);
    }

    private static void gone(HttpServletResponse response) throws IOException {
        response.sendError(
                HttpServletResponse.SC_NOT_FOUND, "This message is no longer there to be answered or forwarded.");
    }

    private static OptionalLong id(HttpServletRequest request, String name) {
        String id = Optional.ofNullable(request.getParameter(name)).orElse("");
        return id.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(id)) : OptionalLong.empty();
    }

    private static List<String> numbers(String typed) {
        return Arrays.stream(typed.split("[\\s,;]+"))
                .filter(number -> !number.isEmpty())
                .distinct()
                .toList();
    }
}
