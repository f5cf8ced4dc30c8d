package org.parley.browser.script.internal;

import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.parley.browser.platform.Recording;

/** A Java value that scripts can hold and pass on but not look into; of a recording they see its measures. */
final class HostValue extends ScriptableObject {
    private final transient Object value;

    HostValue(Scriptable scope, Object value) {
        super(scope, ScriptableObject.getObjectPrototype(scope));
        this.value = value;
        if (value instanceof Recording recording) {
            super.put("duration", this, (double) recording.duration().toMillis());
            super.put("size", this, (double) recording.size());
        }
        sealObject();
    }

    Object value() {
        return value;
    }

    @Override
    public String getClassName() {
        return value instanceof Recording ? "Recording" : "Host";
    }

    @Override
    public Object getDefaultValue(Class<?> hint) {
        return hint == ScriptRuntime.NumberClass ? (Object) Double.NaN : "[object " + getClassName() + "]";
    }

    @Override
    protected Object equivalentValues(Object other) {
        return other instanceof HostValue host && host.value == value ? Boolean.TRUE : NOT_FOUND;
    }
}
