package org.parley.gateway.sip;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.browser.platform.CallControlException;
import org.parley.browser.platform.CallControlPlatform;
import org.parley.browser.platform.ConferenceRequest;
import org.parley.browser.platform.ConnectionEvent;
import org.parley.browser.platform.ImplementationPlatform;
import org.parley.browser.platform.JoinOptions;
import org.parley.browser.platform.OutboundCall;
import org.parley.gateway.media.ConferencePart;
import org.parley.gateway.media.MediaConference;

/** What any CCXML session may do: place calls, join them and conferences, and end them. */
abstract class LegControl implements CallControlPlatform {
    private final Calls calls;
    private final Map<String, PlacedCall> own = new ConcurrentHashMap<>();

    LegControl(Calls calls) {
        this.calls = calls;
    }

    /** Who is said to call when the document says nothing. */
    abstract CallerIdentity usualCaller();

    /** Max-Forwards of the calls that are placed. */
    abstract int hopsLeft();

    /** Lets a placed call in, or says why not. */
    abstract Optional<Refusal> enter(PlacedCall placed);

    /** A call is about to be placed. */
    abstract void placing();

    /** Brings what happened to the session. Called by any thread. */
    abstract void happened(ConnectionEvent event);

    @Override
    public String createCall(String destination, String callerId, Map<String, String> hints) {
        return createCall(new OutboundCall(destination, callerId, "", hints));
    }

    /**
     * Places a call, to the outside only with a ticket of the toll gate.
     *
     * @throws CallControlException it is not let in
     */
    @Override
    public String createCall(OutboundCall wanted) {
        CallerIdentity caller = CallerIdentity.of(wanted.callerId(), usualCaller());
        Optional<TollTicket> ticket = calls.ticket(wanted.destination());
        String place = TollTicket.plain(wanted.destination());
        if (place.startsWith("outside:") && ticket.filter(calls::spend).isEmpty()) {
            // nothing is told of the ticket: its one call may be in progress
            throw new CallControlException("the toll gate has not let this call pass");
        }
        if (ticket.isPresent() && calls.targets().of(place).isEmpty()) {
            calls.toll(ticket, "ended", "no line");
            throw new CallControlException("there is no line to the outside");
        }
        try {
            PlacedCall placed = new PlacedCall(calls, wanted, caller, hopsLeft(), this::happened);
            Optional<Refusal> refusal = enter(placed);
            if (refusal.isPresent()) {
                placed.sessionEnded();
                calls.toll(ticket, "ended", refusal.get().why());
                throw new CallControlException(refusal.get().why());
            }
            own.put(placed.connectionId(), placed);
            placing();
            placed.begin();
            return placed.connectionId();
        } catch (IOException e) {
            calls.toll(ticket, "ended", e.getMessage());
            throw new CallControlException(e.getMessage());
        }
    }

    @Override
    public void disconnect(String connectionId, String reason) {
        PlacedCall placed = own.get(connectionId);
        if (placed != null) {
            placed.hangUp(reason);
        } else {
            failed(connectionId);
        }
    }

    /** There is no such connection. */
    final void failed(String connectionId) {
        happened(new ConnectionEvent(
                ConnectionEvent.Kind.FAILED,
                connectionId,
                Map.of("reason", "no connection " + connectionId + " in this call")));
    }

    @Override
    public void join(String id1, String id2, boolean duplex) {
        join(id1, id2, JoinOptions.plain(duplex));
    }

    @Override
    public void join(String id1, String id2, JoinOptions options) {
        Conferences conferences = calls.conferences();
        Optional<MediaConference> conference1 = conferences.get(id1);
        Optional<MediaConference> conference2 = conferences.get(id2);
        if (conference1.isPresent() && conference2.isPresent()) {
            throw new CallControlException("two conferences cannot be joined");
        } else if (conference1.isPresent()) {
            join(conference1.get(), opened(id2), ConferencePart.of(true, options.duplex()), options);
        } else if (conference2.isPresent()) {
            join(conference2.get(), opened(id1), ConferencePart.of(options.duplex(), true), options);
        } else {
            joinCalls(id1, id2, options.duplex());
        }
    }

    private void join(MediaConference conference, Leg leg, ConferencePart part, JoinOptions options) {
        calls.conferences()
                .join(
                        conference,
                        leg.media(),
                        part,
                        options,
                        talks -> happened(new ConnectionEvent(
                                ConnectionEvent.Kind.SIGNAL,
                                leg.connectionId(),
                                Map.of("info", Map.of("type", talks ? "talking" : "quiet")))));
    }

    private Leg opened(String id) {
        Leg leg = leg(id);
        leg.openEarly();
        return leg;
    }

    private void joinCalls(String id1, String id2, boolean duplex) {
        Leg first = leg(id1);
        Leg second = leg(id2);
        first.openEarly();
        second.openEarly();
        first.media().hear(second.media());
        if (duplex) {
            second.media().hear(first.media());
            calls.joined(first, second);
        }
    }

    @Override
    public void unjoin(String id1, String id2) {
        Conferences conferences = calls.conferences();
        if (conferences.get(id1).isPresent() || conferences.get(id2).isPresent()) {
            conferences
                    .get(id1)
                    .ifPresent(conference -> calls.leg(id2).ifPresent(leg -> conference.leave(leg.media())));
            conferences
                    .get(id2)
                    .ifPresent(conference -> calls.leg(id1).ifPresent(leg -> conference.leave(leg.media())));
            return;
        }
        calls.unjoined(id1);
        leg(id1).media().hearDialog();
        leg(id2).media().hearDialog();
    }

    @Override
    public void createConference(ConferenceRequest request) {
        calls.conferences().create(request);
    }

    @Override
    public boolean hasConference(String conferenceId) {
        return calls.conferences().get(conferenceId).isPresent();
    }

    @Override
    public void destroyConference(String conferenceId) {
        calls.conferences().destroy(conferenceId);
    }

    @Override
    public ImplementationPlatform dialogInConference(String conferenceId) {
        return calls.conferences()
                .get(conferenceId)
                .orElseThrow(() -> new CallControlException("there is no conference '" + conferenceId + "'"))
                .dialog();
    }

    @Override
    public void signal(String connectionId, String name, Map<String, Object> values) {
        leg(connectionId).signal(name, values);
    }

    private Leg leg(String id) {
        return calls.leg(id).orElseThrow(() -> new CallControlException("connection " + id + " is gone"));
    }

    @Override
    public ImplementationPlatform dialogOn(String connectionId) {
        return leg(connectionId).media().dialog();
    }

    @Override
    public void sessionEnded() {
        own.values().forEach(PlacedCall::sessionEnded);
    }
}
