package org.parley.webapp.email;

/** @param unread new e-mails @param read the others of the inbox */
public record EmailCount(int unread, int read) {}
