package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.audit.Actor;
import org.parley.webapp.user.UserDesk;
import org.parley.webapp.user.UserField;
import org.parley.webapp.user.UserImport;

/**
 * {@code /admin/users/import}: users from a CSV file. The file is tried first and kept in the session; it is taken when the
 * administrator has seen what it would do.
 */
final class UserImportPage extends AdminPage {
    static final long LARGEST = 2_000_000;
    private static final long serialVersionUID = 1L;
    private static final String PENDING = "pending-users";

    private final transient UserImport lists;

    UserImportPage(Pages pages, MessageCenter center, UserDesk desk) {
        super(pages, center.accounts());
        this.lists = new UserImport(desk);
    }

    @Override
    void get(HttpServletRequest request, HttpServletResponse response, Account administrator) throws IOException {
        show(request, response, new UserImport.Trial("", List.of()));
    }

    @Override
    void post(HttpServletRequest request, HttpServletResponse response, Account administrator) throws IOException {
        Actor by = actor(request, administrator);
        HttpSession session = request.getSession();
        if (parameter(request, "action").equals("take")) {
            String pending = Optional.ofNullable(session.getAttribute(PENDING))
                    .map(String::valueOf)
                    .orElse("");
            session.removeAttribute(PENDING);
            UserImport.Taken taken = lists.take(by, pending);
            if (taken.trial().right()) {
                SecretsPage.show(this, request, response, taken.secrets());
            } else {
                show(request, response, taken.trial());
            }
            return;
        }
        Optional<Part> part = FilePart.of(request, "file");
        if (part.isEmpty()) {
            show(request, response, new UserImport.Trial("Choose a file.", List.of()));
            return;
        }
        try (InputStream content = part.get().getInputStream()) {
            String csv = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            UserImport.Trial trial = lists.check(by, csv);
            if (trial.right()) {
                session.setAttribute(PENDING, csv);
            } else {
                session.removeAttribute(PENDING);
            }
            show(request, response, trial);
        }
    }

    private void show(HttpServletRequest request, HttpServletResponse response, UserImport.Trial trial)
            throws IOException {
        showSection(
                request,
                response,
                "admin-import",
                Map.of(
                        "form",
                        Form.of("file").mistake("file", trial.mistake()).fields(),
                        "fields",
                        java.util.Arrays.stream(UserField.values())
                                .map(UserField::id)
                                .toList(),
                        "most",
                        UserImport.MOST,
                        "ready",
                        trial.right() && !trial.rows().isEmpty(),
                        "added",
                        trial.added(),
                        "changed",
                        trial.rows().size() - trial.added(),
                        "wrong",
                        trial.rows().stream()
                                .filter(row -> !row.mistakes().isEmpty())
                                .map(row -> Map.of(
                                        "line",
                                        row.line(),
                                        "extension",
                                        row.values().get(UserField.EXTENSION),
                                        "mistakes",
                                        row.mistakes()))
                                .toList()));
    }
}
