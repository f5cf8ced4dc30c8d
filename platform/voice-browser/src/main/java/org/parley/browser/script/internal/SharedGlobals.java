package org.parley.browser.script.internal;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mozilla.javascript.BaseFunction;
import org.mozilla.javascript.EcmaError;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Symbol;
import org.parley.browser.script.internal.GuardedFunction.Guard;
import org.parley.browser.script.internal.dom.DomConstants;

/**
 * The standard objects, made once, guarded, sealed and shared by all sessions. What needs memory that nothing here can
 * count (typed arrays), or never runs (promises), is not there; documents are ECMA-262 third edition and a little more.
 */
final class SharedGlobals {
    private static final List<String> ABSENT = List.of(
            "ArrayBuffer",
            "SharedArrayBuffer",
            "Atomics",
            "DataView",
            "Int8Array",
            "Uint8Array",
            "Uint8ClampedArray",
            "Int16Array",
            "Uint16Array",
            "Int32Array",
            "Uint32Array",
            "Float32Array",
            "Float64Array",
            "BigInt",
            "BigInt64Array",
            "BigUint64Array",
            "Promise",
            "Proxy",
            "Reflect",
            "Continuation",
            "With",
            "Call",
            "StopIteration",
            "Script",
            "Packages",
            "JavaAdapter",
            "JavaImporter",
            "getClass",
            "java",
            "globalThis",
            "Iterator",
            "WeakRef",
            "FinalizationRegistry",
            "uneval");

    private final SandboxContext context;
    private final ChargeNames names;
    private final ScriptCache compiled;
    private final ScriptableObject globals;

    SharedGlobals(SandboxContext context, ChargeNames names, ScriptCache compiled) {
        this.context = context;
        this.names = names;
        this.compiled = compiled;
        this.globals = context.initSafeStandardObjects(null, false);
    }

    ScriptableObject build() {
        for (String name : ABSENT) {
            globals.delete(name);
        }
        guardText();
        guardArrays();
        guard(member("JSON"), "parse", Guards.PARSE);
        guard(member("JSON"), "stringify", Guards.STRINGIFY);
        for (String name : List.of("escape", "unescape", "encodeURI", "encodeURIComponent")) {
            guard(globals, name, Guards.ENCODE);
        }
        for (String name : List.of("keys", "values", "entries", "getOwnPropertyNames", "fromEntries")) {
            guard(member("Object"), name, Guards.ARRAY_LIKE_ARGUMENTS);
        }
        guard(prototype("RegExp"), "exec", Guard.NONE);
        guard(prototype("Map"), "set", Guards.STORE);
        guard(prototype("Set"), "add", Guards.STORE);
        guardFunctions();
        DomConstants.define(context, globals);
        new TextEvaluation(globals, compiled).install();
        ChargeFunction.text(globals, names.text());
        ChargeFunction.object(globals, names.object());
        ChargeFunction.spread(globals, names.spread());
        seal(globals, Collections.newSetFromMap(new IdentityHashMap<>()));
        return globals;
    }

    private void guardText() {
        guardAll(prototype("String"), Guards.STRING, Guard.NONE);
        for (String name : List.of("fromCharCode", "fromCodePoint", "raw")) {
            guard(member("String"), name, Guards.ARRAY_LIKE_ARGUMENTS);
        }
    }

    private void guardArrays() {
        guardAll(prototype("Array"), Guards.ARRAY_BY_NAME, Guards.ARRAY);
        guard(member("Array"), "from", Guards.ARRAY_LIKE_ARGUMENTS);
    }

    private void guardFunctions() {
        ScriptableObject functions = prototype("Function");
        guard(functions, "apply", Guards.ARRAY_LIKE_ARGUMENTS);
        // The text of a function would show the names of the charges.
        functions.defineProperty("toString", new FunctionText(globals), ScriptableObject.DONTENUM);
        functions.delete("toSource");
        prototype("Object").delete("toSource");
    }

    private void guardAll(ScriptableObject holder, Map<String, Guard> guards, Guard others) {
        for (Object id : holder.getAllIds()) {
            if (id instanceof String name && !name.equals("constructor")) {
                guard(holder, name, guards.getOrDefault(name, others));
            }
        }
    }

    private void guard(ScriptableObject holder, String name, Guard guard) {
        if (holder != null && holder.get(name, holder) instanceof Function original) {
            holder.defineProperty(name, new GuardedFunction(globals, original, name, guard), ScriptableObject.DONTENUM);
        }
    }

    private ScriptableObject member(String name) {
        return globals.get(name, globals) instanceof ScriptableObject object ? object : null;
    }

    private ScriptableObject prototype(String constructor) {
        ScriptableObject function = member(constructor);
        return (ScriptableObject) function.get("prototype", function);
    }

    private static void seal(Object value, Set<Object> done) {
        if (!(value instanceof ScriptableObject object) || !done.add(object)) {
            return;
        }
        for (Object id : object.getAllIds()) {
            seal(read(object, id), done);
        }
        if (object instanceof BaseFunction function) {
            seal(function.get("prototype", function), done);
        }
        seal(object.getPrototype(), done);
        object.sealObject();
    }

    private static Object read(ScriptableObject object, Object id) {
        try {
            if (id instanceof Symbol symbol) {
                return object.get(symbol, object);
            }
            return id instanceof String name ? object.get(name, object) : null;
        } catch (EcmaError accessor) {
            // A getter that wants an instance, not the prototype that it sits on: there is no value to seal.
            return null;
        }
    }

    /** {@code Function.prototype.toString}: implementation-dependent by ECMA-262 §15.3.4.2. */
    private static final class FunctionText extends BaseFunction {
        FunctionText(Scriptable globals) {
            super(globals, ScriptableObject.getFunctionPrototype(globals));
        }

        @Override
        public Object call(org.mozilla.javascript.Context context, Scriptable scope, Scriptable self, Object[] args) {
            String name = self instanceof BaseFunction function ? function.getFunctionName() : "";
            return "function " + name + "() { [code] }";
        }

        @Override
        public String getFunctionName() {
            return "toString";
        }
    }
}
