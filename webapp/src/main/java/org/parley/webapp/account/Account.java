package org.parley.webapp.account;

import java.util.Set;
import org.parley.webapp.presence.Presence;

/**
 * A person of the message center. Holds no secret.
 *
 * @param language of what this person hears, as BCP 47 tag
 * @param pinExpired whether the PIN must be changed at the next login by telephone
 * @param passwordExpired whether the web password must be changed at the next login
 * @param disabled whether nobody gets in with this account, by telephone or in a browser
 */
public record Account(
        long id,
        String extension,
        String login,
        String firstName,
        String lastName,
        String language,
        Presence presence,
        Set<Role> roles,
        boolean pinExpired,
        boolean passwordExpired,
        boolean disabled) {

    public Account {
        roles = Set.copyOf(roles);
    }

    public String displayName() {
        return (firstName + " " + lastName).strip();
    }

    public boolean administrator() {
        return roles.contains(Role.ADMINISTRATOR);
    }
}
