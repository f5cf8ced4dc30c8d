/** What callers hear before the beep: greetings for each presence, and recorded names. */
package org.parley.webapp.greeting;
