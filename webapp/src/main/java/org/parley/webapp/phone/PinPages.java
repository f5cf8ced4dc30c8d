package org.parley.webapp.phone;

import java.util.Map;
import org.parley.webapp.account.Accounts;
import org.parley.webapp.account.PinRules;

/** The change of the PIN: twice the same, and none that is easy to guess. */
final class PinPages {
    private final Accounts accounts;

    PinPages(Accounts accounts) {
        this.accounts = accounts;
    }

    void mount(Map<PhonePath, Page> pages) {
        pages.put(PhonePath.NEW_PIN, Owners.pinPage((request, owner) -> Reply.page("new-pin.vxml.vm")));
        pages.put(
                PhonePath.PIN_STATE,
                Owners.pinPage((request, owner) -> new Reply.Document(
                        "pin-state.xml.vm", Map.of("due", request.login().pinDue()))));
        pages.put(PhonePath.PIN_FIRST, Owners.pinPage(this::first));
        pages.put(PhonePath.PIN_SECOND, Owners.pinPage(this::second));
    }

    private Reply first(PhoneRequest request, String owner) {
        String pin = request.field("pin");
        PinRules.Verdict verdict = PinRules.judge(owner, pin);
        request.keep(request.login().proposed(verdict == PinRules.Verdict.FINE ? pin : ""));
        return new Reply.Document("pin-judged.xml.vm", Map.of("result", verdict.id(), "atLeast", PinRules.AT_LEAST));
    }

    private Reply second(PhoneRequest request, String owner) {
        Login login = request.login();
        boolean same = !login.newPin().isEmpty() && login.newPin().equals(request.field("pin"));
        boolean changed = same && accounts.changePin(owner, login.newPin());
        request.keep(changed ? login.changed() : login.proposed(""));
        return Reply.values(Map.of("result", changed ? "changed" : "different"));
    }
}
