/**
 * {@link org.parley.gateway.sip.SipEndpoint} on the JAIN SIP stack. The only package that knows {@code javax.sip} and
 * {@code gov.nist}; nothing of them shows outside.
 *
 * <p>Threads of the stack only create transactions, send 100 and put work on a session's queue.
 */
package org.parley.gateway.sip.internal;
