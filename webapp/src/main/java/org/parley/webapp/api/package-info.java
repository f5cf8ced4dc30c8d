/** The REST interface: mailboxes and their messages as JSON and WAV for programs of their owners. */
package org.parley.webapp.api;
