package org.parley.browser.script.internal;

import org.mozilla.javascript.BaseFunction;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/** {@code eval} and {@code new Function}: Rhino's own would run text that carries no charges. */
final class TextEvaluation {
    private final ScriptableObject globals;
    private final ScriptCache compiled;

    TextEvaluation(ScriptableObject globals, ScriptCache compiled) {
        this.globals = globals;
        this.compiled = compiled;
    }

    void install() {
        globals.defineProperty("eval", new Eval(), ScriptableObject.DONTENUM);
        ScriptableObject functions = (ScriptableObject) ScriptableObject.getFunctionPrototype(globals);
        FunctionConstructor constructor = new FunctionConstructor(functions);
        globals.defineProperty("Function", constructor, ScriptableObject.DONTENUM);
        functions.defineProperty("constructor", constructor, ScriptableObject.DONTENUM);
        Context context = Context.getCurrentContext();
        Object generator = context.evaluateString(globals, "Object.getPrototypeOf(function*(){})", "globals", 1, null);
        if (generator instanceof ScriptableObject prototype) {
            prototype.defineProperty("constructor", constructor, ScriptableObject.DONTENUM);
        }
    }

    private final class Eval extends BaseFunction {
        Eval() {
            super(globals, ScriptableObject.getFunctionPrototype(globals));
        }

        @Override
        public Object call(Context context, Scriptable scope, Scriptable self, Object[] args) {
            if (args.length == 0) {
                return Undefined.instance;
            }
            if (!(args[0] instanceof CharSequence text)) {
                return args[0];
            }
            return compiled.compile(context, text.toString(), "eval").exec(context, scope, scope);
        }

        @Override
        public String getFunctionName() {
            return "eval";
        }
    }

    private final class FunctionConstructor extends BaseFunction {
        private final transient Scriptable functions;

        FunctionConstructor(Scriptable functions) {
            super(globals, functions);
            this.functions = functions;
            setImmunePrototypeProperty(functions);
        }

        @Override
        public Object call(Context context, Scriptable scope, Scriptable self, Object[] args) {
            return construct(context, scope, args);
        }

        @Override
        public Scriptable construct(Context context, Scriptable scope, Object[] args) {
            StringBuilder text = new StringBuilder("(function anonymous(");
            for (int i = 0; i < args.length - 1; i++) {
                text.append(i == 0 ? "" : ",").append(ScriptRuntime.toString(args[i]));
            }
            text.append("\n) {").append(args.length == 0 ? "" : ScriptRuntime.toString(args[args.length - 1]));
            text.append("\n})");
            Scriptable session = scope;
            while (session.getParentScope() != null) {
                session = session.getParentScope();
            }
            return (Scriptable)
                    compiled.compile(context, text.toString(), "Function").exec(context, session, session);
        }

        @Override
        public String getFunctionName() {
            return "Function";
        }
    }
}
