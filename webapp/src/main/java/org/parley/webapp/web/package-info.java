/**
 * Pages for people: the login, the tabs of owners and the traces of administrators, rendered on the server and usable
 * without scripts; the streams that tell open pages of changes. Pages ask services and hold no rules of their own.
 */
package org.parley.webapp.web;
