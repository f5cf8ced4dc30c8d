package org.parley.browser.script.internal;

import org.mozilla.javascript.Context;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * The variables of one scope. Rhino walks the chain of parents itself. A variable comes into being by a declaration only:
 * assigning one that does not exist is an error (VoiceXML 2.0 §5.1.1), where plain ECMAScript would make a global.
 */
final class ScopeObject extends ScriptableObject {
    private boolean declaring;

    ScopeObject(Scriptable parent, Scriptable prototype) {
        setParentScope(parent);
        setPrototype(prototype);
    }

    @Override
    public String getClassName() {
        return "Scope";
    }

    void declare(String name, Object value, int attributes) {
        boolean outer = declaring;
        declaring = true;
        try {
            if (super.has(name, this)) {
                super.setAttributes(name, EMPTY);
            }
            super.put(name, this, value);
            super.setAttributes(name, attributes);
        } finally {
            declaring = outer;
        }
    }

    @Override
    public void put(String name, Scriptable start, Object value) {
        if (start == this && !declaring) {
            if (!super.has(name, start)) {
                throw ScriptRuntime.constructError("ReferenceError", "\"" + name + "\" was not declared");
            }
            if ((getAttributes(name) & READONLY) != 0) {
                throw ScriptRuntime.constructError("TypeError", "\"" + name + "\" is read-only");
            }
        }
        super.put(name, start, value);
    }

    @Override
    public void put(int index, Scriptable start, Object value) {
        throw ScriptRuntime.constructError("ReferenceError", "a scope has no element " + index);
    }

    /** How Rhino declares a script's own {@code var}s and functions. */
    @Override
    public void defineProperty(String name, Object value, int attributes) {
        if (super.has(name, this) && (getAttributes(name) & READONLY) != 0) {
            throw ScriptRuntime.constructError("TypeError", "\"" + name + "\" is read-only");
        }
        declare(name, value, attributes & ~PERMANENT);
    }

    @Override
    protected boolean defineOwnProperty(Context context, Object id, DescriptorInfo descriptor, boolean checkValid) {
        throw ScriptRuntime.constructError("TypeError", "a scope takes declarations only");
    }

    @Override
    public void delete(String name) {
        if (super.has(name, this)) {
            throw ScriptRuntime.constructError("TypeError", "\"" + name + "\" cannot be deleted");
        }
    }
}
