package org.parley.browser.grammar.internal.sisr;

import java.util.HashMap;
import java.util.Map;
import org.parley.browser.grammar.GrammarException;
import org.parley.browser.grammar.internal.automaton.LogicalParse;
import org.parley.browser.grammar.internal.srgs.Grammar;
import org.parley.browser.script.Scope;
import org.parley.browser.script.ScriptException;
import org.parley.browser.script.ScriptRuntime;

/** The evaluation of one parse. A script session is opened only when a script tag was passed. */
final class Interpretation {
    private final ScriptRuntime scripts;
    private final SpokenText spoken;
    private final Map<Grammar, Scope> globals = new HashMap<>();
    private Scope session;

    Interpretation(ScriptRuntime scripts, SpokenText spoken) {
        this.scripts = scripts;
        this.spoken = spoken;
    }

    /** The value of the root rule's variable as plain Java data. */
    Object result(LogicalParse parse) throws GrammarException {
        Object value = value(parse);
        return session == null ? value : session.toJava(value);
    }

    /** The value of a rule's variable: text, or what its scripts made, objects and functions as they are. */
    private Object value(LogicalParse parse) throws GrammarException {
        String lastTag = null;
        LogicalParse lastRule = null;
        for (LogicalParse.Part part : parse.parts()) {
            if (part instanceof LogicalParse.TagPart tag) {
                lastTag = tag.content();
            } else if (part instanceof LogicalParse.RulePart rule) {
                lastRule = rule.parse();
            }
        }
        // SISR 1.0, default assignment: without tags, the value of the last rule reference, or else the text.
        if (lastTag == null) {
            return lastRule == null ? spoken.between(parse.from(), parse.to()) : value(lastRule);
        }
        Grammar grammar = parse.rule().grammar();
        TagFormat format = TagFormat.of(grammar)
                .orElseThrow(() -> new GrammarException(
                        "error.unsupported.format",
                        grammar.source() + ": tag-format \"" + grammar.tagFormat() + "\" is not known",
                        null));
        return format == TagFormat.LITERALS ? lastTag.strip() : runTags(parse);
    }

    private Object runTags(LogicalParse parse) throws GrammarException {
        try {
            Scope scope = global(parse.rule().grammar()).child(null);
            RuleVariables variables = new RuleVariables(scope);
            for (LogicalParse.Part part : parse.parts()) {
                if (part instanceof LogicalParse.RulePart rule) {
                    LogicalParse inner = rule.parse();
                    variables.matched(inner.rule().name(), value(inner), spoken.between(inner.from(), inner.to()));
                } else if (part instanceof LogicalParse.TagPart tag) {
                    variables.prepare(spoken.between(parse.from(), tag.end()));
                    scope.execute(tag.content(), parse.rule().toString());
                }
            }
            return scope.evaluate(RuleVariables.OUT);
        } catch (ScriptException failure) {
            throw new GrammarException(
                    "error.semantic", "A tag of rule " + parse.rule() + " failed: " + failure.getMessage(), failure);
        }
    }

    /** The scope of a grammar document, where its header tags have run (§4.8 of SRGS 1.0). */
    private Scope global(Grammar grammar) throws ScriptException {
        Scope known = globals.get(grammar);
        if (known != null) {
            return known;
        }
        if (session == null) {
            session = scripts.newSession();
        }
        Scope scope = session.child(null);
        for (String tag : grammar.headerTags()) {
            scope.execute(tag, grammar.source().toString());
        }
        globals.put(grammar, scope);
        return scope;
    }
}
