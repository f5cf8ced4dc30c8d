package org.parley.browser.grammar.internal.automaton;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.parley.browser.grammar.GrammarException;
import org.parley.browser.grammar.internal.srgs.Expansion;
import org.parley.browser.grammar.internal.srgs.Grammar;
import org.parley.browser.grammar.internal.srgs.Rule;

/** All rules that a grammar needs, its own and those of the grammars that it refers to. */
final class LinkedRules {
    private static final int MAX_GRAMMARS = 64;
    private static final int MAX_RULES = 5_000;

    /** A rule with what is known about what it matches; see {@link RuleAnalysis}. */
    static final class LinkedRule {
        final Grammar grammar;
        final Rule rule;
        final RuleNetwork network;
        /** Some input matches. */
        boolean productive;
        /** No input matches. */
        boolean nullable;
        /** Some input of a token or more matches. */
        boolean consuming;

        private LinkedRule(Grammar grammar, Rule rule) {
            this.grammar = grammar;
            this.rule = rule;
            this.network = new RuleNetwork(grammar, rule.name());
        }
    }

    private record Key(URI grammar, String rule) {}

    private final Grammar main;
    private final GrammarLoader loader;
    private final Map<URI, Grammar> external = new HashMap<>();
    private final Map<Key, LinkedRule> rules = new LinkedHashMap<>();
    private final Deque<LinkedRule> unlinked = new ArrayDeque<>();

    LinkedRules(Grammar main, GrammarLoader loader) throws GrammarException {
        this.main = main;
        this.loader = loader;
        for (Rule rule : main.rules().values()) {
            add(main, rule);
        }
        while (!unlinked.isEmpty()) {
            LinkedRule rule = unlinked.poll();
            link(rule.rule.expansion(), rule.grammar);
        }
    }

    Collection<LinkedRule> all() {
        return rules.values();
    }

    LinkedRule own(String name) {
        return rules.get(key(main, name));
    }

    /** The rule that a reference in this grammar means. */
    LinkedRule target(Expansion.LocalReference reference, Grammar from) {
        return rules.get(key(from, reference.rule()));
    }

    LinkedRule target(Expansion.ExternalReference reference) {
        Grammar grammar = external.get(reference.grammar());
        return rules.get(key(grammar, reference.rule().isEmpty() ? grammar.root() : reference.rule()));
    }

    private void link(Expansion expansion, Grammar from) throws GrammarException {
        if (expansion instanceof Expansion.Sequence sequence) {
            for (Expansion part : sequence.parts()) {
                link(part, from);
            }
        } else if (expansion instanceof Expansion.OneOf oneOf) {
            for (Expansion.Alternative alternative : oneOf.alternatives()) {
                link(alternative.expansion(), from);
            }
        } else if (expansion instanceof Expansion.Repeat repeat) {
            link(repeat.expansion(), from);
        } else if (expansion instanceof Expansion.LocalReference local) {
            Rule rule = from.rules().get(local.rule());
            if (rule == null) {
                throw broken(from, local.line(), "there is no rule '" + local.rule() + "'");
            }
            add(from, rule);
        } else if (expansion instanceof Expansion.ExternalReference reference) {
            link(reference, from);
        }
    }

    /** SRGS 1.0 §2.2.2 and §3.2: the root rule, or a public rule by name. */
    private void link(Expansion.ExternalReference reference, Grammar from) throws GrammarException {
        Grammar grammar = external.get(reference.grammar());
        if (grammar == null) {
            if (external.size() >= MAX_GRAMMARS) {
                throw broken(from, reference.line(), "it refers to more than " + MAX_GRAMMARS + " other grammars");
            }
            grammar = load(reference, from);
            external.put(reference.grammar(), grammar);
        }
        if (grammar.mode() != main.mode()) {
            throw broken(from, reference.line(), "'" + reference.text() + "' is a grammar of another mode");
        }
        if (reference.rule().isEmpty() && grammar.root().isEmpty()) {
            throw broken(from, reference.line(), "'" + reference.text() + "' declares no root rule");
        }
        Rule rule = grammar.rules().get(reference.rule().isEmpty() ? grammar.root() : reference.rule());
        if (rule == null || !(reference.rule().isEmpty() || rule.isPublic())) {
            throw broken(from, reference.line(), "'" + reference.text() + "' names no public rule");
        }
        add(grammar, rule);
    }

    private Grammar load(Expansion.ExternalReference reference, Grammar from) throws GrammarException {
        try {
            return loader.load(reference);
        } catch (GrammarException failed) {
            if (!failed.source().isEmpty()) {
                throw failed;
            }
            throw new GrammarException(
                    failed.event(),
                    from.source(),
                    reference.line(),
                    "'" + reference.text() + "': " + failed.reason(),
                    failed);
        }
    }

    private void add(Grammar grammar, Rule rule) throws GrammarException {
        Key key = key(grammar, rule.name());
        if (!rules.containsKey(key)) {
            if (rules.size() >= MAX_RULES) {
                throw broken(main, 0, "it has more than " + MAX_RULES + " rules");
            }
            LinkedRule linked = new LinkedRule(grammar, rule);
            rules.put(key, linked);
            unlinked.add(linked);
        }
    }

    /** A grammar that refers to itself by its address is another one to us, with equal rules. */
    private Key key(Grammar grammar, String rule) {
        return new Key(grammar == main ? null : grammar.source(), rule);
    }

    /** @param line counted from one; 0 when it is not known */
    static GrammarException broken(Grammar grammar, int line, String what) {
        return new GrammarException("error.grammar", grammar.source(), line, what, null);
    }
}
