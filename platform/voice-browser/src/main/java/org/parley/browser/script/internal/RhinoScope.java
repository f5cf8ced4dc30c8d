package org.parley.browser.script.internal;

import org.mozilla.javascript.Context;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.ScriptableObject;
import org.parley.browser.script.Scope;
import org.parley.browser.script.ScriptException;

/** A scope of a session: its variables, and the way into the sandbox. */
final class RhinoScope implements Scope {
    private static final String VALUE = "value$assigned";

    private final Sandbox sandbox;
    private final SessionLimits limits;
    private final ScopeObject session;
    private final ScopeObject variables;

    RhinoScope(Sandbox sandbox, SessionLimits limits, ScopeObject session, ScopeObject variables) {
        this.sandbox = sandbox;
        this.limits = limits;
        this.session = session;
        this.variables = variables;
    }

    private interface Run<T> {
        T in(Context context);
    }

    @Override
    public Scope child(String name) {
        ScopeObject child = new ScopeObject(variables, null);
        if (name != null) {
            child.declare(name, child, ScriptableObject.READONLY | ScriptableObject.DONTENUM);
        }
        return new RhinoScope(sandbox, limits, session, child);
    }

    @Override
    public void declare(String variable, Object value) {
        in(context -> {
            variables.declare(variable, Values.toScript(context, session, value, false), ScriptableObject.EMPTY);
            return null;
        });
    }

    @Override
    public void declareReadOnly(String variable, Object value) {
        in(context -> {
            variables.declare(variable, Values.toScript(context, session, value, true), ScriptableObject.READONLY);
            return null;
        });
    }

    @Override
    public boolean declares(String variable) {
        return variables.has(variable, variables);
    }

    @Override
    public void assign(String expression, Object value) throws ScriptException {
        guarded(expression, context -> {
            ScopeObject with = new ScopeObject(variables, null);
            with.declare(VALUE, Values.toScript(context, session, value, false), ScriptableObject.READONLY);
            return sandbox.compile(context, expression + "\n= " + VALUE, "assign")
                    .exec(context, with, with);
        });
    }

    @Override
    public Object evaluate(String expression) throws ScriptException {
        return guarded(expression, context -> Values.fromScript(run(context, expression)));
    }

    @Override
    public boolean evaluateBoolean(String expression) throws ScriptException {
        return guarded(expression, context -> ScriptRuntime.toBoolean(run(context, expression)));
    }

    @Override
    public String evaluateString(String expression) throws ScriptException {
        return guarded(expression, context -> ScriptRuntime.toString(run(context, expression)));
    }

    @Override
    public void execute(String script, String source) throws ScriptException {
        guarded(source, context -> sandbox.compile(context, script, source).exec(context, variables, variables));
    }

    @Override
    public void rested() {
        limits.time().renew();
    }

    @Override
    public boolean isOvertime() {
        return limits.time().isOver();
    }

    @Override
    public Object toJava(Object value) {
        return in(context -> Values.toJava(value));
    }

    @Override
    public String toText(Object value) {
        return in(context -> Values.toText(value));
    }

    private Object run(Context context, String expression) {
        return sandbox.compile(context, "(" + expression + "\n)", "expression").exec(context, variables, variables);
    }

    private <T> T in(Run<T> run) {
        Context context = sandbox.enter(limits);
        try {
            return run.in(context);
        } finally {
            sandbox.leave(limits);
        }
    }

    private <T> T guarded(String what, Run<T> run) throws ScriptException {
        try {
            return in(run);
        } catch (RhinoException failed) {
            throw new ScriptException(
                    failed.details() + " (in " + shorten(what) + ", line " + failed.lineNumber() + ")", failed);
        } catch (LimitExceeded failed) {
            throw new ScriptException(failed.getMessage() + " (in " + shorten(what) + ")", failed);
        } catch (StackOverflowError failed) {
            throw new ScriptException("too deep a recursion (in " + shorten(what) + ")", failed);
        } catch (IllegalStateException | IllegalArgumentException | ClassCastException failed) {
            // Rhino's own objects answer misuse of their insides so, for instance a sealed one that is extended.
            throw new ScriptException(failed.getMessage() + " (in " + shorten(what) + ")", failed);
        }
    }

    private static String shorten(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= 80 ? line : line.substring(0, 77) + "...";
    }
}
