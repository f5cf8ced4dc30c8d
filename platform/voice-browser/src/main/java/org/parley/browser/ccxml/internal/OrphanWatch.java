package org.parley.browser.ccxml.internal;

import org.parley.browser.platform.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the session of a call that has nothing left that could happen to it, and whose document does not exit. Sessions
 * that no call began may wait for events of others.
 */
final class OrphanWatch {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanWatch.class);

    private final Session session;
    private Clock.Timer timer;

    OrphanWatch(Session session) {
        this.session = session;
    }

    /** @param quiet whether no event waits */
    void look(boolean quiet) {
        stop();
        boolean orphan = quiet
                && session.origin().call().isPresent()
                && !session.connections().anyAlive()
                && session.dialogues().isEmpty()
                && !session.fetches().anyUnderWay()
                && !session.sends().anyDelayed();
        if (orphan) {
            timer = session.later(session.limits().orphan(), () -> {
                LOG.warn(
                        "{} does not <exit> although nothing is left of the call",
                        session.document().base());
                session.end("nothing is left of the call");
            });
        }
    }

    void stop() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
