package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Accounts;
import org.parley.webapp.audit.Actor;
import org.parley.webapp.user.UserDesk;
import org.parley.webapp.user.UserField;
import org.parley.webapp.user.UserTemplates;
import org.parley.webapp.user.UserValues;

/**
 * {@code /admin/templates}: all templates, and making one as a copy of another; {@code /admin/templates/NAME}: one of them.
 * That of the factory can only be looked at and copied.
 */
final class TemplatesPage extends AdminPage {
    private static final long serialVersionUID = 1L;

    private final transient UserDesk desk;

    TemplatesPage(Pages pages, Accounts accounts, UserDesk desk) {
        super(pages, accounts);
        this.desk = desk;
    }

    @Override
    void get(HttpServletRequest request, HttpServletResponse response, Account administrator) throws IOException {
        String name = part(request);
        Optional<UserValues> values = desk.templates().find(name);
        if (name.isEmpty()) {
            list(request, response, Form.of("name"));
        } else if (values.isPresent()) {
            show(request, response, name, values.get(), Map.of());
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "There is no such template.");
        }
    }

    @Override
    void post(HttpServletRequest request, HttpServletResponse response, Account administrator) throws IOException {
        String name = part(request);
        Actor by = actor(request, administrator);
        if (name.isEmpty()) {
            copy(request, response, by);
        } else if (name.equals(UserTemplates.FACTORY)
                || desk.templates().find(name).isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "There is no such template that can be changed.");
        } else if (parameter(request, "action").equals("delete")) {
            desk.deleteTemplate(by, name);
            redirect(
                    request,
                    response,
                    AdminSection.TEMPLATES.path(),
                    "The template is deleted. Users keep what it gave.");
        } else {
            change(request, response, by, name);
        }
    }

    private void copy(HttpServletRequest request, HttpServletResponse response, Actor by) throws IOException {
        Form form = Form.sent(request, "name");
        String name = form.get("name").strip();
        Optional<UserValues> source = desk.templates().find(parameter(request, "source"));
        desk.templates().nameMistake(name).ifPresent(mistake -> form.mistake("name", mistake));
        if (form.right()) {
            desk.putTemplate(by, name, source.orElse(UserValues.DEFAULT));
            redirect(request, response, here(name), "The template is made.");
        } else {
            list(request, response, form);
        }
    }

    private void change(HttpServletRequest request, HttpServletResponse response, Actor by, String name)
            throws IOException {
        UserValues wanted = UserForm.sent(request, UserValues.DEFAULT, true);
        Map<UserField, String> mistakes = desk.putTemplate(by, name, wanted);
        if (mistakes.isEmpty()) {
            redirect(
                    request, response, here(name), "The template is changed. Users change when it is applied to them.");
        } else {
            show(request, response, name, wanted, mistakes);
        }
    }

    private static String here(String name) {
        return AdminSection.TEMPLATES.path() + "/" + encoded(name);
    }

    private void list(HttpServletRequest request, HttpServletResponse response, Form form) throws IOException {
        List<Map<String, String>> rows = desk.templates().names().stream()
                .map(name -> Map.of("name", name, "path", here(name)))
                .toList();
        showSection(request, response, "admin-templates", Map.of("templates", rows, "form", form.fields()));
    }

    private void show(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            UserValues values,
            Map<UserField, String> mistakes)
            throws IOException {
        Map<String, Object> all = new HashMap<>();
        all.put("name", name);
        all.put("path", here(name));
        all.put("fixed", name.equals(UserTemplates.FACTORY));
        all.put(
                "groups",
                UserForm.groups(values, mistakes, desk.rules().languages(), UserField::ofTemplates, Set.of()));
        showSection(request, response, "admin-template", all);
    }
}
