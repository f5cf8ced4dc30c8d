package org.parley.browser.ccxml.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.parley.browser.ccxml.internal.document.Actions;
import org.parley.browser.ccxml.internal.document.DialogSource;
import org.parley.browser.ccxml.internal.document.EventException;
import org.parley.browser.ccxml.internal.document.FetchSource;
import org.parley.browser.platform.CallControlPlatform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the elements of a document have their session do. */
final class SessionActions implements Actions {
    private static final Logger LOG = LoggerFactory.getLogger(SessionActions.class);
    private static final Logger DOCUMENT_LOG = LoggerFactory.getLogger("org.parley.browser.ccxml.log");

    private final Session session;

    SessionActions(Session session) {
        this.session = session;
    }

    @Override
    public void accept(String connectionId, Map<String, Object> hints) throws EventException {
        connections()
                .require(connectionId, "accept", ConnectionState.ALERTING, ConnectionState.PROGRESSING)
                .platform()
                .accept(connectionId, texts(hints));
    }

    @Override
    public void reject(String connectionId, int status, String reason) throws EventException {
        connections()
                .require(connectionId, "reject", ConnectionState.ALERTING, ConnectionState.PROGRESSING)
                .platform()
                .reject(connectionId, status, reason);
    }

    @Override
    public void redirect(String connectionId, String destination) throws EventException {
        connections()
                .require(connectionId, "redirect", ConnectionState.ALERTING, ConnectionState.CONNECTED)
                .platform()
                .redirect(connectionId, destination);
    }

    @Override
    public void disconnect(String connectionId, String reason) throws EventException {
        connections()
                .require(
                        connectionId,
                        "disconnect",
                        ConnectionState.ALERTING,
                        ConnectionState.PROGRESSING,
                        ConnectionState.CONNECTED)
                .platform()
                .disconnect(connectionId, reason);
    }

    @Override
    public String createCall(String destination, String callerId, Map<String, Object> hints) throws EventException {
        CallControlPlatform platform = connections().platform();
        String id = platform.createCall(destination, callerId, texts(hints));
        connections().add(Connection.placed(id, platform, callerId, destination));
        return id;
    }

    @Override
    public void join(String id1, String id2, boolean duplex) throws EventException {
        Connection first = connections().require(id1);
        connections().require(id2);
        first.platform().join(id1, id2, duplex);
    }

    @Override
    public void unjoin(String id1, String id2) throws EventException {
        Connection first = connections().require(id1);
        connections().require(id2);
        first.platform().unjoin(id1, id2);
    }

    @Override
    public String prepareDialog(DialogSource source, String connectionId, boolean start) throws EventException {
        Connection connection = connections().require(connectionId);
        return session.dialogues()
                .prepare(source, connection, session.document().base(), start);
    }

    @Override
    public void startPrepared(String dialogId, Optional<String> connectionId) throws EventException {
        SessionDialog dialog = session.dialogues().require(dialogId);
        session.dialogues().start(dialog, connections().get(connectionId.orElse(dialog.connectionId())));
    }

    @Override
    public void terminateDialog(String dialogId, boolean immediate) throws EventException {
        session.dialogues().require(dialogId).terminate(immediate);
    }

    @Override
    public String send(String targetType, String target, String event, Map<String, Object> values, Duration delay)
            throws EventException {
        return session.sends().send(targetType, target, event, values, delay);
    }

    @Override
    public void cancel(String sendId) throws EventException {
        session.sends().cancel(sendId);
    }

    @Override
    public void move(String sessionId, Optional<String> connectionId, boolean withEvent) throws EventException {
        session.moves()
                .move(sessionId, connectionId, withEvent ? session.events().current() : null);
    }

    @Override
    public String fetch(FetchSource source) throws EventException {
        return session.fetches().fetch(source, session.document().base());
    }

    @Override
    public String fetchedText(String fetchId) throws EventException {
        return session.fetches().script(fetchId);
    }

    @Override
    public void goTo(String fetchId) throws EventException {
        session.events().goTo(fetchId, session.fetches().takeDocument(fetchId));
    }

    @Override
    public void log(String label, String text) {
        DOCUMENT_LOG.info("{}{}{}", label, label.isEmpty() ? "" : ": ", text);
    }

    @Override
    public void exit(Map<String, Object> values) {
        LOG.debug("<exit> {}", values);
        session.events().exit();
    }

    private Connections connections() {
        return session.connections();
    }

    private static Map<String, String> texts(Map<String, Object> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }
}
