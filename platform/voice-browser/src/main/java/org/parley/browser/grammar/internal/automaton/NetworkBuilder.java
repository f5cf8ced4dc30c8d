package org.parley.browser.grammar.internal.automaton;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parley.browser.grammar.GrammarException;
import org.parley.browser.grammar.internal.automaton.LinkedRules.LinkedRule;
import org.parley.browser.grammar.internal.srgs.Expansion;
import org.parley.browser.grammar.internal.srgs.Grammar;

/** Builds the automaton of a rule: checks references, leaves out what cannot match, numbers the tokens. */
public final class NetworkBuilder {

    /** Turns a token as the grammar writes it into those that the input will have. */
    @FunctionalInterface
    public interface TokenReader {
        /**
         * @return the words of the token, or the keys
         * @throws GrammarException when no input can have such a token
         */
        List<Word> read(Expansion.Token token, Grammar grammar) throws GrammarException;
    }

    /**
     * @param text normalized as the input will be
     * @param token what a parse shows; null for a word that does not end a token
     */
    public record Word(String text, String token) {}

    private final LinkedRules rules;
    private final RuleAnalysis analysis;
    private final TokenReader tokens;
    private final Map<String, Integer> alphabet = new HashMap<>();
    private int nodes;

    private NetworkBuilder(LinkedRules rules, TokenReader tokens) {
        this.rules = rules;
        this.analysis = new RuleAnalysis(rules);
        this.tokens = tokens;
    }

    /**
     * @param rule the rule to match; empty for the root rule
     * @throws GrammarException error.grammar for a missing rule, a broken reference or a rule that cannot be expanded
     */
    public static Automaton build(Grammar grammar, String rule, GrammarLoader loader, TokenReader tokens)
            throws GrammarException {
        if (rule.isEmpty() && grammar.root().isEmpty()) {
            throw LinkedRules.broken(grammar, 0, "it declares no root rule: add root=\"…\" or name a rule after #");
        }
        NetworkBuilder builder = new NetworkBuilder(new LinkedRules(grammar, loader), tokens);
        LinkedRule root = builder.rules.own(rule.isEmpty() ? grammar.root() : rule);
        if (root == null || !(rule.isEmpty() || rule.equals(grammar.root()) || root.rule.isPublic())) {
            throw LinkedRules.broken(grammar, 0, "there is no public rule '" + rule + "'");
        }
        for (LinkedRule linked : builder.rules.all()) {
            Node start = builder.node(linked.rule.expansion(), linked.grammar, Node.Return.INSTANCE);
            linked.network.start = start == null ? new Node.Split() : start;
        }
        boolean isPlain = RuleAnalysis.isPlain(root.rule.expansion());
        return new Automaton(
                root.network, builder.alphabet, builder.nodes, builder.analysis.isRecursive(root), isPlain);
    }

    /** The network of an expansion that goes on at {@code next}; null when nothing can match it. */
    private Node node(Expansion expansion, Grammar in, Node next) throws GrammarException {
        nodes++;
        if (expansion instanceof Expansion.Token token) {
            return awaits(tokens.read(token, in), next);
        } else if (expansion instanceof Expansion.Tag tag) {
            return new Node.Tag(tag.content(), next);
        } else if (expansion instanceof Expansion.Sequence sequence) {
            Node node = next;
            for (int i = sequence.parts().size() - 1; i >= 0 && node != null; i--) {
                node = node(sequence.parts().get(i), in, node);
            }
            return node;
        } else if (expansion instanceof Expansion.OneOf oneOf) {
            List<Node> nodes = new ArrayList<>();
            for (Expansion.Alternative alternative : oneOf.alternatives()) {
                nodes.add(node(alternative.expansion(), in, next));
            }
            return split(nodes);
        } else if (expansion instanceof Expansion.Repeat repeat) {
            return repeat(repeat, in, next);
        } else if (expansion instanceof Expansion.Special special) {
            return special(special, next);
        } else if (expansion instanceof Expansion.LocalReference local) {
            return call(rules.target(local, in), "$" + local.rule(), next);
        }
        Expansion.ExternalReference external = (Expansion.ExternalReference) expansion;
        return call(rules.target(external), "$<" + external.text() + ">", next);
    }

    private Node awaits(List<Word> words, Node next) {
        Node node = next;
        for (int i = words.size() - 1; i >= 0; i--) {
            Word word = words.get(i);
            Integer number = alphabet.putIfAbsent(word.text(), alphabet.size());
            int length = 1;
            while (i - length >= 0 && words.get(i - length).token() == null) {
                length++;
            }
            node = new Node.Await(number == null ? alphabet.size() - 1 : number, word.token(), length, node);
        }
        return node;
    }

    private static Node split(List<Node> nodes) {
        nodes.removeIf(node -> node == null);
        if (nodes.size() < 2) {
            return nodes.isEmpty() ? null : nodes.get(0);
        }
        Node.Split split = new Node.Split();
        split.next = List.copyOf(nodes);
        return split;
    }

    private static Node call(LinkedRule rule, String reference, Node next) {
        return rule.productive ? new Node.Call(rule.network, reference, next) : null;
    }

    private Node repeat(Expansion.Repeat repeat, Grammar in, Node next) throws GrammarException {
        if (repeat.max() == 0) {
            return next;
        }
        Expansion body = repeat.expansion();
        if (!analysis.productive(body, in)) {
            return repeat.min() == 0 ? next : null;
        }
        // §2.5: any number of repetitions of tags and NULL is one.
        boolean once = repeat.max() == 1 || !analysis.consuming(body, in);
        if (once) {
            Node one = node(body, in, next);
            return repeat.min() > 0 ? one : split(new ArrayList<>(List.of(one, next)));
        }
        int min = analysis.nullable(body, in) ? Math.min(repeat.min(), 1) : repeat.min();
        Node.Loop loop = new Node.Loop(min, repeat.max(), next);
        loop.body = node(body, in, new Node.LoopEnd(loop));
        return loop;
    }

    private static Node special(Expansion.Special special, Node next) {
        return switch (special) {
            case NULL -> next;
            case VOID -> null;
            case GARBAGE -> {
                Node.Split garbage = new Node.Split();
                garbage.next = List.of(next, new Node.Await(Node.Await.ANY, null, 0, garbage));
                yield garbage;
            }
        };
    }
}
