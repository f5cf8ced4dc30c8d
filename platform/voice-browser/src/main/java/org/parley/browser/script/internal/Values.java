package org.parley.browser.script.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.NativeObject;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.parley.browser.script.Undefined;
import org.parley.browser.script.internal.dom.DomTree;
import org.w3c.dom.Node;

/** Values between Java and scripts. Needs a current context. */
final class Values {
    private static final int MAX_DEPTH = 64;

    /** What is shared in a script is repeated in a copy: a small graph can be an endless tree. */
    private static final int MAX_VALUES = 100_000;

    private Values() {}

    static Object toScript(Context context, Scriptable scope, Object value, boolean readOnly) {
        if (value == Undefined.UNDEFINED) {
            return org.mozilla.javascript.Undefined.instance;
        }
        if (value == null
                || value instanceof Boolean
                || value instanceof Scriptable
                || org.mozilla.javascript.Undefined.isUndefined(value)) {
            return value;
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof CharSequence || value instanceof Character) {
            return value.toString();
        }
        if (value instanceof Map<?, ?> map) {
            ScriptableObject object = (ScriptableObject) context.newObject(scope);
            map.forEach(
                    (name, member) -> object.put(name.toString(), object, toScript(context, scope, member, readOnly)));
            return seal(object, readOnly);
        }
        if (value instanceof Iterable<?> list) {
            List<Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(toScript(context, scope, element, readOnly)));
            return seal((ScriptableObject) context.newArray(scope, elements.toArray()), readOnly);
        }
        if (value instanceof Node node) {
            return new DomTree(scope).wrap(node);
        }
        return new HostValue(scope, value);
    }

    private static Object seal(ScriptableObject object, boolean readOnly) {
        if (readOnly) {
            object.sealObject();
        }
        return object;
    }

    /** Simple values as Java, host values unwrapped, script objects as they are. */
    static Object fromScript(Object value) {
        if (org.mozilla.javascript.Undefined.isUndefined(value) || value == Scriptable.NOT_FOUND) {
            return Undefined.UNDEFINED;
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof CharSequence text) {
            return text.toString();
        }
        return value instanceof HostValue host ? host.value() : value;
    }

    /** A copy as plain data; what is deeper or more than the bounds is left out. */
    static Object toJava(Object value) {
        return toJava(value, 0, new int[1]);
    }

    private static Object toJava(Object value, int depth, int[] copied) {
        Object plain = fromScript(value);
        if (plain == Undefined.UNDEFINED
                || plain instanceof Function
                || depth > MAX_DEPTH
                || ++copied[0] > MAX_VALUES) {
            return null;
        }
        if (plain instanceof NativeArray array) {
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < array.getLength() && copied[0] <= MAX_VALUES; i++) {
                list.add(toJava(array.get(i, array), depth + 1, copied));
            }
            return list;
        }
        if (plain instanceof NativeObject object) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (Object id : object.getIds()) {
                Object member = ScriptableObject.getProperty(object, id.toString());
                if (!(member instanceof Function)) {
                    map.put(id.toString(), toJava(member, depth + 1, copied));
                }
            }
            return map;
        }
        if (plain instanceof Map<?, ?> || plain instanceof List<?>) {
            return plain;
        }
        if (plain instanceof Scriptable object) {
            return switch (object.getClassName()) {
                case "String", "Date", "RegExp", "Error" -> ScriptRuntime.toString(object);
                case "Number" -> ScriptRuntime.toNumber(object);
                case "Boolean" -> Boolean.valueOf(ScriptRuntime.toString(object));
                default -> null;
            };
        }
        return plain instanceof String || plain instanceof Double || plain instanceof Boolean ? plain : null;
    }

    /** JSON, but a string alone stands without quotes. */
    static String toText(Object value) {
        Object plain = fromScript(value);
        if (plain == Undefined.UNDEFINED) {
            return "undefined";
        }
        if (plain instanceof String text) {
            return text;
        }
        if (plain instanceof Function || (plain instanceof Scriptable object && toJava(object) == null)) {
            return plain instanceof Function ? "[function]" : "[object " + ((Scriptable) plain).getClassName() + "]";
        }
        StringBuilder out = new StringBuilder();
        append(out, toJavaOrHost(plain));
        return out.toString();
    }

    private static Object toJavaOrHost(Object value) {
        return value instanceof Scriptable ? toJava(value) : value;
    }

    private static void append(StringBuilder out, Object value) {
        if (value instanceof Double number) {
            out.append(ScriptRuntime.toString(number));
        } else if (value instanceof String text) {
            out.append('"').append(ScriptRuntime.escapeString(text)).append('"');
        } else if (value instanceof Map<?, ?> map) {
            String separator = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(separator)
                        .append('"')
                        .append(ScriptRuntime.escapeString(entry.getKey().toString()));
                append(out.append("\":"), entry.getValue());
                separator = ",";
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            out.append('[');
            for (int i = 0; i < list.size(); i++) {
                append(out.append(i == 0 ? "" : ","), list.get(i));
            }
            out.append(']');
        } else {
            out.append(value);
        }
    }
}
