package org.parley.browser.script.internal;

import java.util.function.BiConsumer;
import org.mozilla.javascript.BaseFunction;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/** What {@link ChargeInserter} puts around an expression: counts its value and gives it back. */
final class ChargeFunction extends BaseFunction {
    private final transient BiConsumer<GrowthBudget, Object> charge;

    private ChargeFunction(Scriptable globals, BiConsumer<GrowthBudget, Object> charge) {
        super(globals, ScriptableObject.getFunctionPrototype(globals));
        this.charge = charge;
    }

    static void text(ScriptableObject globals, String name) {
        install(globals, name, (budget, value) -> {
            if (value instanceof CharSequence text) {
                budget.chargeText(text);
            }
        });
    }

    static void object(ScriptableObject globals, String name) {
        install(globals, name, (budget, value) -> {
            budget.charge(GrowthBudget.BYTES_PER_OBJECT);
            if (value instanceof NativeArray array) {
                budget.charge(Math.min(array.getLength(), 10_000) * GrowthBudget.BYTES_PER_ELEMENT);
            }
        });
    }

    static void spread(ScriptableObject globals, String name) {
        install(
                globals,
                name,
                (budget, value) -> budget.chargeElements(
                        value instanceof CharSequence text ? text.length() : Guards.length(value)));
    }

    private static void install(ScriptableObject globals, String name, BiConsumer<GrowthBudget, Object> charge) {
        int hidden = ScriptableObject.DONTENUM | ScriptableObject.READONLY | ScriptableObject.PERMANENT;
        globals.defineProperty(name, new ChargeFunction(globals, charge), hidden);
    }

    @Override
    public Object call(Context context, Scriptable scope, Scriptable self, Object[] args) {
        if (args.length == 0) {
            return Undefined.instance;
        }
        charge.accept(SandboxContext.of(context).budget(), args[0]);
        return args[0];
    }
}
