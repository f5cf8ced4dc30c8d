package org.parley.browser.ccxml;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.parley.browser.ccxml.internal.Services;
import org.parley.browser.ccxml.internal.Session;
import org.parley.browser.ccxml.internal.SessionOrigin;
import org.parley.browser.dialog.Dialogs;
import org.parley.browser.fetch.FetchRequest;
import org.parley.browser.fetch.Fetcher;
import org.parley.browser.platform.CallControlPlatform;
import org.parley.browser.platform.Clock;
import org.parley.browser.platform.IncomingCall;
import org.parley.browser.script.ScriptRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs CCXML sessions. One per process; thread-safe. */
public final class CcxmlInterpreter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CcxmlInterpreter.class);
    private static final int CLOSING_SECONDS = 10;

    private final Services services;

    public CcxmlInterpreter(Dialogs dialogs, Fetcher fetcher, ScriptRuntime scripts, CcxmlLimits limits) {
        this.services = new Services(dialogs, fetcher, scripts, limits);
    }

    /**
     * Starts a session for an alerting call and returns at once. When the document cannot be had the call is rejected:
     * 404 as the server said so, 503 when it said that or nothing, else 500.
     *
     * @param document the request for the CCXML document; its cookie jar becomes that of the session and its dialogs
     */
    public CcxmlSession start(FetchRequest document, IncomingCall call, CallControlPlatform platform, Clock clock) {
        return begin(document, SessionOrigin.of(call, platform), clock);
    }

    /**
     * Starts a session that no call has begun, for instance one that will place calls; returns at once.
     *
     * @param values what it reads as {@code session.values}
     * @param callId names it in logs
     * @param platform where it places calls; told when it is over
     */
    public CcxmlSession start(
            FetchRequest document,
            Map<String, Object> values,
            String callId,
            CallControlPlatform platform,
            Clock clock) {
        return begin(document, SessionOrigin.external(values, callId, platform), clock);
    }

    private Session begin(FetchRequest document, SessionOrigin origin, Clock clock) {
        Session session = new Session(services, origin, clock, document.cookies());
        session.begin(document);
        return session;
    }

    /**
     * Tells documents where others can send events to sessions: {@code session.ioprocessors}.
     *
     * @param uris by the name of the I/O processor, for instance {@code basichttp}
     */
    public void inlets(Map<String, String> uris) {
        services.inlets(uris);
    }

    /**
     * Sends an event to a session, as CCXML's basic HTTP event I/O processor does.
     *
     * @param values become properties of the event
     * @return whether there is such a session
     */
    public boolean send(String sessionId, String event, Map<String, Object> values) {
        return services.sessions()
                .find(sessionId)
                .map(session -> session.deliver(event, "basichttp", values))
                .orElse(false);
    }

    /** How many sessions run. */
    public int running() {
        return services.sessions().all().size();
    }

    /** Ends all sessions, gives them ten seconds for it, and stops. */
    @Override
    public void close() {
        List<Session> running = services.sessions().all();
        running.forEach(session -> session.stop("the platform stops"));
        CompletableFuture<?>[] ended = running.stream().map(Session::ended).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ended).get(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            LOG.warn("{} sessions did not end within {} s", running(), CLOSING_SECONDS);
        } catch (ExecutionException e) {
            LOG.warn("a session ended badly", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            services.close();
        }
    }
}
