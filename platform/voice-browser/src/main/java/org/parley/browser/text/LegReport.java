package org.parley.browser.text;

import java.util.Map;
import org.parley.browser.platform.ConferenceRequest;
import org.parley.browser.platform.JoinOptions;
import org.parley.browser.platform.OutboundCall;

/** How the lines of a call tell what becomes of its connections. */
interface LegReport {

    void answered(String leg, Map<String, String> hints);

    /** @param leg empty for the caller's */
    void rejected(String leg, int status, String reason);

    void redirected(String leg, String destination, String reason, Map<String, String> hints);

    /** The system hung up. */
    void disconnected(String leg, String reason, Map<String, String> hints);

    /** The party hung up. */
    void hungUp(String leg);

    void rings(String leg, OutboundCall call);

    void notPlaced(String destination);

    void heard(String leg, String words);

    void joined(String first, String second, JoinOptions options);

    void unjoined(String first, String second);

    void merged(String first, String second, Map<String, String> hints);

    void conference(ConferenceRequest request);

    /** A conference of others, whose sound is not passed on to text. */
    void conferenceOfOthers(String name);

    void conferenceOver(String name);

    void logged(String label, String text);

    /** @param callerConnected whether the caller was still there */
    void sessionEnded(boolean callerConnected);
}
