package org.parley.webapp.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.LoginResult;
import org.parley.webapp.account.PinSource;
import org.parley.webapp.deposit.SentMessages;
import org.parley.webapp.http.Confidentiality;
import org.parley.webapp.http.WavResponse;
import org.parley.webapp.mailbox.Folder;
import org.parley.webapp.mailbox.Message;
import org.parley.webapp.mailbox.MessagePage;
import org.parley.webapp.mailbox.MessageQuery;
import org.parley.webapp.mailbox.Order;
import org.parley.webapp.mailbox.PageKey;

/**
 * {@code /phone}: the visual message center for the small screen of a telephone (FEATURES 3). Extension and PIN, a list with up, down
 * and select; an opened message plays, select stops and goes on, up is forward and down is back; soft keys. All of it are links
 * and forms. Wrong PINs count with those by telephone.
 */
final class ScreenPage extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String HOME = "/phone";
    private static final Pattern PATH = Pattern.compile("/?|/(?<id>[0-9]{1,18})(?<what>/audio|/forward)?");
    private static final int ROWS = 5;
    private static final long STEP_MS = 10_000;
    private static final int SEE_OTHER = 303;

    private final transient Pages pages;
    private final transient MessageCenter center;
    private final transient Clock clock;
    private final transient ZoneId zone;

    ScreenPage(Pages pages, MessageCenter center, ZoneId zone) {
        this.pages = pages;
        this.center = center;
        this.clock = center.clock();
        this.zone = zone;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = PATH.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
        boolean post = request.getMethod().equals("POST");
        if (!path.matches() || !post && !request.getMethod().equals("GET")) {
            response.sendError(path.matches() ? 405 : 404);
            return;
        }
        if (!Confidentiality.holds(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, "Logins from other machines need https.");
            return;
        }
        ScreenSession session = ScreenSession.of(request);
        if (post && !session.tokenMatches(request.getParameter("token"))) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, "The form has expired. Go back and load it anew.");
            return;
        }
        Optional<Account> owner = session.account(center.accounts());
        if (owner.isEmpty()) {
            logIn(request, response, session, post);
        } else if (path.group("id") == null) {
            list(request, response, session, owner.get(), post);
        } else {
            message(request, response, session, owner.get(), path, post);
        }
    }

    private static String field(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("").strip();
    }

    /** First the extension, then the PIN, each behind OK. */
    private void logIn(HttpServletRequest request, HttpServletResponse response, ScreenSession session, boolean post)
            throws IOException {
        String extension = field(request, "extension");
        String pin = field(request, "pin");
        String mistake = "";
        if (post && !pin.isEmpty()) {
            PinSource source = new PinSource(request.getRemoteAddr(), "");
            LoginResult result = center.accounts().verifyPin(extension, pin, source);
            if (result instanceof LoginResult.Accepted accepted
                    && !accepted.account().pinExpired()) {
                ScreenSession.logIn(request, accepted);
                redirect(response, HOME);
                return;
            }
            mistake = result instanceof LoginResult.Accepted
                    ? "Your PIN must be changed: call the message center."
                    : result instanceof LoginResult.Throttled
                            ? "Too many wrong PINs. Try again later."
                            : "That is not correct.";
        }
        show(
                response,
                session,
                "screen-login",
                Map.of("extension", extension, "asksPin", post && !extension.isEmpty(), "mistake", mistake));
    }

    private void list(
            HttpServletRequest request,
            HttpServletResponse response,
            ScreenSession session,
            Account owner,
            boolean post)
            throws IOException {
        if (post) {
            request.getSession().invalidate();
            redirect(response, HOME);
            return;
        }
        Optional<PageKey> after = PageKey.parse(field(request, "after"));
        MessagePage page = center.mailboxes()
                .list(owner.extension(), new MessageQuery(Optional.empty(), Order.NEWEST_FIRST, after, ROWS));
        List<Message> messages = page.messages();
        int at = at(request, messages);
        String here = after.map(key -> "after=" + key + "&").orElse("");
        Map<String, Object> values = new HashMap<>();
        values.put("new", center.mailboxes().counts(owner.extension()).newMessages());
        values.put(
                "messages",
                messages.stream()
                        .map(message -> Map.of(
                                "row",
                                MessageRow.of(message, owner.extension(), zone),
                                "new",
                                message.folder() == Folder.NEW))
                        .toList());
        values.put("at", at);
        values.put(
                "selected",
                messages.isEmpty() ? "" : String.valueOf(messages.get(at).id()));
        values.put("up", at > 0 ? HOME + "?" + here + "at=" + (at - 1) : after.isPresent() ? HOME : "");
        values.put(
                "down",
                at + 1 < messages.size()
                        ? HOME + "?" + here + "at=" + (at + 1)
                        : page.next().map(key -> HOME + "?after=" + key).orElse(""));
        show(response, session, "screen-list", values);
    }

    private static int at(HttpServletRequest request, List<Message> messages) {
        String at = field(request, "at");
        int wanted = at.matches("[0-9]{1,2}") ? Integer.parseInt(at) : 0;
        return Math.max(0, Math.min(wanted, messages.size() - 1));
    }

    private void message(
            HttpServletRequest request,
            HttpServletResponse response,
            ScreenSession session,
            Account owner,
            Matcher path,
            boolean post)
            throws IOException {
        long id = Long.parseLong(path.group("id"));
        Optional<Message> message = center.mailboxes().message(owner.extension(), id);
        if (message.isEmpty()) {
            session.notice("This message is gone.");
            redirect(response, HOME);
        } else if ("/audio".equals(path.group("what"))) {
            WavResponse.send(
                    request,
                    response,
                    center.mailboxes().audio(owner.extension(), id).orElseThrow(),
                    Optional.empty());
        } else if ("/forward".equals(path.group("what"))) {
            forward(request, response, session, owner, message.get(), post);
        } else if (post) {
            act(request, response, session, owner, message.get());
        } else {
            open(response, session, owner, message.get());
        }
    }

    private void open(HttpServletResponse response, ScreenSession session, Account owner, Message message)
            throws IOException {
        ScreenSession.Played played = played(session, message);
        Map<String, Object> values = new HashMap<>();
        values.put("row", MessageRow.of(message, owner.extension(), zone));
        values.put("id", String.valueOf(message.id()));
        values.put("plays", played.plays());
        long seconds = played.at(clock.instant(), message.durationMs()) / 1000;
        values.put("seconds", seconds);
        values.put("position", String.format(java.util.Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60));
        values.put("new", message.folder() == Folder.NEW);
        show(response, session, "screen-message", values);
    }

    private static ScreenSession.Played played(ScreenSession session, Message message) {
        return session.played()
                .filter(one -> one.message() == message.id())
                .orElseGet(() -> new ScreenSession.Played(message.id(), 0, null));
    }

    /** Select, up and down, and the soft keys. */
    private void act(
            HttpServletRequest request,
            HttpServletResponse response,
            ScreenSession session,
            Account owner,
            Message message)
            throws IOException {
        String extension = owner.extension();
        long id = message.id();
        switch (field(request, "key")) {
            case "open" -> {
                center.mailboxes().markSaved(extension, id);
                session.played(new ScreenSession.Played(id, 0, clock.instant()));
            }
            case "select" -> select(session, message);
            case "up" -> wind(session, message, STEP_MS);
            case "down" -> wind(session, message, -STEP_MS);
            case "new" -> {
                center.mailboxes().markNew(extension, id);
                session.notice("Marked as new.");
                redirect(response, HOME);
                return;
            }
            case "delete" -> {
                center.mailboxes().delete(extension, id);
                session.notice("Deleted.");
                redirect(response, HOME);
                return;
            }
            default -> {
                response.sendError(HttpServletResponse.SC_BAD_REQUEST);
                return;
            }
        }
        redirect(response, HOME + "/" + id);
    }

    /** Stops, goes on, or begins anew behind the end. */
    private void select(ScreenSession session, Message message) {
        ScreenSession.Played played = played(session, message);
        long at = played.at(clock.instant(), message.durationMs());
        boolean over = at >= message.durationMs();
        boolean stops = played.plays() && !over;
        session.played(new ScreenSession.Played(message.id(), over ? 0 : at, stops ? null : clock.instant()));
    }

    private void wind(ScreenSession session, Message message, long byMs) {
        ScreenSession.Played played = played(session, message);
        long to = Math.max(0, Math.min(message.durationMs(), played.at(clock.instant(), message.durationMs()) + byMs));
        session.played(new ScreenSession.Played(message.id(), to, played.plays() ? clock.instant() : null));
    }

    private void forward(
            HttpServletRequest request,
            HttpServletResponse response,
            ScreenSession session,
            Account owner,
            Message message,
            boolean post)
            throws IOException {
        String mistake = "";
        if (post) {
            SentMessages.Result result = center.sentMessages()
                    .send(new SentMessages.Outgoing(
                            owner,
                            List.of(field(request, "to")),
                            false,
                            false,
                            OptionalLong.of(message.id()),
                            new byte[0]));
            if (result instanceof SentMessages.Result.Sent) {
                session.notice("Forwarded.");
                redirect(response, HOME + "/" + message.id());
                return;
            }
            mistake = result instanceof SentMessages.Result.WrongRecipients wrong
                    ? wrong.sentence()
                    : "The message cannot be forwarded.";
        }
        show(
                response,
                session,
                "screen-forward",
                Map.of("id", String.valueOf(message.id()), "to", field(request, "to"), "mistake", mistake));
    }

    private static void redirect(HttpServletResponse response, String path) {
        response.setStatus(SEE_OTHER);
        response.setHeader("Location", path);
    }

    private void show(HttpServletResponse response, ScreenSession session, String page, Map<String, Object> values)
            throws IOException {
        Map<String, Object> all = new HashMap<>(values);
        all.put("token", session.token());
        all.put("notice", session.takeNotice());
        byte[] html = pages.render(page, all).getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/html; charset=utf-8");
        response.setContentLength(html.length);
        response.getOutputStream().write(html);
    }
}
