package org.parley.browser.script.internal;

import org.mozilla.javascript.BaseFunction;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** A standard function with a look at what goes in and a bill for what comes out. */
final class GuardedFunction extends BaseFunction {
    private final transient Function original;
    private final String name;
    private final int arity;
    private final transient Guard guard;

    /** Looks at a call before it is made; may throw {@link LimitExceeded} and may replace arguments. */
    interface Guard {
        Object[] before(GrowthBudget budget, Object self, Object[] args);

        Guard NONE = (budget, self, args) -> args;
    }

    GuardedFunction(Scriptable globals, Function original, String name, Guard guard) {
        super(globals, ScriptableObject.getFunctionPrototype(globals));
        this.original = original;
        this.name = name;
        this.arity = original.get("length", original) instanceof Number number ? number.intValue() : 0;
        this.guard = guard;
    }

    @Override
    public Object call(Context context, Scriptable scope, Scriptable self, Object[] args) {
        // One such call may take as long as the many instructions after which Rhino asks by itself.
        SandboxContext.of(context).spend(0);
        GrowthBudget budget = SandboxContext.of(context).budget();
        Object result = original.call(context, scope, self, guard.before(budget, self, args));
        if (result instanceof CharSequence text) {
            budget.chargeText(text);
        } else if (result instanceof Scriptable object && object != self) {
            budget.charge(GrowthBudget.BYTES_PER_OBJECT);
            budget.chargeElements(Guards.length(object));
        }
        return result;
    }

    @Override
    public Scriptable construct(Context context, Scriptable scope, Object[] args) {
        throw ScriptRuntime.constructError("TypeError", name + " is not a constructor");
    }

    @Override
    public int getArity() {
        return arity;
    }

    @Override
    public int getLength() {
        return arity;
    }

    @Override
    public String getFunctionName() {
        return name;
    }
}
