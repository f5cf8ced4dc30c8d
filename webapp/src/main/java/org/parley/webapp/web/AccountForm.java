package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.TooBusyException;

/** One form of My Account. */
interface AccountForm {

    /** Its name in the template and the end of its address. */
    String name();

    /** As it is shown before anything is typed. */
    Form current(Account account);

    /** Makes the change when all is right; else the form tells what is wrong. */
    Form submit(HttpServletRequest request, Account account) throws TooBusyException;

    /** What is said after the change. */
    String done();
}
