package org.parley.browser.script.internal.dom;

import java.util.function.Function;
import org.mozilla.javascript.BaseFunction;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.w3c.dom.DOMException;

/** A script object whose properties are computed and cannot be changed. */
abstract class DomObject extends ScriptableObject {
    DomObject(Scriptable scope) {
        super(scope, ScriptableObject.getObjectPrototype(scope));
    }

    /** The value of a property, or {@link #NOT_FOUND}. */
    abstract Object property(String name);

    @Override
    public Object get(String name, Scriptable start) {
        Object value = property(name);
        return value == NOT_FOUND ? super.get(name, start) : value;
    }

    @Override
    public boolean has(String name, Scriptable start) {
        return property(name) != NOT_FOUND || super.has(name, start);
    }

    @Override
    public void put(String name, Scriptable start, Object value) {
        throw ScriptRuntime.constructError("TypeError", "the document is read-only: " + name);
    }

    @Override
    public void put(int index, Scriptable start, Object value) {
        throw ScriptRuntime.constructError("TypeError", "the document is read-only: " + index);
    }

    BaseFunction method(String name, Function<Object[], Object> body) {
        Scriptable scope = getParentScope();
        return new BaseFunction(scope, ScriptableObject.getFunctionPrototype(scope)) {
            @Override
            public Object call(Context context, Scriptable caller, Scriptable self, Object[] args) {
                try {
                    return body.apply(args);
                } catch (DOMException failed) {
                    throw DomConstants.thrown(context, scope, failed);
                }
            }

            @Override
            public String getFunctionName() {
                return name;
            }
        };
    }

    static String text(Object[] args, int index) {
        return args.length > index && args[index] != null ? ScriptRuntime.toString(args[index]) : null;
    }

    static double number(Object[] args, int index) {
        return args.length > index ? ScriptRuntime.toInteger(args[index]) : 0;
    }
}
