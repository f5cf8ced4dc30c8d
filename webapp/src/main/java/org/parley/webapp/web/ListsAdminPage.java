package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.alias.MessageAlias;
import org.parley.webapp.audit.Actor;

/**
 * {@code /admin/lists}: numbers that stand for several mailboxes, which are also the distribution lists of notices by e-mail;
 * {@code /admin/lists/NUMBER}: one of them.
 */
final class ListsAdminPage extends AdminPage {
    private static final long serialVersionUID = 1L;
    private static final String[] FIELDS = {"number", "name", "members"};

    private final transient MessageCenter center;

    ListsAdminPage(Pages pages, MessageCenter center) {
        super(pages, center.accounts());
        this.center = center;
    }

    @Override
    void get(HttpServletRequest request, HttpServletResponse response, Account administrator) throws IOException {
        String number = part(request);
        Optional<MessageAlias> known = center.aliases().find(number);
        if (number.isEmpty()) {
            show(request, response, "", Form.of(FIELDS));
        } else if (known.isPresent()) {
            show(request, response, number, form(known.get()));
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "There is no such list.");
        }
    }

    private static Form form(MessageAlias alias) {
        return Form.of(FIELDS)
                .set("number", alias.number())
                .set("name", alias.name())
                .set("members", String.join(" ", alias.members()));
    }

    @Override
    void post(HttpServletRequest request, HttpServletResponse response, Account administrator) throws IOException {
        String number = part(request);
        Actor by = actor(request, administrator);
        if (!number.isEmpty() && center.aliases().find(number).isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "There is no such list.");
        } else if (!number.isEmpty() && parameter(request, "action").equals("delete")) {
            center.audit().during(by, notes -> {
                notes.add("delete list", number, "");
                return center.aliases().delete(number);
            });
            redirect(request, response, AdminSection.LISTS.path(), "The list " + number + " is deleted.");
        } else {
            save(request, response, by, number);
        }
    }

    private void save(HttpServletRequest request, HttpServletResponse response, Actor by, String number)
            throws IOException {
        Form form = Form.sent(request, FIELDS);
        if (!number.isEmpty()) {
            form.set("number", number);
        }
        MessageAlias wanted =
                new MessageAlias(form.get("number").strip(), form.get("name").strip(), members(form.get("members")));
        if (!wanted.number().matches("[0-9]{1,16}")) {
            form.mistake("number", "A number has digits only, as many as an extension.");
        } else if (number.isEmpty() && center.aliases().find(wanted.number()).isPresent()) {
            form.mistake("number", "There is a list of that number.");
        }
        if (wanted.name().length() > MessageAlias.LONGEST_NAME) {
            form.mistake("name", "A name has at most " + MessageAlias.LONGEST_NAME + " characters.");
        }
        if (form.right()) {
            put(by, wanted)
                    .ifPresent(mistake ->
                            form.mistake(mistake.contains(" no extension ") ? "members" : "number", mistake + "."));
        }
        if (form.right()) {
            redirect(request, response, AdminSection.LISTS.path(), "The list " + wanted.number() + " is saved.");
        } else {
            show(request, response, number, form);
        }
    }

    private Optional<String> put(Actor by, MessageAlias wanted) {
        return center.audit().during(by, notes -> {
            Optional<String> mistake = center.aliases().put(wanted);
            if (mistake.isEmpty()) {
                notes.add("put list", wanted.number(), wanted.name() + ": " + String.join(" ", wanted.members()));
            }
            return mistake;
        });
    }

    private static List<String> members(String typed) {
        return Arrays.stream(typed.split("[\\s,;]+"))
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList();
    }

    private void show(HttpServletRequest request, HttpServletResponse response, String number, Form form)
            throws IOException {
        showSection(
                request,
                response,
                "admin-lists",
                Map.of("lists", DistributionLists.of(center), "number", number, "form", form.fields()));
    }
}
