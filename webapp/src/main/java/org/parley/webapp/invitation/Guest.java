package org.parley.webapp.invitation;

/**
 * Somebody who is invited by e-mail.
 *
 * @param language of the e-mails, as BCP 47 tag
 */
public record Guest(String address, String language) {}
