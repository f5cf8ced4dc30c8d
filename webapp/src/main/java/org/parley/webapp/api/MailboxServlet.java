package org.parley.webapp.api;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.audio.Peaks;
import org.parley.webapp.audio.StoredAudio;
import org.parley.webapp.http.Json;
import org.parley.webapp.http.WavResponse;
import org.parley.webapp.mailbox.Folder;
import org.parley.webapp.mailbox.Mailboxes;
import org.parley.webapp.mailbox.Message;
import org.parley.webapp.mailbox.MessagePage;
import org.parley.webapp.mailbox.MessageQuery;
import tools.jackson.databind.JsonNode;

/**
 * {@code /api/v1/mailboxes/EXT/messages}: the messages of a mailbox, for its owner.
 *
 * <ul>
 *   <li>{@code GET messages}, {@code GET messages/ID}: as JSON
 *   <li>{@code GET messages/ID/audio}: the sound as WAV, also in ranges
 *   <li>{@code PATCH messages/ID} with {@code {"folder": "new"|"saved"}}
 *   <li>{@code DELETE messages/ID}; with {@code ?undoable} {@code POST messages/ID/undelete} brings it back among the new
 *       ones, until the next one is deleted so
 *   <li>{@code GET messages/ID/peaks}: numbers from 0 to 100, to draw the sound
 *   <li>{@code POST messages/ID/forward} with {@code {"to": ["102"], "urgent": false}}: sends it on as it is
 * </ul>
 */
public final class MailboxServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH =
            Pattern.compile("/([^/]+)/messages(?:/([^/]+)(/audio|/peaks|/undelete|/forward)?)?");
    private static final int PEAKS = 160;
    private static final Pattern ID = Pattern.compile("\\d{1,18}");

    private final transient ApiLogin login;
    private final transient Mailboxes mailboxes;
    private final transient MessageForward forward;

    public MailboxServlet(MessageCenter center) {
        this.login = new ApiLogin(center.accounts(), center.clock());
        this.mailboxes = center.mailboxes();
        this.forward = new MessageForward(center.sentMessages());
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = PATH.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
        if (!path.matches()) {
            Json.problem(response, 404, "Not found", "There is no such resource");
            return;
        }
        Optional<Account> account = login.require(request, response);
        if (account.isEmpty()) {
            return;
        }
        if (!account.get().extension().equals(path.group(1))) {
            Json.problem(response, 403, "Forbidden", "This is not your mailbox");
            return;
        }
        String extension = path.group(1);
        if (path.group(2) == null) {
            list(request, response, extension);
        } else if (!ID.matcher(path.group(2)).matches()) {
            noSuchMessage(response);
        } else {
            long id = Long.parseLong(path.group(2));
            switch (Optional.ofNullable(path.group(3)).orElse("")) {
                case "/audio" -> audio(request, response, extension, id);
                case "/peaks" -> peaks(request, response, extension, id);
                case "/undelete" -> undelete(request, response, extension, id);
                case "/forward" -> forward.answer(request, response, account.get(), id);
                default -> message(request, response, extension, id);
            }
        }
    }

    private void peaks(HttpServletRequest request, HttpServletResponse response, String extension, long id)
            throws IOException {
        if (!reads(request)) {
            notAllowed(response, "GET, HEAD");
            return;
        }
        Optional<StoredAudio> audio = mailboxes.audio(extension, id);
        if (audio.isPresent()) {
            Json.write(response, 200, Peaks.of(audio.get().ulaw(), PEAKS));
        } else {
            noSuchMessage(response);
        }
    }

    private void undelete(HttpServletRequest request, HttpServletResponse response, String extension, long id)
            throws IOException {
        if (!request.getMethod().equals("POST")) {
            notAllowed(response, "POST");
        } else if (mailboxes.bringBack(extension, id, Folder.NEW)) {
            answer(response, mailboxes.message(extension, id));
        } else {
            noSuchMessage(response);
        }
    }

    private void list(HttpServletRequest request, HttpServletResponse response, String extension) throws IOException {
        if (!reads(request)) {
            notAllowed(response, "GET, HEAD");
            return;
        }
        ListRequest parameters = new ListRequest(request);
        Optional<MessageQuery> query = parameters.query();
        if (query.isEmpty()) {
            Json.problem(response, 400, "Bad request", parameters.mistake());
            return;
        }
        MessagePage page = mailboxes.list(extension, query.get());
        page.next().ifPresent(next -> response.setHeader("Link", parameters.link(next)));
        Json.write(response, 200, page.messages().stream().map(MessageJson::of).toList());
    }

    private void message(HttpServletRequest request, HttpServletResponse response, String extension, long id)
            throws IOException {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> answer(response, mailboxes.message(extension, id));
            case "PATCH" -> patch(request, response, extension, id);
            case "DELETE" -> {
                boolean undoable = request.getParameter("undoable") != null;
                if (undoable ? mailboxes.putAside(extension, id) : mailboxes.delete(extension, id)) {
                    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                } else {
                    noSuchMessage(response);
                }
            }
            default -> notAllowed(response, "GET, HEAD, PATCH, DELETE");
        }
    }

    private void patch(HttpServletRequest request, HttpServletResponse response, String extension, long id)
            throws IOException {
        Optional<Folder> folder = Json.read(request)
                .map(body -> body.get("folder"))
                .filter(JsonNode::isString)
                .flatMap(value -> Folder.ofId(value.asString()));
        if (folder.isEmpty()) {
            Json.problem(response, 400, "Bad request", "Send JSON with \"folder\": \"new\" or \"saved\"");
        } else if (mailboxes.move(extension, id, folder.get())) {
            answer(response, mailboxes.message(extension, id));
        } else {
            noSuchMessage(response);
        }
    }

    private void audio(HttpServletRequest request, HttpServletResponse response, String extension, long id)
            throws IOException {
        if (!reads(request)) {
            notAllowed(response, "GET, HEAD");
            return;
        }
        Optional<StoredAudio> audio = mailboxes.audio(extension, id);
        if (audio.isEmpty()) {
            noSuchMessage(response);
            return;
        }
        if (request.getMethod().equals("GET")) {
            mailboxes.heard(extension);
        }
        Optional<String> fileName = Optional.ofNullable(request.getParameter("download"))
                .map(flag -> "message-" + extension + "-" + id + ".wav");
        WavResponse.send(request, response, audio.get(), fileName);
    }

    private static void answer(HttpServletResponse response, Optional<Message> message) throws IOException {
        if (message.isPresent()) {
            Json.write(response, 200, MessageJson.of(message.get()));
        } else {
            noSuchMessage(response);
        }
    }

    private static boolean reads(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    private static void noSuchMessage(HttpServletResponse response) throws IOException {
        Json.problem(response, 404, "Not found", "There is no such message in this mailbox");
    }

    private static void notAllowed(HttpServletResponse response, String allowed) throws IOException {
        response.setHeader("Allow", allowed);
        Json.problem(response, 405, "Method not allowed", "Allowed here: " + allowed);
    }
}
