/**
 * Calls of people who use a page as their telephone. To everything behind it such a call is an INVITE to us: the same gate,
 * documents, audio and records. Here are the session without SIP, its end of the RTP, and the words of what is heard.
 *
 * <p>Knows nothing of pages and of how their sound and keys come here.
 */
package org.parley.gateway.webphone;
