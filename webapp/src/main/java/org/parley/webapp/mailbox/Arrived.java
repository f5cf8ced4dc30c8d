package org.parley.webapp.mailbox;

/**
 * New messages since a moment.
 *
 * @param count how many
 * @param newest the greatest id that a message of the mailbox ever had, or the id that was asked about
 */
public record Arrived(int count, long newest) {}
