/** How much e-mail an owner has, counted by IMAP in the background. Reads no e-mail. */
package org.parley.webapp.email;
