package org.parley.browser.grammar.internal.sisr;

import java.util.HashMap;
import java.util.Map;
import org.parley.browser.script.Scope;
import org.parley.browser.script.ScriptException;

/**
 * The variables that tags of one rule see (SISR 1.0, rule variables): {@code out}, {@code rules} with {@code rules.latest()}, and
 * {@code meta} with {@code meta.current()} and {@code meta.latest()}.
 */
final class RuleVariables {
    static final String OUT = "out";
    private static final String FUNCTIONS = "rules.latest = function () { return $latest.value; };"
            + "meta.latest = function () { return $latest.meta; };"
            + "meta.current = function () { return $current; };";

    private final Scope scope;
    private final Map<String, Object> rules = new HashMap<>();
    private final Map<String, Object> meta = new HashMap<>();
    private final Map<String, Object> latest = new HashMap<>();
    private boolean stale = true;

    RuleVariables(Scope scope) {
        this.scope = scope;
        scope.declare(OUT, Map.of());
    }

    /** A rule reference matched. */
    void matched(String rule, Object value, String text) {
        Map<String, Object> about = about(text);
        rules.put(rule, value);
        meta.put(rule, about);
        latest.put("value", value);
        latest.put("meta", about);
        stale = true;
    }

    /** Brings the scope up to date before a tag runs. */
    void prepare(String textSoFar) throws ScriptException {
        scope.declare("$current", about(textSoFar));
        if (stale) {
            scope.declare("rules", rules);
            scope.declare("meta", meta);
            scope.declare("$latest", latest);
            scope.execute(FUNCTIONS, "semantic interpretation");
            stale = false;
        }
    }

    private static Map<String, Object> about(String text) {
        return Map.of("text", text, "score", 1.0);
    }
}
