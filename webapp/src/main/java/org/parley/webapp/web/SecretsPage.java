package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.parley.webapp.user.NewSecrets;

/** Secrets that were just made: the answer to the form that asked for them, which no address shows again. */
final class SecretsPage {
    private SecretsPage() {}

    static void show(AdminPage page, HttpServletRequest request, HttpServletResponse response, NewSecrets secrets)
            throws IOException {
        show(page, request, response, List.of(secrets));
    }

    static void show(AdminPage page, HttpServletRequest request, HttpServletResponse response, List<NewSecrets> secrets)
            throws IOException {
        page.showSection(
                request,
                response,
                "admin-secrets",
                Map.of(
                        "secrets",
                        secrets.stream()
                                .map(one -> Map.of(
                                        "extension", one.extension(),
                                        "login", one.login(),
                                        "pin", one.pin(),
                                        "password", one.password(),
                                        "sip", one.sip()))
                                .toList()));
    }
}
