package org.parley.browser.ccxml.internal;

import org.parley.browser.ccxml.internal.document.CcxmlSyntaxException;
import org.parley.browser.fetch.FetchException;
import org.parley.browser.fetch.FetchRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Loads the document that a session begins with; without one there is no session. */
final class FirstDocument {
    private static final Logger LOG = LoggerFactory.getLogger(FirstDocument.class);

    private final Session session;
    private final SessionEnding ending;

    FirstDocument(Session session, SessionEnding ending) {
        this.session = session;
        this.ending = ending;
    }

    /** Blocks. */
    void load(FetchRequest request) {
        try {
            LoadedDocument loaded = session.services().loader().load(request);
            session.enqueue(() -> run(loaded, request));
        } catch (FetchException e) {
            int status = e.status() == 404 ? 404 : e.status() == 503 || e.status() == 0 ? 503 : 500;
            LOG.atLevel(status == 404 ? Level.INFO : Level.WARN)
                    .log("no CCXML document for this call: {} ({})", withoutQuery(e.getMessage()), e.event());
            session.enqueue(() -> refuse(status, "no document for this call", e.getMessage()));
        } catch (CcxmlSyntaxException e) {
            LOG.error(
                    "the CCXML document {} cannot be used: {}",
                    withoutQuery(request.uri().toString()),
                    e.getMessage());
            session.enqueue(() -> refuse(500, "the document for this call is faulty", e.getMessage()));
        }
    }

    /** What was dialled may hold a PIN. */
    private static String withoutQuery(String text) {
        return text.replaceAll("\\?\\S*", "?…");
    }

    private void run(LoadedDocument loaded, FetchRequest request) {
        if (session.state() != SessionState.LOADING) {
            return;
        }
        if (session.origin().call().isPresent() && !session.connections().anyAlive()) {
            session.end("the caller hung up before the document came");
            return;
        }
        session.run(loaded, request.uri());
    }

    private void refuse(int status, String reason, String cause) {
        if (session.state() == SessionState.LOADING) {
            ending.rejectWith(status, reason);
            ending.notCreated(cause);
            session.end(reason);
        }
    }
}
