package org.parley.browser.ccxml.internal;

import java.util.Map;
import java.util.function.Consumer;
import org.parley.browser.ccxml.internal.document.CcxmlDocument;
import org.parley.browser.ccxml.internal.document.EventException;
import org.parley.browser.ccxml.internal.document.Transition;
import org.parley.browser.script.Scope;
import org.parley.browser.script.ScriptException;
import org.parley.browser.script.Undefined;
import org.parley.browser.trace.CallTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a document: the first transition in document order that fits an event (CCXML 1.0 §9.2). */
final class EventProcessor {
    private static final Logger LOG = LoggerFactory.getLogger(EventProcessor.class);

    private final Scopes scopes;
    private final TransitionExecution.Doing doing;
    private final Consumer<SessionEvent> raise;
    private final String sessionId;
    private LoadedDocument loaded;
    private long events;

    EventProcessor(String sessionId, Scopes scopes, TransitionExecution.Doing doing, Consumer<SessionEvent> raise) {
        this.sessionId = sessionId;
        this.scopes = scopes;
        this.doing = doing;
        this.raise = raise;
    }

    CcxmlDocument document() {
        return loaded.document();
    }

    /** Takes up a document. An error in its variables and scripts becomes an event. */
    void enter(LoadedDocument next) {
        loaded = next;
        SessionEvent none = new SessionEvent("ccxml.loaded", sessionId, "ccxml", Map.of());
        CcxmlDocument document = next.document();
        if (document.declaresState()) {
            scopes.ccxml().declare(CcxmlDocument.DEFAULT_STATE, Undefined.UNDEFINED);
        }
        TransitionExecution initialisation = execution(scopes.ccxml(), none);
        document.initialise(initialisation);
        try {
            scopes.ccxml().evaluate(document.stateVariable());
        } catch (ScriptException e) {
            initialisation.raise(
                    EventException.semantic("the state variable '" + document.stateVariable() + "' is not declared"),
                    "eventprocessor",
                    document.processorLine());
        }
    }

    /** @return whether a transition took the event */
    boolean process(SessionEvent event) {
        Scope scope = scopes.transition(event.toScript(sessionId + "-e" + ++events));
        String state = state();
        for (Transition transition : loaded.document().transitions()) {
            if (transition.fits(event.name(), state) && holds(transition, scope, event)) {
                LOG.debug("{} -> transition in line {}", event.name(), transition.line());
                CallTrace.CCXML.note("{} in state '{}': transition in line {}", event.name(), state, transition.line());
                transition.execute(execution(scope, event));
                return true;
            }
        }
        return false;
    }

    private TransitionExecution execution(Scope scope, SessionEvent event) {
        return new TransitionExecution(scopes, scope, event, loaded, doing, raise);
    }

    private boolean holds(Transition transition, Scope scope, SessionEvent event) {
        if (transition.cond().isEmpty()) {
            return true;
        }
        try {
            return scope.evaluateBoolean(transition.cond().get());
        } catch (ScriptException e) {
            if (event.isError()) {
                LOG.warn("line {}: cond failed while {} is handled", transition.line(), event.name(), e);
            } else {
                EventException error = EventException.semantic(String.valueOf(e.getMessage()));
                execution(scope, event).raise(error, "transition", transition.line());
            }
            return false;
        }
    }

    private String state() {
        try {
            Object value = scopes.ccxml().evaluate(loaded.document().stateVariable());
            return value == null || value == Undefined.UNDEFINED ? "" : Text.of(value, scopes.ccxml());
        } catch (ScriptException e) {
            LOG.warn("the state variable cannot be read", e);
            return "";
        }
    }
}
