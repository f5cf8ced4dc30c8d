/**
 * Telling owners outside the telephone of what is in their mailboxes: by e-mail, level by level, and by webhook. What is to
 * be sent is a row written in the transaction of its cause; a thread of its own sends it, and nobody else waits.
 */
package org.parley.webapp.notification;
