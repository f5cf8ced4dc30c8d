package org.parley.webapp.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.parley.webapp.account.Account;
import org.parley.webapp.deposit.SentMessages;
import org.parley.webapp.deposit.SentMessages.Outgoing;
import org.parley.webapp.deposit.SentMessages.Result;
import org.parley.webapp.http.Json;
import tools.jackson.databind.JsonNode;

/** {@code POST /api/v1/mailboxes/EXT/messages/ID/forward}. */
final class MessageForward {
    private final SentMessages sent;

    MessageForward(SentMessages sent) {
        this.sent = sent;
    }

    void answer(HttpServletRequest request, HttpServletResponse response, Account owner, long id) throws IOException {
        if (!request.getMethod().equals("POST")) {
            LoginApi.notAllowed(response, "POST");
            return;
        }
        Optional<JsonNode> body = Json.read(request).filter(JsonNode::isObject);
        Optional<List<String>> to = body.map(json -> json.get("to")).flatMap(MessageForward::texts);
        if (to.isEmpty()) {
            Json.problem(response, 400, "Bad request", "Send JSON with \"to\": a list of extensions and aliases");
            return;
        }
        boolean urgent = body.get().path("urgent").asBoolean(false);
        Result result = sent.send(new Outgoing(owner, to.get(), false, urgent, OptionalLong.of(id), new byte[0]));
        if (result instanceof Result.Sent done) {
            Json.write(response, 200, Map.of("mailboxes", done.mailboxes()));
        } else if (result instanceof Result.WrongRecipients wrong) {
            Json.problem(response, 400, "Bad request", wrong.sentence());
        } else {
            Json.problem(response, 404, "Not found", "There is no such message in this mailbox");
        }
    }

    private static Optional<List<String>> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.isString() ? item.asString() : ""));
        return list.isArray() && !texts.contains("") ? Optional.of(texts) : Optional.empty();
    }
}
