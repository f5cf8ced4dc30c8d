package org.parley.browser.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.parley.browser.CallSession;
import org.parley.browser.fetch.Fetcher;
import org.parley.browser.platform.CallControlException;
import org.parley.browser.platform.CallControlPlatform;
import org.parley.browser.platform.Clock;
import org.parley.browser.platform.ConferenceRequest;
import org.parley.browser.platform.ConnectionEvent;
import org.parley.browser.platform.ConnectionEvent.Kind;
import org.parley.browser.platform.ImplementationPlatform;
import org.parley.browser.platform.JoinOptions;
import org.parley.browser.platform.OutboundCall;

/**
 * Call control of a text call: the caller's leg, legs to telephones that do as their {@link FarSide} says, conferences.
 * No lock is held while a dialog is called, which reports under a lock of its own.
 */
final class TextExchange implements CallControlPlatform {
    private final Clock clock;
    private final Fetcher fetcher;
    private final LegReport report;
    private final Hearing callerHearing;
    private final Map<String, FarSide> farSides;
    private final TextLeg caller;
    private final TextBridges bridges = new TextBridges();
    private final Map<String, TextLeg> legs = new ConcurrentHashMap<>();
    private final CompletableFuture<CallSession> session = new CompletableFuture<>();

    /**
     * @param callerHearing hears what the caller hears of dialogs
     * @param farSides telephones by number; without any, calls are not placed
     */
    TextExchange(
            String callerId,
            Clock clock,
            Fetcher fetcher,
            LegReport report,
            Hearing callerHearing,
            Map<String, FarSide> farSides) {
        this.clock = clock;
        this.fetcher = fetcher;
        this.report = report;
        this.callerHearing = callerHearing;
        this.farSides = farSides;
        this.caller = new TextLeg(callerId, "");
        legs.put(callerId, caller);
    }

    /** Who hears of connection events. */
    void session(CallSession started) {
        session.complete(started);
    }

    TextLeg caller() {
        return caller;
    }

    /** The newest leg to a number that is not over. */
    Optional<TextLeg> leg(String number) {
        return legs.values().stream()
                .filter(leg -> leg.name().equals(number) && !leg.isOver())
                .findFirst();
    }

    @Override
    public void accept(String connectionId, Map<String, String> hints) {
        TextLeg leg = legs.get(connectionId);
        if (leg == null || leg.isPlaced() || !leg.become(TextLeg.State.CONNECTED, TextLeg.State.WAITING)) {
            failed(connectionId, "it does not alert");
            return;
        }
        report.answered(leg.name(), hints);
        post(leg, Kind.CONNECTED, Map.of());
    }

    @Override
    public void reject(String connectionId, int status, String reason) {
        end(
                connectionId,
                leg -> report.rejected(leg.name(), status, reason),
                Kind.FAILED,
                reason(String.valueOf(status)));
    }

    @Override
    public void redirect(String connectionId, String destination) {
        redirect(connectionId, destination, "", Map.of());
    }

    @Override
    public void redirect(String connectionId, String destination, String reason, Map<String, String> hints) {
        end(
                connectionId,
                leg -> report.redirected(leg.name(), destination, reason, hints),
                Kind.REDIRECTED,
                reason(destination));
    }

    @Override
    public void disconnect(String connectionId, String reason) {
        disconnect(connectionId, reason, Map.of());
    }

    @Override
    public void disconnect(String connectionId, String reason, Map<String, String> hints) {
        end(
                connectionId,
                leg -> report.disconnected(leg.name(), reason, hints),
                Kind.DISCONNECTED,
                Map.of("reason", reason, "trigger", "local"));
    }

    /** The party hangs up, or gives up before the call is answered. */
    void hangUp(TextLeg leg) {
        boolean answered = leg.state() == TextLeg.State.CONNECTED;
        String who = leg.isPlaced() ? "the called party hung up" : "the caller hung up";
        end(
                leg.id(),
                gone -> report.hungUp(gone.name()),
                answered ? Kind.DISCONNECTED : Kind.FAILED,
                Map.of("reason", who, "trigger", "remote"));
    }

    /** The called party does not take the call. */
    void decline(TextLeg leg, int status) {
        end(
                leg.id(),
                gone -> report.hungUp(gone.name()),
                Kind.FAILED,
                Map.of("reason", String.valueOf(status), "status", status));
    }

    private void end(String connectionId, Consumer<TextLeg> tell, Kind kind, Map<String, Object> properties) {
        TextLeg leg = legs.get(connectionId);
        if (leg == null
                || !leg.become(
                        TextLeg.State.OVER, TextLeg.State.WAITING, TextLeg.State.RINGING, TextLeg.State.CONNECTED)) {
            return;
        }
        bridges.remove(connectionId);
        leg.dialogs().forEach(TextDialogPlatform::hangUp);
        tell.accept(leg);
        post(leg, kind, properties);
    }

    @Override
    public String createCall(String destination, String callerId, Map<String, String> hints) {
        return createCall(new OutboundCall(destination, callerId, "", hints));
    }

    @Override
    public String createCall(OutboundCall call) {
        String id = "text-" + UUID.randomUUID();
        if (farSides.isEmpty()) {
            report.notPlaced(call.destination());
            failed(id, "a text call has no lines");
            return id;
        }
        TextLeg leg = new TextLeg(id, number(call.destination()));
        legs.put(id, leg);
        new FarSidePlay(this, clock, leg, call).begin(farSides.getOrDefault(leg.name(), FarSide.nobody()));
        return id;
    }

    void rings(TextLeg leg, OutboundCall call) {
        if (leg.become(TextLeg.State.RINGING, TextLeg.State.WAITING)) {
            report.rings(leg.name(), call);
            post(leg, Kind.PROGRESSING, Map.of());
        }
    }

    void answer(TextLeg leg) {
        if (leg.become(TextLeg.State.CONNECTED, TextLeg.State.WAITING, TextLeg.State.RINGING)) {
            post(leg, Kind.CONNECTED, Map.of());
        }
    }

    /** What the party says, as words, is heard by dialogs and by whom its leg was joined with. */
    void speak(TextLeg leg, Utterance words) {
        if (leg.listening() != null) {
            leg.listening().speak(words);
        }
        conferenceDialogs(leg).forEach(dialog -> dialog.speak(words));
        tellHearing(leg.id(), words.words());
    }

    /** A key of the party; those who hear the leg hear it unless a dialog takes it or it is clamped. */
    void press(TextLeg leg, char key) {
        List<TextDialogPlatform> dialogs = conferenceDialogs(leg);
        dialogs.forEach(dialog -> dialog.press(key));
        TextDialogPlatform own = leg.listening();
        if (own != null) {
            own.press(key);
        } else if (dialogs.isEmpty() && !bridges.isClamped(leg.id())) {
            tellHearing(leg.id(), "(key " + key + ")");
        }
    }

    private List<TextDialogPlatform> conferenceDialogs(TextLeg leg) {
        return bridges.dialogsHearing(leg.id()).stream()
                .filter(dialog -> !dialog.isClosed())
                .toList();
    }

    /** Something that the network says of a connection. */
    void signal(TextLeg leg, String name) {
        post(leg, Kind.SIGNAL, Map.of("info", Map.of("signal", name)));
    }

    private void tellHearing(String id, String words) {
        bridges.hearing(id).stream()
                .map(listener -> legs.get(listener).name())
                .sorted()
                .forEach(name -> report.heard(name, words));
    }

    @Override
    public void join(String id1, String id2, boolean duplex) {
        join(id1, id2, JoinOptions.plain(duplex));
    }

    @Override
    public void join(String id1, String id2, JoinOptions options) {
        String first = party(id1);
        String second = party(id2);
        bridges.join(id1, id2, options);
        report.joined(first, second, options);
        if (!options.enterTone().isEmpty()) {
            tone(bridges.isConference(id1) ? id2 : id1, options.enterTone());
        }
    }

    @Override
    public void unjoin(String id1, String id2) {
        String leg = bridges.isConference(id1) ? id2 : id1;
        String tone = bridges.exitTone(bridges.isConference(id1) ? id1 : id2, leg);
        if (!tone.isEmpty()) {
            tone(leg, tone);
        }
        bridges.unjoin(id1, id2);
        report.unjoined(party(id1), party(id2));
    }

    /** What others hear when a leg comes to or goes from a conference. */
    private void tone(String leg, String tone) {
        tellHearing(leg, tone.equals("true") ? "(tone)" : "(tone " + tone + ")");
    }

    /** @throws CallControlException nobody is there */
    private String party(String id) {
        if (bridges.isConference(id)) {
            return bridges.nameOf(id);
        }
        TextLeg leg = legs.get(id);
        if (leg == null || leg.state() != TextLeg.State.CONNECTED) {
            throw new CallControlException("'" + id + "' is not connected");
        }
        return leg.isPlaced() ? leg.name() : "caller";
    }

    @Override
    public void merge(String id1, String id2, Map<String, String> hints) {
        String first = party(id1);
        String second = party(id2);
        TextLeg one = legs.get(id1);
        TextLeg other = legs.get(id2);
        if (one.refusesMerges() || other.refusesMerges()) {
            post(
                    one,
                    Kind.MERGE_FAILED,
                    Map.of("connectionid1", id1, "connectionid2", id2, "reason", "the network refuses"));
            return;
        }
        report.merged(first, second, hints);
        end(id1, leg -> {}, Kind.MERGED, Map.of("mergeid", id2));
        end(id2, leg -> {}, Kind.MERGED, Map.of("mergeid", id1));
    }

    @Override
    public void createConference(ConferenceRequest request) {
        bridges.create(request);
        report.conference(request);
    }

    @Override
    public boolean hasConference(String conferenceId) {
        return bridges.isConference(conferenceId);
    }

    @Override
    public void shareConference(ConferenceRequest request) {
        bridges.create(request);
        report.conferenceOfOthers(request.name());
    }

    @Override
    public void destroyConference(String conferenceId) {
        String name = bridges.nameOf(conferenceId);
        List<TextDialogPlatform> dialogs = bridges.destroy(conferenceId);
        dialogs.forEach(TextDialogPlatform::hangUp);
        report.conferenceOver(name);
    }

    @Override
    public ImplementationPlatform dialogOn(String connectionId) {
        TextLeg leg = legs.get(connectionId);
        if (leg == null) {
            throw new CallControlException("there is no connection '" + connectionId + "'");
        }
        Hearing hearing = leg.isPlaced() ? new LegHearing(report, List.of(leg.name())::stream) : callerHearing;
        return leg.newDialog(clock, new GatedHearing(hearing, () -> bridges.hearsOwnDialogs(connectionId)), fetcher);
    }

    @Override
    public ImplementationPlatform dialogInConference(String conferenceId) {
        bridges.nameOf(conferenceId);
        Hearing hearing = new LegHearing(
                report,
                () -> bridges.hearing(conferenceId).stream()
                        .map(id -> legs.get(id).name()));
        TextDialogPlatform dialog = new TextDialogPlatform(clock, hearing, fetcher, speaker -> {});
        bridges.addDialog(conferenceId, dialog);
        return dialog;
    }

    @Override
    public void logged(String label, String text) {
        report.logged(label, text);
    }

    @Override
    public void sessionEnded() {
        boolean there = caller.become(
                TextLeg.State.OVER, TextLeg.State.WAITING, TextLeg.State.RINGING, TextLeg.State.CONNECTED);
        report.sessionEnded(there);
        legs.values().forEach(leg -> {
            leg.become(TextLeg.State.OVER, TextLeg.State.WAITING, TextLeg.State.RINGING, TextLeg.State.CONNECTED);
            leg.dialogs().forEach(TextDialogPlatform::close);
        });
    }

    /** {@code 200} of {@code sip:200@far.test}; the whole of what has no host, without parameters. */
    private static String number(String destination) {
        String rest = destination.substring(destination.indexOf(':') + 1);
        int end = rest.indexOf(rest.indexOf('@') < 0 ? ';' : '@');
        return end < 0 ? rest : rest.substring(0, end);
    }

    private static Map<String, Object> reason(String reason) {
        return Map.of("reason", reason);
    }

    private void failed(String connectionId, String reason) {
        ConnectionEvent event = new ConnectionEvent(Kind.FAILED, connectionId, reason(reason));
        session.thenAccept(to -> to.post(event));
    }

    private void post(TextLeg leg, Kind kind, Map<String, Object> properties) {
        ConnectionEvent event = new ConnectionEvent(kind, leg.id(), properties);
        session.thenAccept(to -> to.post(event));
    }
}
