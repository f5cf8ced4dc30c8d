package org.parley.browser.grammar.internal.automaton;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.parley.browser.grammar.GrammarException;
import org.parley.browser.grammar.internal.automaton.LinkedRules.LinkedRule;
import org.parley.browser.grammar.internal.srgs.Expansion;
import org.parley.browser.grammar.internal.srgs.Grammar;

/**
 * What rules can match, found before the network is built: parts that nothing can match are left out of it, so that a
 * state that waits for a token can always come to a match.
 */
final class RuleAnalysis {
    private final LinkedRules rules;

    RuleAnalysis(LinkedRules rules) throws GrammarException {
        this.rules = rules;
        boolean changed = true;
        while (changed) {
            changed = false;
            for (LinkedRule rule : rules.all()) {
                changed |= improve(rule);
            }
        }
        refuseLeftRecursion();
    }

    private boolean improve(LinkedRule rule) {
        Expansion expansion = rule.rule.expansion();
        boolean productive = productive(expansion, rule.grammar);
        boolean nullable = nullable(expansion, rule.grammar);
        boolean consuming = consuming(expansion, rule.grammar);
        boolean changed = productive != rule.productive || nullable != rule.nullable || consuming != rule.consuming;
        rule.productive = productive;
        rule.nullable = nullable;
        rule.consuming = consuming;
        return changed;
    }

    private LinkedRule target(Expansion reference, Grammar from) {
        return reference instanceof Expansion.LocalReference local
                ? rules.target(local, from)
                : rules.target((Expansion.ExternalReference) reference);
    }

    boolean productive(Expansion expansion, Grammar in) {
        if (expansion instanceof Expansion.Token || expansion instanceof Expansion.Tag) {
            return true;
        } else if (expansion instanceof Expansion.Sequence sequence) {
            return sequence.parts().stream().allMatch(part -> productive(part, in));
        } else if (expansion instanceof Expansion.OneOf oneOf) {
            return oneOf.alternatives().stream().anyMatch(one -> productive(one.expansion(), in));
        } else if (expansion instanceof Expansion.Repeat repeat) {
            return repeat.min() == 0 || productive(repeat.expansion(), in);
        } else if (expansion instanceof Expansion.Special special) {
            return special != Expansion.Special.VOID;
        }
        return target(expansion, in).productive;
    }

    boolean nullable(Expansion expansion, Grammar in) {
        if (expansion instanceof Expansion.Token) {
            return false;
        } else if (expansion instanceof Expansion.Tag) {
            return true;
        } else if (expansion instanceof Expansion.Sequence sequence) {
            return sequence.parts().stream().allMatch(part -> nullable(part, in));
        } else if (expansion instanceof Expansion.OneOf oneOf) {
            return oneOf.alternatives().stream().anyMatch(one -> nullable(one.expansion(), in));
        } else if (expansion instanceof Expansion.Repeat repeat) {
            return repeat.min() == 0 || nullable(repeat.expansion(), in);
        } else if (expansion instanceof Expansion.Special special) {
            return special != Expansion.Special.VOID;
        }
        return target(expansion, in).nullable;
    }

    boolean consuming(Expansion expansion, Grammar in) {
        if (expansion instanceof Expansion.Token) {
            return true;
        } else if (expansion instanceof Expansion.Tag) {
            return false;
        } else if (expansion instanceof Expansion.Sequence sequence) {
            return productive(sequence, in) && sequence.parts().stream().anyMatch(part -> consuming(part, in));
        } else if (expansion instanceof Expansion.OneOf oneOf) {
            return oneOf.alternatives().stream().anyMatch(one -> consuming(one.expansion(), in));
        } else if (expansion instanceof Expansion.Repeat repeat) {
            return repeat.max() > 0 && consuming(repeat.expansion(), in);
        } else if (expansion instanceof Expansion.Special special) {
            return special == Expansion.Special.GARBAGE;
        }
        return target(expansion, in).consuming;
    }

    /** A rule that can refer to itself before any token would never end to expand (Kahn's algorithm finds the cycle). */
    private void refuseLeftRecursion() throws GrammarException {
        Map<LinkedRule, Set<LinkedRule>> leftmost = new HashMap<>();
        Map<LinkedRule, Integer> references = new HashMap<>();
        for (LinkedRule rule : rules.all()) {
            Set<LinkedRule> targets = new HashSet<>();
            collectLeftmost(rule.rule.expansion(), rule.grammar, targets);
            leftmost.put(rule, targets);
            targets.forEach(target -> references.merge(target, 1, Integer::sum));
        }
        Deque<LinkedRule> free = new ArrayDeque<>();
        rules.all().stream().filter(rule -> !references.containsKey(rule)).forEach(free::add);
        while (!free.isEmpty()) {
            for (LinkedRule target : leftmost.remove(free.poll())) {
                if (references.merge(target, -1, Integer::sum) == 0) {
                    free.add(target);
                }
            }
        }
        for (LinkedRule rule : leftmost.keySet()) {
            throw LinkedRules.broken(
                    rule.grammar,
                    rule.rule.line(),
                    "rule '" + rule.rule.name()
                            + "' leads into a rule that refers to itself before any token: put a token first");
        }
    }

    private void collectLeftmost(Expansion expansion, Grammar in, Set<LinkedRule> targets) {
        if (expansion instanceof Expansion.Sequence sequence) {
            for (Expansion part : sequence.parts()) {
                collectLeftmost(part, in, targets);
                if (!nullable(part, in)) {
                    return;
                }
            }
        } else if (expansion instanceof Expansion.OneOf oneOf) {
            oneOf.alternatives().forEach(one -> collectLeftmost(one.expansion(), in, targets));
        } else if (expansion instanceof Expansion.Repeat repeat) {
            collectLeftmost(repeat.expansion(), in, targets);
        } else if (expansion instanceof Expansion.LocalReference || expansion instanceof Expansion.ExternalReference) {
            targets.add(target(expansion, in));
        }
    }
}
