package org.parley.webapp.phone;

import java.util.Map;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Accounts;
import org.parley.webapp.account.LoginResult;
import org.parley.webapp.account.PinSource;
import org.parley.webapp.email.EmailCounts;
import org.parley.webapp.mailbox.Mailboxes;

/** Logging in to the message center. Nothing here tells an unknown extension from a wrong PIN (TRAPS 4). */
final class LoginPages {
    private final Accounts accounts;
    private final Mailboxes mailboxes;
    private final EmailCounts emailCounts;
    private final int tries;
    private final LanguageSettings languages;

    /** @param tries wrong PINs in one call before it ends */
    LoginPages(MessageCenter center, int tries, LanguageSettings languages) {
        this.languages = languages;
        this.accounts = center.accounts();
        this.mailboxes = center.mailboxes();
        this.emailCounts = center.emailCounts();
        this.tries = tries;
    }

    void mount(Map<PhonePath, Page> pages) {
        pages.put(PhonePath.EXTENSION, request -> Reply.page("extension.vxml.vm"));
        pages.put(PhonePath.PIN_OF_CLAIMED, request -> askPin(request.login()));
        pages.put(PhonePath.PIN, this::claim);
        pages.put(PhonePath.LOGIN, this::login);
        pages.put(PhonePath.LANGUAGE, this::changeLanguage);
        pages.put(PhonePath.LOGOUT, this::logout);
    }

    private Reply claim(PhoneRequest request) {
        Login login = request.login().claim(request.field("extension"));
        request.keep(login);
        return askPin(login);
    }

    /** While the PIN is entered, e-mail is counted. */
    private Reply askPin(Login login) {
        emailCounts.ask(login.claimed());
        return Reply.page("pin.vxml.vm");
    }

    private Reply login(PhoneRequest request) {
        Login login = request.login();
        CallerIdentity caller = request.caller();
        PinSource source = new PinSource(caller.source(), caller.user());
        LoginResult result = accounts.verifyPin(login.claimed(), request.field("pin"), source);
        Login next = result instanceof LoginResult.Accepted accepted
                ? login.accepted(accepted.account().pinExpired())
                : login.refused();
        request.keep(next);
        if (!next.owner().isEmpty()) {
            mailboxes.forgetAside(next.owner());
        }
        CallLanguage language = request.language();
        if (result instanceof LoginResult.Accepted accepted && !language.chosen()) {
            String own = accepted.account().language();
            request.keep(new CallLanguage(languages.afterLogin(language.tag(), own), false));
        }
        String told =
                next.pinDue() ? "change" : !next.owner().isEmpty() ? "in" : next.wrongPins() < tries ? "again" : "out";
        return Reply.values(Map.of("result", told));
    }

    /** To the other one; from then on neither a line nor a user decides. */
    private Reply changeLanguage(PhoneRequest request) {
        String now = request.language().tag();
        String other =
                languages.other(now.isEmpty() ? languages.primary() : now).orElse(now);
        request.keep(new CallLanguage(other, true));
        return Reply.values(Map.of("result", "changed"));
    }

    /** Back to where the caller came from: the attendant, else the question who it is. */
    private Reply logout(PhoneRequest request) {
        if (!request.login().owner().isEmpty()) {
            mailboxes.forgetAside(request.login().owner());
        }
        request.keep(request.login().claim(request.caller().user()));
        if (request.cameByAttendant()) {
            return Reply.page("attendant.vxml.vm");
        }
        return Reply.page(request.caller().user().isEmpty() ? "extension.vxml.vm" : "pin.vxml.vm");
    }
}
