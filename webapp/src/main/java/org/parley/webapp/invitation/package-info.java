/** Invitations to conferences by e-mail, with an appointment for calendars. */
package org.parley.webapp.invitation;
