package org.parley.webapp.webphone;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes to one page, a message at a time. Nobody waits for a slow browser: of sound that it does not take the last second
 * is kept; one that takes nothing for ten seconds, or no text, loses its line.
 */
final class LineOut {
    private static final Logger LOG = LoggerFactory.getLogger(LineOut.class);
    private static final int MOST_SOUNDS = 50;
    private static final int MOST_TEXTS = 100;
    private static final long PATIENCE_MILLIS = 10_000;

    private final Session session;
    private final RemoteEndpoint.Async remote;
    private final Executor closer;
    private final Deque<String> texts = new ArrayDeque<>();
    private final Deque<ByteBuffer> sounds = new ArrayDeque<>();
    private boolean sending;
    private boolean pumping;
    private boolean ending;
    private boolean closed;

    /** @param closer where the session is closed, which may have to wait for the browser */
    LineOut(Session session, Executor closer) {
        this.session = session;
        this.closer = closer;
        remote = session.getAsyncRemote();
        remote.setSendTimeout(PATIENCE_MILLIS);
    }

    synchronized void text(String json) {
        if (texts.size() >= MOST_TEXTS) {
            close(CloseReason.CloseCodes.TRY_AGAIN_LATER);
        } else if (!ending) {
            texts.add(json);
            pump();
        }
    }

    synchronized void sound(byte[] mulaw, int length) {
        if (ending || closed) {
            return;
        }
        if (sounds.size() >= MOST_SOUNDS) {
            sounds.remove();
        }
        ByteBuffer copy = ByteBuffer.allocate(length);
        sounds.add(copy.put(mulaw, 0, length).flip());
        pump();
    }

    /** The last message: the line is closed behind it. */
    synchronized void last(String json) {
        text(json);
        ending = true;
        pump();
    }

    private void pump() {
        if (pumping) {
            return;
        }
        pumping = true;
        try {
            while (!sending && !closed && sendNext()) {
                // each sends one
            }
        } catch (IllegalStateException | IllegalArgumentException gone) {
            LOG.debug("a page's line is gone: {}", gone.toString());
            close(CloseReason.CloseCodes.GOING_AWAY);
        } finally {
            pumping = false;
        }
    }

    /** Text first, so that a slow browser hears of the end; but behind the end nothing is heard. */
    private boolean sendNext() {
        if (!sounds.isEmpty() && (ending || texts.isEmpty())) {
            sending = true;
            remote.sendBinary(sounds.remove(), this::sent);
        } else if (!texts.isEmpty()) {
            sending = true;
            remote.sendText(texts.remove(), this::sent);
        } else if (ending) {
            close(CloseReason.CloseCodes.NORMAL_CLOSURE);
        } else {
            return false;
        }
        return true;
    }

    private synchronized void sent(SendResult result) {
        sending = false;
        if (result.isOK()) {
            pump();
        } else {
            close(CloseReason.CloseCodes.GOING_AWAY);
        }
    }

    synchronized void close(CloseReason.CloseCodes code) {
        if (closed) {
            return;
        }
        closed = true;
        closer.execute(() -> {
            try {
                session.close(new CloseReason(code, ""));
            } catch (IOException | IllegalStateException gone) {
                LOG.debug("a page's line is gone: {}", gone.toString());
            }
        });
    }
}
