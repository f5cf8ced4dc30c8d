package org.parley.browser.dialog;

import java.util.Map;
import org.parley.browser.fetch.CookieJar;
import org.parley.browser.fetch.FetchRequest;
import org.parley.browser.platform.Clock;

/**
 * What to start.
 *
 * @param dialogId unique in the process
 * @param callId names the call in logs
 * @param first the request for the first document
 * @param cookies of the call
 * @param session what {@code session.*} holds: nested maps of strings, for instance connection.local.uri
 * @param parameters CCXML {@code parameters}, readable as {@code session.connection.ccxml.values} (CCXML appendix D)
 * @param clock the call's: every wait and timer of the dialog goes through it, the wait for {@link Dialog#start} too
 */
public record DialogRequest(
        String dialogId,
        String callId,
        FetchRequest first,
        CookieJar cookies,
        Map<String, Object> session,
        Map<String, Object> parameters,
        Clock clock) {}
