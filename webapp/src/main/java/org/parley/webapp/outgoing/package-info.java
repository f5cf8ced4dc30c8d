/**
 * Calls that people have the server place from pages and programs: back to a caller, to somebody of the directory, to
 * somebody who is wanted in a conference. Who may call where is decided here; how a call goes is the document's.
 */
package org.parley.webapp.outgoing;
