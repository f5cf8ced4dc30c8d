package org.parley.browser.script.internal;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Script;

/** Compiled scripts by their text, the least recently used dropped first. Thread-safe. */
final class ScriptCache {
    private final long maxChars;
    private final ChargeInserter charges;
    private final Map<Key, Script> scripts = new LinkedHashMap<>(64, 0.75f, true);
    private long chars;

    private record Key(String text, String source) {}

    ScriptCache(long maxChars, ChargeInserter charges) {
        this.maxChars = maxChars;
        this.charges = charges;
    }

    Script compile(Context context, String text, String source) {
        Key key = new Key(text, source);
        synchronized (scripts) {
            Script known = scripts.get(key);
            if (known != null) {
                return known;
            }
        }
        Script script = context.compileString(charges.insert(text, source), source, 1, null);
        synchronized (scripts) {
            if (scripts.put(key, script) == null) {
                chars += text.length();
            }
            Iterator<Key> oldest = scripts.keySet().iterator();
            while (chars > maxChars && oldest.hasNext()) {
                chars -= oldest.next().text().length();
                oldest.remove();
            }
        }
        return script;
    }
}
