package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.parley.webapp.account.Account;
import org.parley.webapp.user.UserDesk;
import org.parley.webapp.user.UserField;
import org.parley.webapp.user.UserTemplates;
import org.parley.webapp.user.UserValues;

/** {@code /admin/users/new}: adds a user, beginning with a template; the secrets are shown once. */
final class NewUserPage extends AdminPage {
    private static final long serialVersionUID = 1L;

    private final transient UserDesk desk;

    NewUserPage(Pages pages, org.parley.webapp.account.Accounts accounts, UserDesk desk) {
        super(pages, accounts);
        this.desk = desk;
    }

    @Override
    void get(HttpServletRequest request, HttpServletResponse response, Account administrator) throws IOException {
        String template = template(request);
        UserValues values = desk.templates().find(template).orElse(UserValues.DEFAULT);
        show(request, response, values, template, Map.of());
    }

    private String template(HttpServletRequest request) {
        String wanted = parameter(request, "template");
        return desk.templates().find(wanted).isPresent() ? wanted : UserTemplates.FACTORY;
    }

    @Override
    void post(HttpServletRequest request, HttpServletResponse response, Account administrator) throws IOException {
        UserValues wanted = UserForm.sent(request, UserValues.DEFAULT, false);
        String template = template(request);
        UserDesk.Outcome outcome = desk.add(actor(request, administrator), wanted, template);
        if (outcome.secrets().isPresent()) {
            SecretsPage.show(this, request, response, outcome.secrets().get());
        } else {
            show(request, response, wanted, template, outcome.mistakes());
        }
    }

    private void show(
            HttpServletRequest request,
            HttpServletResponse response,
            UserValues values,
            String template,
            Map<UserField, String> mistakes)
            throws IOException {
        showSection(
                request,
                response,
                "admin-user-new",
                Map.of(
                        "template",
                        template,
                        "templates",
                        desk.templates().names(),
                        "groups",
                        UserForm.groups(values, mistakes, desk.rules().languages(), field -> true, Set.of())));
    }
}
