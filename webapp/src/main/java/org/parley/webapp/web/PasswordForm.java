package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Accounts;
import org.parley.webapp.account.LoginResult;
import org.parley.webapp.account.TooBusyException;

/** Changes the web password. Every other login ends with the old one; the browser that changed it goes on. */
final class PasswordForm implements AccountForm {
    private static final String NOW = "password-now";
    private static final String NEXT = "password-new";
    private static final String AGAIN = "password-again";

    private final Accounts accounts;
    private final OpenLogins logins;

    PasswordForm(Accounts accounts, OpenLogins logins) {
        this.accounts = accounts;
        this.logins = logins;
    }

    @Override
    public String name() {
        return "password";
    }

    @Override
    public Form current(Account account) {
        return Form.of(NOW, NEXT, AGAIN);
    }

    @Override
    public Form submit(HttpServletRequest request, Account account) throws TooBusyException {
        Form form = Form.sent(request, NOW, NEXT, AGAIN);
        if (accounts.verifyPassword(account.login(), form.get(NOW)) instanceof LoginResult.Accepted) {
            judge(form);
        } else {
            form.mistake(NOW, "This is not your password, or it was wrong too often and is not looked at for a while.");
        }
        if (form.right()) {
            change(request, account, form.get(NEXT));
        }
        return form.without(NOW, NEXT, AGAIN);
    }

    private void judge(Form form) {
        Optional<String> mistake = accounts.passwordPolicy().mistake(form.get(NEXT));
        if (mistake.isPresent()) {
            form.mistake(NEXT, mistake.get());
        } else if (form.get(NEXT).equals(form.get(NOW))) {
            form.mistake(NEXT, "This is the password that you have.");
        } else if (!form.get(NEXT).equals(form.get(AGAIN))) {
            form.mistake(AGAIN, "The two new passwords differ.");
        }
    }

    /** The session of this browser is made anew, for the new password. */
    private void change(HttpServletRequest request, Account account, String password) throws TooBusyException {
        accounts.changePassword(account, password);
        if (accounts.verifyPassword(account.login(), password) instanceof LoginResult.Accepted accepted) {
            WebSession.logIn(request, accepted);
            logins.endAll(account.id());
            logins.add(request, account.id());
        }
    }

    @Override
    public String done() {
        return "Your password is changed. Wherever else you were logged in, you are logged out.";
    }
}
