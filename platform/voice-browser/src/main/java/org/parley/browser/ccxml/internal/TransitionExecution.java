package org.parley.browser.ccxml.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.parley.browser.ccxml.internal.document.Actions;
import org.parley.browser.ccxml.internal.document.CallActions;
import org.parley.browser.ccxml.internal.document.DialogActions;
import org.parley.browser.ccxml.internal.document.EventException;
import org.parley.browser.ccxml.internal.document.Execution;
import org.parley.browser.ccxml.internal.document.Script;
import org.parley.browser.script.Scope;
import org.parley.browser.script.ScriptException;
import org.parley.browser.script.Undefined;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One transition, or the initialisation of a document, in its scope. */
final class TransitionExecution implements Execution {
    private static final Logger LOG = LoggerFactory.getLogger(TransitionExecution.class);

    private final Scopes scopes;
    private final Scope scope;
    private final SessionEvent event;
    private final LoadedDocument document;
    private final Doing doing;
    private final Consumer<SessionEvent> raise;
    private boolean stopped;

    /** What the session can do. */
    record Doing(Actions actions, CallActions calls, DialogActions dialogs) {}

    TransitionExecution(
            Scopes scopes,
            Scope scope,
            SessionEvent event,
            LoadedDocument document,
            Doing doing,
            Consumer<SessionEvent> raise) {
        this.scopes = scopes;
        this.scope = scope;
        this.event = event;
        this.document = document;
        this.doing = doing;
        this.raise = raise;
    }

    @Override
    public void raise(EventException error, String tag, int line) {
        LOG.warn(
                "{} while {} was handled: {}, line {}: <{}>: {}",
                error.event(),
                event.name(),
                document.document().base(),
                line,
                tag,
                error.getMessage());
        raise.accept(Errors.event(error.by(tag), event.connectionId()));
    }

    @Override
    public Object value(String expression) throws ScriptException {
        return scope.evaluate(expression);
    }

    @Override
    public String text(String expression) throws ScriptException, EventException {
        Object value = scope.evaluate(expression);
        if (value == null || value == Undefined.UNDEFINED) {
            throw EventException.semantic("'" + expression + "' is " + Text.of(value, scope));
        }
        return Text.of(value, scope);
    }

    @Override
    public String display(String expression) throws ScriptException {
        return Text.of(scope.evaluate(expression), scope);
    }

    @Override
    public boolean test(String condition) throws ScriptException {
        return scope.evaluateBoolean(condition);
    }

    @Override
    public Map<String, Object> object(Optional<String> expression) throws ScriptException, EventException {
        Map<String, Object> object = new LinkedHashMap<>();
        if (expression.isPresent()) {
            Object value = scope.toJava(scope.evaluate(expression.get()));
            if (!(value instanceof Map<?, ?> map)) {
                throw EventException.semantic("'" + expression.get() + "' is not an object");
            }
            map.forEach((name, member) -> object.put(String.valueOf(name), member));
        }
        return object;
    }

    @Override
    public Map<String, Object> values(Optional<String> namelist) throws ScriptException {
        Map<String, Object> values = new LinkedHashMap<>();
        if (namelist.isPresent() && !namelist.get().isBlank()) {
            for (String name : namelist.get().strip().split("\\s+")) {
                values.put(name, scope.toJava(scope.evaluate(name)));
            }
        }
        return values;
    }

    @Override
    public void declare(String name, Object value) throws ScriptException {
        scopes.declare(scope, name, value);
    }

    @Override
    public void assign(String leftHandSide, Object value) throws ScriptException {
        scopes.assign(scope, leftHandSide, value);
    }

    @Override
    public void run(String script, String source) throws ScriptException {
        scope.execute(script, source);
    }

    @Override
    public String connectionId(Optional<String> expression) throws ScriptException, EventException {
        if (expression.isPresent()) {
            return text(expression.get());
        }
        return eventConnection()
                .orElseThrow(() -> EventException.semantic("no connectionid here, and the event has none"));
    }

    @Override
    public String dialogId(Optional<String> expression) throws ScriptException, EventException {
        if (expression.isPresent()) {
            return text(expression.get());
        }
        return Optional.ofNullable(event.dialogId())
                .orElseThrow(() -> EventException.semantic("no dialogid here, and the event has none"));
    }

    @Override
    public Optional<String> eventConnection() {
        return Optional.ofNullable(event.connectionId());
    }

    @Override
    public Optional<String> eventSource() {
        return switch (event.sourceType()) {
            case "connection", "dialog" -> Optional.of(event.source());
            default -> Optional.empty();
        };
    }

    @Override
    public boolean handlesError() {
        return event.isError();
    }

    @Override
    public String fetchedScript(Script script) throws EventException {
        String text = document.scripts().get(script);
        if (text == null) {
            throw EventException.semantic("the script " + script.source() + " was not fetched");
        }
        return text;
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public boolean stopped() {
        return stopped;
    }

    @Override
    public Actions actions() {
        return doing.actions();
    }

    @Override
    public CallActions calls() {
        return doing.calls();
    }

    @Override
    public DialogActions dialogs() {
        return doing.dialogs();
    }
}
