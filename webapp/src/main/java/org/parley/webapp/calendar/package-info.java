/** Appointments as calendar programs read them (RFC 5545). */
package org.parley.webapp.calendar;
