package org.parley.browser.grammar.internal.automaton;

import java.util.List;

/** A node of the network. Compared by identity. */
abstract sealed class Node {

    /** Waits for one token. */
    static final class Await extends Node {
        /** Matches every token: the special rule GARBAGE. */
        static final int ANY = -1;

        final int token;
        /** The whole token of the grammar, at its last word; null before. */
        final String text;
        /** How many words that token has. */
        final int words;

        final Node next;

        Await(int token, String text, int words, Node next) {
            this.token = token;
            this.text = text;
            this.words = words;
            this.next = next;
        }
    }

    /** Goes on at any of these, earlier ones first. */
    static final class Split extends Node {
        List<Node> next = List.of();
    }

    /** Passes a semantic tag. */
    static final class Tag extends Node {
        final String content;
        final Node next;

        Tag(String content, Node next) {
            this.content = content;
            this.next = next;
        }
    }

    /** Enters a rule, and goes on at {@code next} when it has matched. */
    static final class Call extends Node {
        final RuleNetwork rule;
        /** The reference as a logical parse shows it. */
        final String reference;

        final Node next;

        Call(RuleNetwork rule, String reference, Node next) {
            this.rule = rule;
            this.reference = reference;
            this.next = next;
        }
    }

    /** The end of a rule. */
    static final class Return extends Node {
        static final Return INSTANCE = new Return();
    }

    /** The start of a counted repetition. */
    static final class Loop extends Node {
        final int min;
        final int max;
        final Node next;
        Node body;

        Loop(int min, int max, Node next) {
            this.min = min;
            this.max = max;
            this.next = next;
        }

        /** Counts beyond which nothing changes are not told apart: that keeps the states of {@code n-} few. */
        int saturated(int count) {
            return max == Integer.MAX_VALUE ? Math.min(count, Math.max(min, 1)) : count;
        }
    }

    /** The end of one repetition. */
    static final class LoopEnd extends Node {
        final Loop loop;

        LoopEnd(Loop loop) {
            this.loop = loop;
        }
    }
}
