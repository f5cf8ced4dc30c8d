/** Pages for people: login, messages and presence, rendered on the server, usable without JavaScript. */
package org.parley.webapp.web;
