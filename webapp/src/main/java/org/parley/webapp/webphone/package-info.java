/**
 * Telephones in pages: a WebSocket carries the sound, the keys and the captions of one call. Who may call is decided before it
 * is opened; what becomes of the call is for the telephone side, which is known here as an interface only.
 */
package org.parley.webapp.webphone;
