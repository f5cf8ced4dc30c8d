package org.parley.browser.ccxml.internal;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.parley.browser.ccxml.internal.document.DialogPlace;
import org.parley.browser.ccxml.internal.document.DialogSource;
import org.parley.browser.ccxml.internal.document.EventException;
import org.parley.browser.dialog.DialogRequest;
import org.parley.browser.fetch.FetchRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes dialogs and has them prepared (CCXML 1.0 §7.2). */
final class DialogPreparation {
    private static final Logger LOG = LoggerFactory.getLogger(DialogPreparation.class);
    /** A document that starts dialogs in a circle must not take the whole platform with it. */
    private static final int MOST_DIALOGS = 64;

    private static final AtomicLong NUMBERS = new AtomicLong();

    private final Session session;
    private final Dialogues dialogues;
    private final DialogPlaces places;

    DialogPreparation(Session session, Dialogues dialogues, DialogPlaces places) {
        this.session = session;
        this.dialogues = dialogues;
        this.places = places;
    }

    /** @throws EventException error.semantic for a place that is not ours */
    SessionDialog begin(DialogSource source, DialogPlace place, URI base, boolean start) throws EventException {
        URI uri = session.resolve(base, source.src());
        places.requireKnown(place);
        SessionDialog dialog =
                new SessionDialog(session.id() + "-d" + NUMBERS.incrementAndGet(), source, place, start, session);
        String refused = dialogues.count() >= MOST_DIALOGS
                ? "a session has " + MOST_DIALOGS + " dialogs at most"
                : source.type().equals("application/voicexml+xml")
                        ? places.whyOver(place)
                        : "no dialogs of type " + source.type();
        if (refused.isEmpty()) {
            begin(dialog, source, uri);
        } else {
            session.enqueue(() -> dialogues.notPrepared(dialog, refused));
        }
        return dialog;
    }

    private void begin(SessionDialog dialog, DialogSource source, URI uri) {
        FetchRequest first = new FetchRequest(
                uri,
                source.post() ? FetchRequest.Method.POST : FetchRequest.Method.GET,
                source.multipart() ? FetchRequest.Encoding.MULTIPART : FetchRequest.Encoding.URLENCODED,
                session.fields(source.submitted()),
                session.cookies(),
                session.limits().fetchTimeout(),
                source.maxAge(),
                source.maxStale());
        DialogRequest request = new DialogRequest(
                dialog.id(),
                session.origin().callId(),
                first,
                session.cookies(),
                Map.of("connection", places.connection(dialog, source)),
                source.parameters(),
                session.clock());
        try {
            if (!dialog.place().isNowhere()) {
                places.takePlace(dialog, dialog.place());
            }
            dialog.running(session.services().dialogs().prepare(request, dialog.port(), dialog.events()));
            if (dialog.startWhenReady()) {
                dialog.start();
            }
        } catch (RuntimeException e) {
            LOG.error("dialog {} could not be begun", dialog.id(), e);
            session.enqueue(() -> dialogues.notPrepared(dialog, String.valueOf(e.getMessage())));
        }
    }
}
