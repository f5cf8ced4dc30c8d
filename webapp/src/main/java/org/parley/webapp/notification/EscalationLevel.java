package org.parley.webapp.notification;

/**
 * One level of an escalation.
 *
 * @param address who is told, see {@link NotificationSettings#address()}
 * @param periodSeconds from one e-mail to the next, and from the last one to the next level
 * @param retries e-mails after the first one: {@code retries + 1} are sent
 * @param continues whether this level goes on being told when the next ones are
 */
public record EscalationLevel(String address, int periodSeconds, int retries, boolean continues) {}
