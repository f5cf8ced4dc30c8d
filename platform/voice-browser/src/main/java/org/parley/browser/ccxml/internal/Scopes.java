package org.parley.browser.ccxml.internal;

import java.util.Map;
import org.parley.browser.script.Scope;
import org.parley.browser.script.ScriptException;
import org.parley.browser.script.ScriptRuntime;

/** The variable scopes of a session (CCXML 1.0 §8.2): session, application, ccxml, transition, each the next one's parent. */
final class Scopes {
    private final Scope session;
    private final Scope application;
    private Scope ccxml;

    Scopes(ScriptRuntime scripts) {
        session = scripts.newSession().child("session");
        application = session.child("application");
        ccxml = application.child("ccxml");
    }

    /** Sets one of the {@code session.} variables, which documents cannot change. */
    void session(String variable, Object value) {
        session.declareReadOnly(variable, value);
    }

    /** Another event: the scripts have their whole time again. */
    void rested() {
        session.rested();
    }

    /** Another document: its variables start anew. */
    void newDocument() {
        ccxml = application.child("ccxml");
    }

    Scope ccxml() {
        return ccxml;
    }

    /** The scope of one event's transition. */
    Scope transition(Map<String, Object> event) {
        Scope transition = ccxml.child("transition");
        transition.declare("event$", event);
        return transition;
    }

    /**
     * Declares a variable in a scope, or with a scope's name before it in that scope.
     *
     * @throws ScriptException error.semantic for a read-only scope
     */
    void declare(Scope current, String name, Object value) throws ScriptException {
        int dot = name.indexOf('.');
        String scope = dot < 0 ? "" : name.substring(0, dot);
        String variable = name.substring(dot + 1);
        switch (scope) {
            case "", "transition" -> current.declare(variable, value);
            case "ccxml" -> ccxml.declare(variable, value);
            case "application" -> application.declare(variable, value);
            default -> throw new ScriptException("'" + name + "' cannot be declared", null);
        }
    }

    /** Assigns; {@code application.x} comes into being by its first assignment (CCXML 1.0 §8.2). */
    void assign(Scope current, String leftHandSide, Object value) throws ScriptException {
        String prefix = "application.";
        if (leftHandSide.startsWith(prefix)) {
            String variable = leftHandSide.substring(prefix.length());
            if (variable.matches("[\\p{L}_$][\\p{L}\\p{N}_$]*") && !application.declares(variable)) {
                application.declare(variable, value);
                return;
            }
        }
        current.assign(leftHandSide, value);
    }
}
