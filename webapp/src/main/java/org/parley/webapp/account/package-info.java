/** People of the message center, their extension, names and roles, and the checking of their PIN and web password. */
package org.parley.webapp.account;
