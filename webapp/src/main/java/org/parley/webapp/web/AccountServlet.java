package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.PinRules;
import org.parley.webapp.account.TooBusyException;

/** {@code /account}: My Account. Each form has an address below it, {@code /account/logins} ends logins. */
final class AccountServlet extends PageServlet {
    private static final long serialVersionUID = 1L;
    private static final String HOME = "/account";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);

    private final transient List<AccountForm> forms;
    private final transient LanguageForm language;
    private final transient OpenLogins logins;
    private final transient MessageCenter center;
    private final transient ZoneId zone;

    AccountServlet(Pages pages, MessageCenter center, OpenLogins logins, List<String> languages, ZoneId zone) {
        super(pages, center.accounts());
        this.center = center;
        this.logins = logins;
        this.zone = zone;
        this.language = new LanguageForm(center.accounts(), languages);
        this.forms = List.of(
                new PasswordForm(center.accounts(), logins),
                new PinForm(center.accounts()),
                language,
                new NotificationForm(center.notifications()));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = requireAccount(request, response);
        if (account.isEmpty()) {
            return;
        }
        if (part(request).isEmpty()) {
            show(request, response, account.get(), Map.of());
        } else {
            redirect(response, HOME);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = requireAccount(request, response);
        if (account.isEmpty() || !requireToken(request, response)) {
            return;
        }
        String part = part(request);
        Optional<AccountForm> form =
                forms.stream().filter(known -> known.name().equals(part)).findFirst();
        if (part.equals("logins")) {
            endLogins(request, response, account.get());
        } else if (form.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            submit(request, response, account.get(), form.get());
        }
    }

    private void submit(HttpServletRequest request, HttpServletResponse response, Account account, AccountForm form)
            throws IOException {
        try {
            Form sent = form.submit(request, account);
            if (sent.right()) {
                redirect(request, response, HOME, form.done());
            } else {
                show(request, response, account, Map.of(form.name(), sent.fields()));
            }
        } catch (TooBusyException e) {
            response.sendError(
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE, "The server is busy. Go back and try again.");
        }
    }

    private void endLogins(HttpServletRequest request, HttpServletResponse response, Account account)
            throws IOException {
        String id = Optional.ofNullable(request.getParameter("id")).orElse("");
        if (id.equals("everywhere")) {
            logins.endAll(account.id());
            redirect(request, response, "/login", "You are signed out everywhere.");
        } else if (logins.end(account.id(), id)) {
            redirect(request, response, HOME, "That browser is signed out.");
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "That browser is signed out already.");
        }
    }

    private void show(
            HttpServletRequest request, HttpServletResponse response, Account account, Map<String, Object> sent)
            throws IOException {
        Map<String, Object> values = new HashMap<>();
        forms.forEach(form -> values.put(form.name(), form.current(account).fields()));
        values.putAll(sent);
        values.put(
                "account",
                Map.of("name", account.displayName(), "extension", account.extension(), "login", account.login()));
        values.put("passwordRule", center.accounts().passwordPolicy().rule());
        values.put("pinDigits", PinRules.AT_LEAST);
        values.put("languages", language.choices());
        values.put(
                "levels",
                java.util.stream.IntStream.rangeClosed(1, NotificationForm.LEVELS)
                        .boxed()
                        .toList());
        String here = OpenLogin.of(request).map(OpenLogin::id).orElse("");
        values.put(
                "logins",
                logins.of(account.id()).stream()
                        .map(login -> Map.of(
                                "id", login.id(),
                                "browser", login.browser(),
                                "address", login.address(),
                                "since", TIME.format(login.since().atZone(zone)),
                                "here", login.id().equals(here)))
                        .toList());
        show(request, response, "account", values);
    }

    /** What stands behind the page in the address. */
    private static String part(HttpServletRequest request) {
        return Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
    }
}
