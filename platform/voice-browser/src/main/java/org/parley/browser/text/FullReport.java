package org.parley.browser.text;

import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.parley.browser.platform.ConferenceRequest;
import org.parley.browser.platform.JoinOptions;
import org.parley.browser.platform.OutboundCall;

/**
 * For those who write call control: everything that is asked of the platform. Lines of the caller's leg have no name
 * before them, those of others have the number that was called; in joins the caller is {@code caller} and a conference is
 * {@code conference}, or the name that the document gave it.
 */
final class FullReport implements LegReport {
    private final Transcript transcript;

    FullReport(Transcript transcript) {
        this.transcript = transcript;
    }

    @Override
    public void answered(String leg, Map<String, String> hints) {
        line(leg, "answered", map("hints", hints));
    }

    @Override
    public void rejected(String leg, int status, String reason) {
        line(leg, "rejected", String.valueOf(status), reason);
    }

    @Override
    public void redirected(String leg, String destination, String reason, Map<String, String> hints) {
        line(leg, "redirected", destination, reason, map("hints", hints));
    }

    @Override
    public void disconnected(String leg, String reason, Map<String, String> hints) {
        line(leg, "disconnected", reason, map("hints", hints));
    }

    @Override
    public void hungUp(String leg) {
        // who hung up knows
    }

    @Override
    public void rings(String leg, OutboundCall call) {
        line(leg, "rings", call.callerId(), value("aai", call.aai()), map("hints", call.hints()));
    }

    @Override
    public void notPlaced(String destination) {
        line("", "not placed", destination);
    }

    @Override
    public void heard(String leg, String words) {
        line(leg, "hears", words);
    }

    @Override
    public void joined(String first, String second, JoinOptions options) {
        line(
                "",
                "joined",
                first,
                second,
                flag("half", !options.duplex()),
                value("entertone", options.enterTone()),
                value("exittone", options.exitTone()),
                flag("autoinputgain", options.autoInputGain()),
                flag("autooutputgain", options.autoOutputGain()),
                flag("dtmfclamp", options.dtmfClamp()),
                flag("toneclamp", options.toneClamp()),
                map("hints", options.hints()));
    }

    @Override
    public void unjoined(String first, String second) {
        line("", "unjoined", first, second);
    }

    @Override
    public void merged(String first, String second, Map<String, String> hints) {
        line("", "merged", first, second, map("hints", hints));
    }

    @Override
    public void conference(ConferenceRequest request) {
        line(
                "",
                "conference",
                request.name(),
                value("talkers", number(request.reservedTalkers())),
                value("listeners", number(request.reservedListeners())),
                map("hints", request.hints()));
    }

    @Override
    public void conferenceOfOthers(String name) {
        line("", "conference of others", name);
    }

    @Override
    public void conferenceOver(String name) {
        line("", "conference over", name);
    }

    @Override
    public void logged(String label, String text) {
        transcript.log(label.isEmpty() ? text : label + ": " + text);
    }

    @Override
    public void sessionEnded(boolean callerConnected) {
        transcript.add("exit");
    }

    private void line(String leg, String what, String... details) {
        StringJoiner line = new StringJoiner(" ");
        for (String detail : details) {
            if (!detail.isEmpty()) {
                line.add(detail);
            }
        }
        String subject = leg.isEmpty() ? what : leg + " " + what;
        transcript.add(line.length() == 0 ? subject : subject + ": " + line);
    }

    private static String number(int value) {
        return value == 0 ? "" : String.valueOf(value);
    }

    private static String flag(String name, boolean on) {
        return on ? name : "";
    }

    private static String value(String name, String value) {
        return value.isEmpty() ? "" : name + "=" + value;
    }

    private static String map(String name, Map<String, String> values) {
        return values.isEmpty() ? "" : name + "=" + new TreeMap<>(values);
    }
}
