package org.parley.browser.grammar.internal.automaton;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.parley.browser.grammar.internal.automaton.LinkedRules.LinkedRule;
import org.parley.browser.grammar.internal.srgs.Expansion;
import org.parley.browser.grammar.internal.srgs.Grammar;

/**
 * What rules can match, found before the network is built: parts that nothing can match are left out of it, so that a
 * state that waits for a token can always come to a match.
 */
final class RuleAnalysis {
    private final LinkedRules rules;

    RuleAnalysis(LinkedRules rules) {
        this.rules = rules;
        boolean changed = true;
        while (changed) {
            changed = false;
            for (LinkedRule rule : rules.all()) {
                changed |= improve(rule);
            }
        }
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

    /** Whether there is neither a tag nor a reference: then what a match means is its text. */
    static boolean isPlain(Expansion expansion) {
        if (expansion instanceof Expansion.Sequence sequence) {
            return sequence.parts().stream().allMatch(RuleAnalysis::isPlain);
        } else if (expansion instanceof Expansion.OneOf oneOf) {
            return oneOf.alternatives().stream().allMatch(one -> isPlain(one.expansion()));
        } else if (expansion instanceof Expansion.Repeat repeat) {
            return isPlain(repeat.expansion());
        }
        return expansion instanceof Expansion.Token || expansion instanceof Expansion.Special;
    }

    /** Whether a rule that a root can reach refers to itself, directly or by others. */
    boolean isRecursive(LinkedRule root) {
        Set<LinkedRule> done = new HashSet<>();
        Set<LinkedRule> open = new LinkedHashSet<>();
        Deque<Iterator<LinkedRule>> work = new ArrayDeque<>();
        open.add(root);
        work.push(references(root).iterator());
        Deque<LinkedRule> path = new ArrayDeque<>(List.of(root));
        while (!work.isEmpty()) {
            if (!work.peek().hasNext()) {
                work.pop();
                LinkedRule finished = path.pop();
                open.remove(finished);
                done.add(finished);
                continue;
            }
            LinkedRule next = work.peek().next();
            if (open.contains(next)) {
                return true;
            }
            if (!done.contains(next)) {
                open.add(next);
                path.push(next);
                work.push(references(next).iterator());
            }
        }
        return false;
    }

    private Set<LinkedRule> references(LinkedRule rule) {
        Set<LinkedRule> targets = new LinkedHashSet<>();
        collect(rule.rule.expansion(), rule.grammar, targets);
        return targets;
    }

    private void collect(Expansion expansion, Grammar in, Set<LinkedRule> targets) {
        if (expansion instanceof Expansion.Sequence sequence) {
            sequence.parts().forEach(part -> collect(part, in, targets));
        } else if (expansion instanceof Expansion.OneOf oneOf) {
            oneOf.alternatives().forEach(one -> collect(one.expansion(), in, targets));
        } else if (expansion instanceof Expansion.Repeat repeat) {
            collect(repeat.expansion(), in, targets);
        } else if (expansion instanceof Expansion.LocalReference || expansion instanceof Expansion.ExternalReference) {
            targets.add(target(expansion, in));
        }
    }
}
