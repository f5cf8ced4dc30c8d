package org.parley.webapp.user;

/**
 * Secrets that were just made, to be shown once. What was not made is empty.
 *
 * @param sip what telephones register with
 */
public record NewSecrets(String extension, String login, String pin, String password, String sip) {
    @Override
    public String toString() {
        return "NewSecrets[" + extension + "]";
    }
}
