package org.parley.webapp.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.email.EmailAccount;
import org.parley.webapp.email.EmailAccounts;
import org.parley.webapp.email.EmailCounts;
import org.parley.webapp.http.Json;
import tools.jackson.databind.JsonNode;

/** {@code /api/v1/users/EXT/email}: where this person's e-mail is, to be counted. The password is never shown. */
final class UserEmail {
    private final EmailAccounts accounts;
    private final EmailCounts counts;

    UserEmail(EmailAccounts accounts, EmailCounts counts) {
        this.accounts = accounts;
        this.counts = counts;
    }

    void answer(HttpServletRequest request, HttpServletResponse response, String extension) throws IOException {
        switch (request.getMethod()) {
            case "GET" -> show(response, extension);
            case "PUT" -> put(request, response, extension);
            case "DELETE" -> {
                if (accounts.remove(extension)) {
                    counts.forget(extension);
                    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                } else {
                    AdminApi.notFound(response);
                }
            }
            default -> AdminApi.notAllowed(response, "GET, PUT, DELETE");
        }
    }

    private void put(HttpServletRequest request, HttpServletResponse response, String extension) throws IOException {
        Optional<JsonNode> body = Json.read(request);
        String password = body.map(json -> json.path("password").asString("")).orElse("");
        Optional<EmailAccount> account = body.flatMap(UserEmail::account);
        String mistake = account.map(EmailAccount::mistake)
                .orElse(
                        "Send {\"host\": …, \"port\": 993, \"security\": \"tls\", \"starttls\" or \"none\", \"user\": …,"
                                + " \"password\": …}");
        if (!mistake.isEmpty() || password.isEmpty()) {
            Json.problem(response, 400, "Bad request", mistake.isEmpty() ? "password is missing" : mistake);
            return;
        }
        accounts.set(extension, account.orElseThrow(), password);
        counts.forget(extension);
        show(response, extension);
    }

    private static Optional<EmailAccount> account(JsonNode body) {
        return EmailAccount.Security.ofId(body.path("security").asString("tls"))
                .filter(security -> body.path("port").isInt())
                .map(security -> new EmailAccount(
                        body.path("host").asString(""),
                        body.get("port").asInt(),
                        security,
                        body.path("user").asString("")));
    }

    private void show(HttpServletResponse response, String extension) throws IOException {
        Optional<EmailAccount> account = accounts.of(extension);
        if (account.isEmpty()) {
            AdminApi.notFound(response);
            return;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("host", account.get().host());
        json.put("port", account.get().port());
        json.put("security", account.get().security().id());
        json.put("user", account.get().user());
        Json.write(response, 200, json);
    }
}
