package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Accounts;
import org.parley.webapp.account.LoginResult;
import org.parley.webapp.account.PinRules;
import org.parley.webapp.account.PinSource;

/** Changes the PIN that telephones ask for. */
final class PinForm implements AccountForm {
    private static final String NOW = "pin-now";
    private static final String NEXT = "pin-new";
    private static final String AGAIN = "pin-again";

    private final Accounts accounts;

    PinForm(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "pin";
    }

    @Override
    public Form current(Account account) {
        return Form.of(NOW, NEXT, AGAIN);
    }

    @Override
    public Form submit(HttpServletRequest request, Account account) {
        Form form = Form.sent(request, NOW, NEXT, AGAIN);
        String extension = account.extension();
        // who is logged in counts as the extension's own telephone: nobody else's guesses lock it out here
        LoginResult result =
                accounts.verifyPin(extension, form.get(NOW), new PinSource(request.getRemoteAddr(), extension));
        if (!(result instanceof LoginResult.Accepted)) {
            form.mistake(NOW, "This is not your PIN, or it was wrong too often and is not looked at for a while.");
        } else {
            judge(form, extension);
        }
        if (form.right()) {
            accounts.changePin(extension, form.get(NEXT));
        }
        return form.without(NOW, NEXT, AGAIN);
    }

    private static void judge(Form form, String extension) {
        String wanted = form.get(NEXT);
        String mistake = switch (PinRules.judge(extension, wanted)) {
            case SHORT -> "A PIN has at least " + PinRules.AT_LEAST + " digits, and nothing else.";
            case REPEATED -> "A PIN is not one digit, or a few, over and over.";
            case SEQUENCE -> "A PIN does not count up or down.";
            case EXTENSION -> "A PIN is not the extension.";
            case FINE -> wanted.length() > 20 ? "A PIN has at most 20 digits." : "";
        };
        if (!mistake.isEmpty()) {
            form.mistake(NEXT, mistake);
        } else if (!wanted.equals(form.get(AGAIN))) {
            form.mistake(AGAIN, "The two new PINs differ.");
        }
    }

    @Override
    public String done() {
        return "Your PIN is changed.";
    }
}
