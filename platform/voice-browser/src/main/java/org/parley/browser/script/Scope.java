package org.parley.browser.script;

/**
 * One ECMAScript variable scope in a real parent chain (VoiceXML 2.0 §5.1.2, CCXML 1.0 §8.2). Belongs to one session and
 * is used by one thread at a time.
 *
 * <p>Values that go in and come out are: null, {@link Undefined}, String, Boolean, Double (any Number goes in), {@code
 * Map<String, Object>} and {@code List<Object>} (copied to and from script objects), or an opaque script or host value.
 */
public interface Scope {

    /** A new scope whose lookups go on here. With a name, {@code name.x} addresses its variables explicitly. */
    Scope child(String name);

    /** Declares or overwrites a variable in this very scope. */
    void declare(String variable, Object value);

    /** Like {@link #declare}, but scripts that assign to it get error.semantic. */
    void declareReadOnly(String variable, Object value);

    boolean declares(String variable);

    /**
     * Assigns to {@code expression}, for instance {@code x}, {@code document.x} or {@code a.b[0]}.
     *
     * @throws ScriptException error.semantic when the variable was never declared
     */
    void assign(String expression, Object value) throws ScriptException;

    /** Evaluates an expression; compiled forms are cached by text. */
    Object evaluate(String expression) throws ScriptException;

    boolean evaluateBoolean(String expression) throws ScriptException;

    /** ECMAScript ToString of the result. */
    String evaluateString(String expression) throws ScriptException;

    /** Runs statements; their {@code var}s and functions land in this scope. */
    void execute(String script, String source) throws ScriptException;

    /** The session has waited for somebody: its scripts have their whole time again (see {@link ScriptLimits#runTime}). */
    void rested();

    /** Whether its scripts ran for twice the time that they have, each stopped when it was found out. */
    boolean isOvertime();

    /** A value as plain Java data: Map, List, String, Double, Boolean, null; functions and host values are dropped. */
    Object toJava(Object value);

    /** JSON-like text of a value, for logs and namelists. */
    String toText(Object value);
}
