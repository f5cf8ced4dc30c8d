package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.audit.Actor;
import org.parley.webapp.mailbox.Counts;
import org.parley.webapp.user.UserDesk;
import org.parley.webapp.user.UserField;
import org.parley.webapp.user.UserTemplates;
import org.parley.webapp.user.UserValues;

/**
 * {@code /admin/users/EXT}: one user; {@code /admin/users/EXT/delete} {@code …/disable} and {@code …/saved} ask first. Forms name what they do
 * in the field {@code action}.
 */
final class UserPage extends AdminPage {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("([0-9]{1,16})(?:/(delete|disable|saved))?");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);

    private final transient MessageCenter center;
    private final transient UserDesk desk;
    private final transient ZoneId zone;

    UserPage(Pages pages, MessageCenter center, UserDesk desk, ZoneId zone) {
        super(pages, center.accounts());
        this.center = center;
        this.desk = desk;
        this.zone = zone;
    }

    private record Named(Account user, String part) {}

    private Optional<Named> named(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = PATH.matcher(part(request));
        Optional<Named> found = path.matches()
                ? center.accounts()
                        .byExtension(path.group(1))
                        .map(user -> new Named(
                                user, Optional.ofNullable(path.group(2)).orElse("")))
                : Optional.empty();
        if (found.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "There is no such user.");
        }
        return found;
    }

    @Override
    void get(HttpServletRequest request, HttpServletResponse response, Account administrator) throws IOException {
        Optional<Named> named = named(request, response);
        if (named.isEmpty()) {
            return;
        }
        Account user = named.get().user();
        if (named.get().part().isEmpty()) {
            show(request, response, user, desk.values(user), Map.of());
        } else {
            ask(request, response, user, named.get().part(), "");
        }
    }

    @Override
    void post(HttpServletRequest request, HttpServletResponse response, Account administrator) throws IOException {
        Optional<Named> named = named(request, response);
        if (named.isEmpty()) {
            return;
        }
        Account user = named.get().user();
        Actor by = actor(request, administrator);
        switch (named.get().part() + " " + parameter(request, "action")) {
            case " save" -> save(request, response, user, by);
            case " pin" -> SecretsPage.show(this, request, response, desk.newPin(by, user));
            case " password" -> SecretsPage.show(this, request, response, desk.newPassword(by, user));
            case " sip" -> SecretsPage.show(this, request, response, desk.newSipSecret(by, user));
            case " unlock" -> {
                desk.unlock(by, user);
                redirect(request, response, here(user), "PINs and passwords can be tried again.");
            }
            case " set", " merge" -> apply(request, response, user, by);
            case " enable" -> {
                desk.disable(by, user, false);
                redirect(request, response, here(user), "The user is enabled.");
            }
            case "disable confirm" -> disable(request, response, user, by);
            case "delete confirm" -> delete(request, response, user, by);
            case "saved confirm" -> {
                int deleted = desk.deleteSaved(by, user);
                redirect(request, response, here(user), deleted + " saved messages are deleted.");
            }
            default -> response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private static String here(Account user) {
        return AdminSection.USERS.path() + "/" + user.extension();
    }

    private void save(HttpServletRequest request, HttpServletResponse response, Account user, Actor by)
            throws IOException {
        UserValues wanted =
                UserForm.sent(request, desk.values(user), false).with(UserField.EXTENSION, user.extension());
        UserDesk.Outcome outcome = desk.change(by, user, wanted);
        if (outcome.right()) {
            redirect(request, response, here(user), "The user is changed.");
        } else {
            show(request, response, user, wanted, outcome.mistakes());
        }
    }

    private void apply(HttpServletRequest request, HttpServletResponse response, Account user, Actor by)
            throws IOException {
        String template = parameter(request, "template");
        if (desk.templates().find(template).isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "There is no such template.");
            return;
        }
        boolean merge = parameter(request, "action").equals("merge");
        UserDesk.Outcome outcome = desk.apply(by, user, template, merge);
        if (outcome.right()) {
            redirect(
                    request,
                    response,
                    here(user),
                    merge ? "The template is merged; own settings stayed." : "The user is as the template says.");
        } else {
            show(request, response, user, desk.values(user), outcome.mistakes());
        }
    }

    private void disable(HttpServletRequest request, HttpServletResponse response, Account user, Actor by)
            throws IOException {
        Optional<String> mistake = desk.disable(by, user, true);
        if (mistake.isPresent()) {
            ask(request, response, user, "disable", mistake.get());
        } else {
            redirect(request, response, here(user), "The user is disabled.");
        }
    }

    private void delete(HttpServletRequest request, HttpServletResponse response, Account user, Actor by)
            throws IOException {
        Optional<String> mistake = desk.delete(by, user);
        if (mistake.isPresent()) {
            ask(request, response, user, "delete", mistake.get());
        } else {
            redirect(
                    request,
                    response,
                    AdminSection.USERS.path(),
                    user.displayName() + " (" + user.extension() + ") is deleted.");
        }
    }

    private void ask(
            HttpServletRequest request, HttpServletResponse response, Account user, String part, String mistake)
            throws IOException {
        Counts counts = center.mailboxes().counts(user.extension());
        showSection(
                request,
                response,
                "admin-user-confirm",
                Map.of(
                        "name",
                        user.displayName(),
                        "extension",
                        user.extension(),
                        "part",
                        part,
                        "mistake",
                        mistake,
                        "messages",
                        counts.newMessages() + counts.savedMessages(),
                        "saved",
                        counts.savedMessages()));
    }

    private void show(
            HttpServletRequest request,
            HttpServletResponse response,
            Account user,
            UserValues values,
            Map<UserField, String> mistakes)
            throws IOException {
        Set<UserField> overrides = EnumSet.noneOf(UserField.class);
        overrides.addAll(desk.overrides(user));
        Map<String, Object> all = new HashMap<>();
        all.put("name", user.displayName());
        all.put("extension", user.extension());
        all.put("disabled", user.disabled());
        all.put("locked", time(center.accounts().lockedUntil(user.extension())));
        all.put("loginLocked", time(center.accounts().loginLockedUntil(user.login())));
        all.put("pinDue", user.pinExpired());
        all.put("passwordDue", user.passwordExpired());
        all.put("template", desk.templates().usedBy(user).orElse(UserTemplates.FACTORY));
        all.put("templates", desk.templates().names());
        all.put(
                "groups",
                UserForm.groups(
                        values, mistakes, desk.rules().languages(), field -> field != UserField.EXTENSION, overrides));
        showSection(request, response, "admin-user", all);
    }

    private String time(Optional<Instant> until) {
        return until.map(instant -> TIME.format(instant.atZone(zone))).orElse("");
    }
}
