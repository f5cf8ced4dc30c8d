package org.parley.webapp.mailbox;

/**
 * New messages since a moment.
 *
 * @param count how many
 * @param newest the greatest id of a new message, or the id that was asked about
 */
public record Arrived(int count, long newest) {}
