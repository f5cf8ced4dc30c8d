package org.parley.webapp.phone;

import jakarta.servlet.ServletException;
import java.io.IOException;

/** Pages that only the owner of a mailbox sees, whose PIN was given in this call. */
final class Owners {

    private Owners() {}

    /** A page for the owner. */
    interface OwnersPage {
        Reply answer(PhoneRequest request, String owner) throws IOException, ServletException;
    }

    /** Nobody gets it before the login, nor an owner who must change the PIN first. */
    static Page page(OwnersPage page) {
        return request -> {
            Login login = request.login();
            return login.owner().isEmpty() || login.pinDue()
                    ? new Reply.Refusal(403, "nobody has logged in")
                    : page.answer(request, login.owner());
        };
    }

    /** The same for the change of the PIN. */
    static Page pinPage(OwnersPage page) {
        return request -> {
            String owner = request.login().owner();
            return owner.isEmpty() ? new Reply.Refusal(403, "nobody has logged in") : page.answer(request, owner);
        };
    }
}
