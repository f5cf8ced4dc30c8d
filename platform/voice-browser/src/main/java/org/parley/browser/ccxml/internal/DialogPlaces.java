package org.parley.browser.ccxml.internal;

import java.util.Map;
import java.util.Optional;
import org.parley.browser.ccxml.internal.document.DialogPlace;
import org.parley.browser.ccxml.internal.document.DialogSource;
import org.parley.browser.ccxml.internal.document.EventException;
import org.parley.browser.platform.CallControlException;
import org.parley.browser.platform.CallControlPlatform;
import org.parley.browser.platform.ImplementationPlatform;

/** Where the dialogs of a session speak and listen (CCXML 1.0 §7.2, §10.4). */
final class DialogPlaces {
    private final Session session;

    DialogPlaces(Session session) {
        this.session = session;
    }

    /** @throws EventException error.semantic for a place that is not ours */
    void requireKnown(DialogPlace place) throws EventException {
        if (place.connectionId().isPresent()) {
            session.connections().require(place.connectionId().get());
        }
        if (place.conferenceId().isPresent()) {
            session.conferences().require(place.conferenceId().get());
        }
    }

    /** Why nobody can speak there; empty when one can. */
    String whyOver(DialogPlace place) {
        return place.connectionId()
                .map(id -> session.connections().get(id))
                .filter(connection -> connection.state().over())
                .map(connection -> "the connection is " + connection.state())
                .orElse("");
    }

    /** What {@code session.connection} is to the dialog. */
    Map<String, Object> connection(SessionDialog dialog, DialogSource source) {
        return dialog.place()
                .connectionId()
                .map(id -> session.connections().get(id).toDialog(source.parameters(), source.hints()))
                .orElse(Map.of("ccxml", Map.of("values", source.parameters(), "hints", source.hints())));
    }

    /**
     * A prepared dialog is to start: at its place, or at the one that is wanted if it has none yet.
     *
     * @return why it cannot, or nothing
     */
    String forStart(SessionDialog dialog, DialogPlace wanted) throws EventException {
        requireKnown(wanted);
        if (dialog.place().isNowhere() && !wanted.isNowhere()) {
            String over = whyOver(wanted);
            if (over.isEmpty()) {
                takePlace(
                        dialog,
                        new DialogPlace(
                                wanted.connectionId(),
                                wanted.conferenceId(),
                                dialog.place().direction()));
            }
            return over;
        }
        Optional<String> elsewhere = wanted.connectionId().or(wanted::conferenceId);
        if (elsewhere.isPresent() && !elsewhere.equals(dialog.at())) {
            return "it was prepared for connection " + dialog.at().orElse("");
        }
        return whyOver(dialog.place());
    }

    /** Plugs the dialog in. */
    void takePlace(SessionDialog dialog, DialogPlace place) {
        plugIn(dialog, place, place.direction().speaks(), place.direction().hears());
    }

    private void plugIn(SessionDialog dialog, DialogPlace place, boolean speaks, boolean hears) {
        dialog.port().plugIn(mouth(place), speaks, hears);
        dialog.place(place);
        session.services().bridges().place(dialog.id(), dialog.at().orElseThrow(), speaks, hears);
    }

    private ImplementationPlatform mouth(DialogPlace place) {
        if (place.connectionId().isPresent()) {
            Connection connection =
                    session.connections().get(place.connectionId().get());
            return connection.platform().dialogOn(connection.id());
        }
        Conference conference = session.conferences().get(place.conferenceId().orElseThrow());
        return conference.platform().dialogInConference(conference.id());
    }

    /**
     * {@code <join>} of a dialog with a connection or conference: the dialog goes there. If it is there already and the
     * connection was joined with something else, the connection hears the dialog again.
     *
     * @throws CallControlException it cannot
     */
    void join(SessionDialog dialog, String with, boolean dialogHears, boolean dialogSpeaks) {
        Bridges bridges = session.services().bridges();
        Connection connection = session.connections().get(with);
        boolean conference = session.conferences().get(with) != null;
        if (connection == null && !conference) {
            throw new CallControlException("a dialog can be joined with a connection or conference of its own session");
        }
        if (connection != null && connection.state().over()) {
            throw new CallControlException("connection " + with + " is " + connection.state());
        }
        if (dialog.at().filter(with::equals).isEmpty()) {
            DialogPlace place = conference
                    ? new DialogPlace(Optional.empty(), Optional.of(with), DialogPlace.Direction.BOTH)
                    : new DialogPlace(Optional.of(with), Optional.empty(), DialogPlace.Direction.BOTH);
            plugIn(dialog, place, dialogSpeaks, dialogHears);
        }
        if (connection != null && dialogSpeaks) {
            CallControlPlatform platform = connection.platform();
            for (String before : bridges.inputs(with)) {
                if (bridges.hears(with, before) && session.dialogues().find(before) == null) {
                    boolean other = bridges.hears(before, with);
                    platform.unjoin(with, before);
                    bridges.unjoin(with, before);
                    if (other) {
                        platform.join(before, with, false);
                        bridges.join(before, with, false);
                    }
                }
            }
        }
    }

    /** The dialog goes nowhere, until it is joined again. */
    void unjoin(SessionDialog dialog) {
        dialog.port().unplug();
        dialog.place(new DialogPlace(Optional.empty(), Optional.empty(), DialogPlace.Direction.BOTH));
        session.services().bridges().remove(dialog.id());
    }
}
