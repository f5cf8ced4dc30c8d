package org.parley.browser.ccxml.internal.document;

import java.util.Map;
import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** One transition that runs, or the initialisation of a document: its scope, its event, and what it can do. */
public interface Execution {

    Object value(String expression) throws ScriptException;

    /** @throws EventException error.semantic when the value is undefined or null */
    String text(String expression) throws ScriptException, EventException;

    /** The text of an attribute that may be left out. */
    default String text(Optional<String> expression, String otherwise) throws ScriptException, EventException {
        return expression.isPresent() ? text(expression.get()) : otherwise;
    }

    /** For people: strings as they are, objects as JSON. */
    String display(String expression) throws ScriptException;

    boolean test(String condition) throws ScriptException;

    /** A condition that does not hold when it is left out. */
    default boolean test(Optional<String> condition) throws ScriptException {
        return condition.isPresent() && test(condition.get());
    }

    /** An attribute such as {@code hints} that holds an object; empty when absent. */
    Map<String, Object> object(Optional<String> expression) throws ScriptException, EventException;

    /** The values of a namelist under their names as written (CCXML 1.0 §7.2). */
    Map<String, Object> values(Optional<String> namelist) throws ScriptException;

    void declare(String name, Object value) throws ScriptException;

    void assign(String leftHandSide, Object value) throws ScriptException;

    /** Gives an identifier to the variable that wants it, if any does. */
    default void assign(Optional<String> leftHandSide, String identifier) throws ScriptException {
        if (leftHandSide.isPresent()) {
            assign(leftHandSide.get(), identifier);
        }
    }

    void run(String script, String source) throws ScriptException;

    /**
     * The connection that an element means: what its attribute says, else that of the current event.
     *
     * @throws EventException error.semantic when there is none
     */
    String connectionId(Optional<String> expression) throws ScriptException, EventException;

    /** Likewise for dialogs. */
    String dialogId(Optional<String> expression) throws ScriptException, EventException;

    /** The connection of the current event, if it has one. */
    Optional<String> eventConnection();

    /** The connection or dialog that the current event came from, if it came from one (CCXML 1.0 §9.3, {@code <move>}). */
    Optional<String> eventSource();

    /** Whether the transition handles an error event. */
    boolean handlesError();

    /** The text of a script that was fetched with its document. */
    String fetchedScript(Script script) throws EventException;

    /** An element met an error, which becomes an event. */
    void raise(EventException error, String tag, int line);

    /** Ends the transition after the current element. */
    void stop();

    boolean stopped();

    Actions actions();

    CallActions calls();

    DialogActions dialogs();
}
