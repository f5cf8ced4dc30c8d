package org.parley.webapp.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.audit.Actor;
import org.parley.webapp.http.Json;
import org.parley.webapp.user.UserDesk;
import org.parley.webapp.user.UserField;
import org.parley.webapp.user.UserTemplates;
import org.parley.webapp.user.UserValues;
import tools.jackson.databind.JsonNode;

/**
 * {@code /api/v1/templates}, for administrators: settings that users are given. {@code GET}: their names; {@code GET NAME},
 * {@code PUT NAME} with fields, what is left out being as the factory has it, {@code DELETE NAME}.
 */
public final class TemplatesApi extends AdminApi {
    private static final long serialVersionUID = 1L;

    private final transient UserDesk desk;

    public TemplatesApi(MessageCenter center, UserDesk desk) {
        super(center);
        this.desk = desk;
    }

    @Override
    boolean administers(Account account, String path) {
        return false; // the desk audits it
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response, String name) {
        throw new UnsupportedOperationException("Who asks must be known");
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response, Account account, String name)
            throws IOException {
        Actor by = RestAudit.actor(request, account);
        if (name.isEmpty()) {
            if (request.getMethod().equals("GET")) {
                Json.write(response, 200, desk.templates().names());
            } else {
                notAllowed(response, "GET");
            }
            return;
        }
        switch (request.getMethod()) {
            case "GET" -> get(response, name);
            case "PUT" -> put(request, response, by, name);
            case "DELETE" -> {
                if (desk.deleteTemplate(by, name)) {
                    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                } else {
                    notFound(response);
                }
            }
            default -> notAllowed(response, "GET, PUT, DELETE");
        }
    }

    private void get(HttpServletResponse response, String name) throws IOException {
        Optional<UserValues> values = desk.templates().find(name);
        if (values.isPresent()) {
            Json.write(response, 200, UserJson.of(values.get(), true));
        } else {
            notFound(response);
        }
    }

    private void put(HttpServletRequest request, HttpServletResponse response, Actor by, String name)
            throws IOException {
        Optional<JsonNode> body = Json.read(request).filter(JsonNode::isObject);
        Optional<String> mistake = body.isEmpty()
                ? Optional.of("Send a JSON object with fields of templates")
                : UserJson.stranger(body.get(), true).map(field -> "There is no field " + field);
        if (mistake.isEmpty() && desk.templates().find(name).isEmpty()) {
            mistake = desk.templates().nameMistake(name);
        }
        if (mistake.isPresent()) {
            Json.problem(response, 400, "Bad request", mistake.get());
        } else if (name.equals(UserTemplates.FACTORY)) {
            Json.problem(response, 409, "Conflict", "The factory template cannot be changed");
        } else {
            Map<UserField, String> mistakes =
                    desk.putTemplate(by, name, UserJson.values(body.get(), UserValues.DEFAULT));
            if (mistakes.isEmpty()) {
                get(response, name);
            } else {
                Json.write(response, 409, UserJson.problem(mistakes));
            }
        }
    }
}
