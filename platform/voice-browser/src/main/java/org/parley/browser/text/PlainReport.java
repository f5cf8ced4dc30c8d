package org.parley.browser.text;

import java.util.Map;
import org.parley.browser.platform.ConferenceRequest;
import org.parley.browser.platform.JoinOptions;
import org.parley.browser.platform.OutboundCall;

/** For a person at a terminal, who is the caller and wants to know of the own call. */
final class PlainReport implements LegReport {
    private final Transcript transcript;

    PlainReport(Transcript transcript) {
        this.transcript = transcript;
    }

    @Override
    public void answered(String leg, Map<String, String> hints) {
        transcript.log(leg.isEmpty() ? "answered" : leg + " answers");
    }

    @Override
    public void rejected(String leg, int status, String reason) {
        over(leg, "rejected with " + status + (reason.isEmpty() ? "" : ": " + reason));
    }

    @Override
    public void redirected(String leg, String destination, String reason, Map<String, String> hints) {
        over(leg, "redirected to " + destination);
    }

    @Override
    public void disconnected(String leg, String reason, Map<String, String> hints) {
        over(leg, "the system hung up");
    }

    @Override
    public void hungUp(String leg) {
        over(leg, leg.isEmpty() ? "the caller hung up" : "hung up");
    }

    private void over(String leg, String how) {
        if (leg.isEmpty()) {
            transcript.exit(how);
        } else {
            transcript.log(leg + ": " + how);
        }
    }

    @Override
    public void rings(String leg, OutboundCall call) {
        transcript.log(leg + " rings");
    }

    @Override
    public void notPlaced(String destination) {
        transcript.log("call to " + destination + " not placed: a text call has no lines");
    }

    @Override
    public void heard(String leg, String words) {
        if (leg.isEmpty()) {
            transcript.hears(words);
        } else {
            transcript.log(leg + " hears: " + words);
        }
    }

    @Override
    public void joined(String first, String second, JoinOptions options) {
        transcript.log("join " + first + " " + second);
    }

    @Override
    public void unjoined(String first, String second) {
        transcript.log("unjoin " + first + " " + second);
    }

    @Override
    public void merged(String first, String second, Map<String, String> hints) {
        transcript.log("merge " + first + " " + second);
    }

    @Override
    public void conference(ConferenceRequest request) {
        transcript.log("conference " + request.name());
    }

    @Override
    public void conferenceOfOthers(String name) {
        transcript.log("conference " + name + ": the others are there and know that you are, but text has no sound:"
                + " you do not hear them and they do not hear you");
    }

    @Override
    public void conferenceOver(String name) {
        transcript.log("conference " + name + " is over");
    }

    @Override
    public void logged(String label, String text) {
        // goes to the log file; a caller has no use for it
    }

    @Override
    public void sessionEnded(boolean callerConnected) {
        if (callerConnected) {
            transcript.exit("the session ended");
        }
    }
}
