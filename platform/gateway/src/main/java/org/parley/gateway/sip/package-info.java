/**
 * Calls by SIP. {@link org.parley.gateway.sip.SipEndpoint} is our own view of a SIP stack: sessions that are invited,
 * answered, changed and ended; {@link org.parley.gateway.sip.InboundCall} is a call, between such a session, its media
 * and its CCXML session.
 *
 * <p>The stack itself is known only to {@code org.parley.gateway.sip.internal}.
 */
package org.parley.gateway.sip;
