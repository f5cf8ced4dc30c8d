package org.parley.webapp.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.alias.MessageAlias;
import org.parley.webapp.alias.MessageAliases;
import org.parley.webapp.http.Json;
import tools.jackson.databind.JsonNode;

/**
 * {@code /api/v1/aliases}, for administrators: numbers that stand for several mailboxes. {@code GET}, {@code GET NUMBER},
 * {@code PUT NUMBER} with {@code {"name": …, "members": [EXT, …]}}, {@code DELETE NUMBER}. A number is as long as an
 * extension, else telephones would not know when it is complete.
 */
public final class AliasesServlet extends AdminApi {
    private static final long serialVersionUID = 1L;

    private final transient MessageAliases aliases;

    public AliasesServlet(MessageCenter center) {
        super(center);
        this.aliases = center.aliases();
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response, String number) throws IOException {
        switch (request.getMethod()) {
            case "GET" -> get(response, number);
            case "PUT" -> put(request, response, number);
            case "DELETE" -> {
                if (aliases.delete(number)) {
                    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                } else {
                    notFound(response);
                }
            }
            default -> notAllowed(response, "GET, PUT, DELETE");
        }
    }

    private void get(HttpServletResponse response, String number) throws IOException {
        if (number.isEmpty()) {
            Json.write(
                    response,
                    200,
                    aliases.all().stream().map(AliasesServlet::json).toList());
            return;
        }
        Optional<MessageAlias> alias = aliases.find(number);
        if (alias.isPresent()) {
            Json.write(response, 200, json(alias.get()));
        } else {
            notFound(response);
        }
    }

    private void put(HttpServletRequest request, HttpServletResponse response, String number) throws IOException {
        Optional<MessageAlias> wanted = Json.read(request).flatMap(body -> alias(number, body));
        if (wanted.isEmpty()) {
            Json.problem(
                    response,
                    400,
                    "Bad request",
                    "Send {\"name\": text, \"members\": [extension, …]} to a number of digits");
            return;
        }
        Optional<String> mistake = aliases.put(wanted.get());
        if (mistake.isPresent()) {
            Json.problem(response, 409, "Conflict", mistake.get());
        } else {
            Json.write(response, 200, json(wanted.get()));
        }
    }

    private static Optional<MessageAlias> alias(String number, JsonNode body) {
        JsonNode name = body.get("name");
        JsonNode members = body.get("members");
        if (!number.matches("[0-9]{1,16}")
                || name == null
                || !name.isString()
                || name.asString().length() > MessageAlias.LONGEST_NAME
                || members == null
                || !members.isArray()) {
            return Optional.empty();
        }
        List<String> extensions = new ArrayList<>();
        members.forEach(member -> extensions.add(member.asString("")));
        return Optional.of(new MessageAlias(number, name.asString(), extensions));
    }

    private static Map<String, Object> json(MessageAlias alias) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", alias.number());
        json.put("name", alias.name());
        json.put("members", alias.members());
        return json;
    }
}
