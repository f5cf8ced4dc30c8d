package org.parley.webapp.account;

import java.util.Set;

/** What is needed to make an account; presence starts as In Office. */
public record NewAccount(
        String extension,
        String login,
        String firstName,
        String lastName,
        String language,
        Set<Role> roles,
        String pin,
        boolean pinExpired,
        String password) {

    @Override
    public String toString() {
        return "NewAccount[" + extension + ", " + login + "]";
    }
}
