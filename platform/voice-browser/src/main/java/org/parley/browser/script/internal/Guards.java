package org.parley.browser.script.internal;

import java.util.Map;
import org.mozilla.javascript.BaseFunction;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.NativeObject;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.parley.browser.script.internal.GuardedFunction.Guard;

/** What is looked at before the standard functions that can build much from little. */
final class Guards {
    private static final int MAX_SERIALIZED = 100_000;
    private static final int LONG_TEXT = 1000;

    private Guards() {}

    static final Map<String, Guard> STRING = Map.of(
            "repeat", (budget, self, args) -> foresee(budget, args, textLength(self) * number(args, 0)),
            "padStart", (budget, self, args) -> foresee(budget, args, number(args, 0)),
            "padEnd", (budget, self, args) -> foresee(budget, args, number(args, 0)),
            "concat", Guards::concatText,
            "replace", Guards::replace,
            "replaceAll", Guards::replace,
            "split", Guards::manyPieces,
            "match", Guards::manyPieces,
            "matchAll", Guards::manyPieces);

    static final Guard ARRAY = (budget, self, args) -> {
        budget.checkElements(length(self));
        return args;
    };

    static final Map<String, Guard> ARRAY_BY_NAME = Map.of(
            "join", Guards::join,
            "concat", Guards::concatArrays,
            "fill", Guards::fill,
            "push", Guards::add,
            "unshift", Guards::add,
            "splice", Guards::add);

    /** The last argument lists values, however many its length claims. */
    static final Guard ARRAY_LIKE_ARGUMENTS = (budget, self, args) -> {
        for (Object argument : args) {
            budget.checkElements(length(argument));
        }
        return args;
    };

    static final Guard PARSE = (budget, self, args) -> {
        budget.charge(args.length == 0 ? 0 : 4L * (long) textLength(args[0]));
        return args;
    };

    static final Guard STRINGIFY = (budget, self, args) -> {
        if (args.length > 0) {
            count(args[0], 0);
        }
        return args;
    };

    static final Guard ENCODE =
            (budget, self, args) -> foresee(budget, args, args.length == 0 ? 0 : 9 * textLength(args[0]));

    static final Guard STORE = (budget, self, args) -> {
        budget.charge(GrowthBudget.BYTES_PER_OBJECT);
        return args;
    };

    static double length(Object value) {
        if (value instanceof NativeArray array) {
            return array.getLength();
        }
        if (value instanceof Function || !(value instanceof Scriptable object)) {
            return 0;
        }
        Object length = ScriptableObject.getProperty(object, "length");
        if (length == Scriptable.NOT_FOUND) {
            return 0;
        }
        double number = ScriptRuntime.toNumber(length);
        return Double.isNaN(number) ? 0 : number;
    }

    private static double textLength(Object value) {
        return value instanceof CharSequence text
                ? text.length()
                : ScriptRuntime.toString(value).length();
    }

    private static double number(Object[] args, int index) {
        return args.length > index ? Math.max(0, ScriptRuntime.toInteger(args[index])) : 0;
    }

    private static Object[] foresee(GrowthBudget budget, Object[] args, double chars) {
        budget.foresee(2 * chars);
        return args;
    }

    private static Object[] concatText(GrowthBudget budget, Object self, Object[] args) {
        double chars = textLength(self);
        for (Object argument : args) {
            chars += textLength(argument);
        }
        return foresee(budget, args, chars);
    }

    private static Object[] manyPieces(GrowthBudget budget, Object self, Object[] args) {
        double chars = textLength(self);
        if (chars > LONG_TEXT) {
            budget.charge((long) chars * GrowthBudget.BYTES_PER_OBJECT);
        }
        return args;
    }

    private static Object[] replace(GrowthBudget budget, Object self, Object[] args) {
        double chars = textLength(self) + 1;
        if (args.length < 2) {
            return args;
        }
        if (args[1] instanceof Function function) {
            Object[] replaced = args.clone();
            replaced[1] = new Billed(function);
            return replaced;
        }
        String replacement = ScriptRuntime.toString(args[1]);
        double perMatch = replacement.length() + (replacement.indexOf('$') < 0 ? 0 : chars * replacement.length());
        if (chars > LONG_TEXT || perMatch > LONG_TEXT) {
            budget.foresee(2 * chars * perMatch);
        }
        return args;
    }

    private static Object[] join(GrowthBudget budget, Object self, Object[] args) {
        double length = length(self);
        budget.checkElements(length);
        return foresee(budget, args, length * (args.length == 0 ? 1 : textLength(args[0])) + joined(self, length));
    }

    /** Equal long elements cost nothing in an array and their full length when joined. */
    private static double joined(Object self, double length) {
        double chars = 0;
        if (self instanceof NativeArray array) {
            for (int i = 0; i < length; i++) {
                Object element = array.get(i, array);
                chars += element instanceof CharSequence text ? text.length() : 1;
            }
        }
        return chars;
    }

    private static Object[] concatArrays(GrowthBudget budget, Object self, Object[] args) {
        double elements = length(self);
        for (Object argument : args) {
            elements += Math.max(1, length(argument));
        }
        budget.checkElements(elements);
        return args;
    }

    private static Object[] fill(GrowthBudget budget, Object self, Object[] args) {
        budget.chargeElements(length(self));
        return args;
    }

    private static Object[] add(GrowthBudget budget, Object self, Object[] args) {
        budget.checkElements(length(self) + args.length);
        budget.chargeElements(args.length);
        return args;
    }

    /** What is shared in memory is repeated in JSON, so depth costs double. */
    private static int count(Object value, int known) {
        int counted = known + 1;
        if (counted > MAX_SERIALIZED) {
            throw new LimitExceeded("JSON of more than " + MAX_SERIALIZED + " values");
        }
        if (value instanceof CharSequence text) {
            return counted + text.length() / 8;
        }
        if (value instanceof NativeObject || value instanceof NativeArray) {
            Scriptable object = (Scriptable) value;
            for (Object id : object.getIds()) {
                Object member = id instanceof Integer index
                        ? object.get(index, object)
                        : id instanceof String name ? object.get(name, object) : null;
                counted = count(member, counted);
            }
        }
        return counted;
    }

    /** A script's replacement function: each of its results is counted. */
    private static final class Billed extends BaseFunction {
        private final transient Function original;

        Billed(Function original) {
            this.original = original;
            setParentScope(original.getParentScope());
            setPrototype(original.getPrototype());
        }

        @Override
        public Object call(Context context, Scriptable scope, Scriptable self, Object[] args) {
            Object result = original.call(context, scope, self, args);
            if (result instanceof CharSequence text) {
                SandboxContext.of(context).budget().chargeText(text);
            }
            return result;
        }
    }
}
