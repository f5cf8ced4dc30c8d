package org.parley.browser.grammar;

import java.util.List;
import java.util.Optional;
import org.parley.browser.grammar.CompiledGrammar.Parse;
import org.parley.browser.grammar.GrammarCompiler.References;

/**
 * One grammar document tried out by hand. What its fragment names is active, or else its root rule and, as SRGS 1.0 §5.4
 * asks of processors, its public rules at the same time: the root comes first, the others in the order of the document.
 */
public final class GrammarTrial {
    private final SrgsCompiler compiler;
    private final GrammarDocument document;
    private final References references;
    private final List<String> rules;
    private final CompiledGrammar first;

    private GrammarTrial(
            SrgsCompiler compiler,
            GrammarDocument document,
            References references,
            List<String> rules,
            CompiledGrammar first) {
        this.compiler = compiler;
        this.document = document;
        this.references = references;
        this.rules = rules;
        this.first = first;
    }

    /** @throws GrammarException when the document or one that it refers to cannot be used */
    public static GrammarTrial of(SrgsCompiler compiler, GrammarDocument document, References references)
            throws GrammarException {
        List<String> rules =
                document.fragment().isEmpty() ? compiler.activatable(document) : List.of(document.fragment());
        String first = rules.isEmpty() ? "" : rules.get(0);
        return new GrammarTrial(
                compiler, document, references, rules, compiler.inspect(with(document, first), references));
    }

    private static GrammarDocument with(GrammarDocument document, String rule) {
        return new GrammarDocument(document.content(), document.base(), rule, document.mediaType());
    }

    /** @return empty when the input is no match */
    public Optional<Parse> match(String input) throws GrammarException {
        Optional<Parse> found = first.parse(input);
        for (int i = 1; i < rules.size() && found.isEmpty(); i++) {
            found = compiler.inspect(with(document, rules.get(i)), references).parse(input);
        }
        return found;
    }
}
