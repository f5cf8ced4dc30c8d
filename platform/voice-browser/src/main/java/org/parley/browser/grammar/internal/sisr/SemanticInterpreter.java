package org.parley.browser.grammar.internal.sisr;

import java.util.List;
import org.parley.browser.grammar.GrammarException;
import org.parley.browser.grammar.internal.automaton.LogicalParse;
import org.parley.browser.script.ScriptRuntime;

/** Evaluates logical parses, each in a script session of its own. Thread-safe. */
public final class SemanticInterpreter {
    private final ScriptRuntime scripts;

    public SemanticInterpreter(ScriptRuntime scripts) {
        this.scripts = scripts;
    }

    /**
     * The value of the root rule's variable as plain Java data.
     *
     * @param input the words or keys that matched
     * @param separator between tokens where text is made of them: a space for words, nothing for keys
     * @throws GrammarException error.semantic when a script fails, error.unsupported.format for tags of another format
     */
    public Object interpret(LogicalParse parse, List<String> input, String separator) throws GrammarException {
        return new Interpretation(scripts, SpokenText.of(parse, input, separator)).result(parse);
    }
}
