package org.parley.browser.vxml.internal.run;

import java.util.Map;
import org.parley.browser.dialog.Dialog;
import org.parley.browser.dialog.DialogListener;
import org.parley.browser.dialog.DialogRequest;
import org.parley.browser.fetch.FetchException;
import org.parley.browser.platform.ImplementationPlatform;
import org.parley.browser.trace.CallTrace;
import org.parley.browser.vxml.internal.input.Line;
import org.parley.browser.vxml.internal.input.Signal;
import org.parley.browser.vxml.internal.input.TerminatedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** A dialog from its first fetch to its end, on a thread of its own. */
public final class VoiceXmlDialog implements Dialog, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(VoiceXmlDialog.class);

    private final Platform shared;
    private final DialogRequest request;
    private final ImplementationPlatform platform;
    private final DialogListener listener;
    private final Line line;
    private volatile boolean ended;

    public VoiceXmlDialog(
            Platform shared, DialogRequest request, ImplementationPlatform platform, DialogListener listener) {
        this.shared = shared;
        this.request = request;
        this.platform = platform;
        this.listener = listener;
        this.line = new Line(platform, request.clock());
    }

    @Override
    public String id() {
        return request.dialogId();
    }

    @Override
    public void start() {
        line.post(new Signal.Start());
    }

    @Override
    public void terminate(boolean immediate) {
        line.post(new Signal.Terminate(immediate));
    }

    @Override
    public boolean deliver(String event, Map<String, Object> values) {
        line.post(CallControlEvents.read(event, values, request.clock().nanos()));
        return !ended;
    }

    /** Reports exactly one end, whatever happens. */
    @Override
    public void run() {
        MDC.put("call", request.callId());
        Session session = null;
        Runnable report;
        try {
            session = new Session(shared, request, line, listener);
            Map<String, Object> values = converse(session);
            LOG.info("dialog {} ended", request.dialogId());
            CallTrace.VOICEXML.note("dialog {} ended", request.dialogId());
            report = () -> listener.exited(values);
        } catch (TerminatedException terminated) {
            LOG.info("dialog {} was terminated", request.dialogId());
            report = () -> listener.exited(Map.of());
        } catch (DialogFailedException failed) {
            report = failed(session, failed.event(), failed.getMessage());
        } catch (RuntimeException | Error fault) {
            // Whatever it was, call control must learn that this dialog is over.
            LOG.error("dialog {} broke", request.dialogId(), fault);
            report = failed(session, "error.noresource", "internal fault: " + fault);
        }
        try {
            if (session != null) {
                session.release();
            }
            platform.close();
        } catch (RuntimeException fault) {
            LOG.error("dialog {} could not be closed", request.dialogId(), fault);
        } finally {
            ended = true;
            report.run();
            MDC.remove("call");
        }
    }

    private Map<String, Object> converse(Session session) {
        Interpreter interpreter = new Interpreter(session);
        Map<String, Object> values;
        try {
            interpreter.run(firstTarget(session, interpreter));
            throw new IllegalStateException("a run ends by a flow");
        } catch (ExitFlow exit) {
            values = exit.values();
        } catch (VoiceXmlEvent event) {
            throw session.unhandled(event);
        } catch (ReturnFlow misplaced) {
            throw new DialogFailedException(VoiceXmlEvent.SEMANTIC, "return outside of a subdialog");
        }
        try {
            session.playOut();
        } catch (Flow end) {
            LOG.debug("the end was not heard: {}", end.getMessage());
        }
        return values;
    }

    private Target firstTarget(Session session, Interpreter interpreter) throws VoiceXmlEvent {
        try {
            return interpreter.firstTarget(
                    session.loader().first(request.first()), request.first().uri());
        } catch (FetchException failed) {
            throw new DialogFailedException(failed.event(), failed.getMessage());
        }
    }

    /** Before anything was heard call control can still refuse the call; later the caller hears an apology. */
    private Runnable failed(Session session, String event, String message) {
        LOG.error("dialog {} failed: {}: {}", request.dialogId(), event, message);
        CallTrace.VOICEXML.note("dialog {} failed: {}: {}", request.dialogId(), event, message);
        if (session == null || !session.isPrepared()) {
            return () -> listener.notPrepared(event, message);
        }
        try {
            session.apologise();
        } catch (TerminatedException terminated) {
            LOG.debug("terminated during the apology");
        }
        return () -> listener.failed(event, message);
    }
}
