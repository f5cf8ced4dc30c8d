package org.parley.webapp.account;

import java.util.Set;
import org.parley.webapp.presence.Presence;

/**
 * A person of the message center. Holds no secret.
 *
 * @param language of what this person hears, as BCP 47 tag
 * @param pinExpired whether the PIN must be changed at the next login by telephone
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
        boolean pinExpired) {

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
