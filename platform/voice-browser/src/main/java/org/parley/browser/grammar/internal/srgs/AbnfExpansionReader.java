package org.parley.browser.grammar.internal.srgs;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads what stands in a rule of the ABNF form (SRGS 1.0 §2). Precedence (§2.8): language and repeat bind to the part
 * before them, then come sequences, then alternatives.
 */
final class AbnfExpansionReader {
    private static final int MAX_DEPTH = 100;

    private final AbnfScanner abnf;
    private final ReferenceBase base;
    private final Grammar.Mode mode;
    private int depth;

    /** @param base of the references */
    AbnfExpansionReader(AbnfScanner abnf, ReferenceBase base, Grammar.Mode mode) {
        this.abnf = abnf;
        this.base = base;
        this.mode = mode;
    }

    /** What stands in a rule. */
    Expansion rule(String name, String language) throws Malformed {
        return Languages.attach(language, alternatives("rule $" + name));
    }

    /** §2.4. */
    private Expansion alternatives(String within) throws Malformed {
        if (++depth > MAX_DEPTH) {
            throw new Malformed("parentheses are nested more than " + MAX_DEPTH + " deep");
        }
        List<Expansion.Alternative> alternatives = new ArrayList<>();
        boolean hasWeight = false;
        do {
            hasWeight |= abnf.peek() == '/';
            double weight = abnf.accept('/') ? number("weight") : 1;
            alternatives.add(new Expansion.Alternative(sequence(within), weight));
        } while (abnf.accept('|'));
        depth--;
        boolean isChoice = hasWeight || alternatives.size() > 1;
        return isChoice
                ? new Expansion.OneOf(alternatives)
                : alternatives.get(0).expansion();
    }

    private Expansion sequence(String within) throws Malformed {
        List<Expansion> parts = new ArrayList<>();
        while (true) {
            char next = abnf.peek();
            if (next == 0 || next == ';' || next == '|' || next == ')' || next == ']') {
                break;
            }
            parts.add(repeated(part()));
        }
        if (parts.isEmpty()) {
            throw new Malformed("an alternative of " + within + " is empty; write () or $NULL for nothing");
        }
        return parts.size() == 1 ? parts.get(0) : new Expansion.Sequence(parts);
    }

    private Expansion part() throws Malformed {
        char next = abnf.peek();
        if (next == '"') {
            return language(new Expansion.Token(Tokens.normalized(abnf.quotation("a token")), null));
        } else if (next == '$') {
            abnf.accept('$');
            return language(reference());
        } else if (next == '{') {
            return new Expansion.Tag(tag(abnf));
        } else if (abnf.accept('(')) {
            if (abnf.accept(')')) {
                return Expansion.Special.NULL;
            }
            Expansion inner = alternatives("( )");
            abnf.expect(')', "what ( opens");
            return language(inner);
        } else if (abnf.accept('[')) {
            Expansion inner = alternatives("[ ]");
            abnf.expect(']', "what [ opens");
            return new Expansion.Repeat(language(inner), 0, 1, Double.NaN);
        }
        if (mode == Grammar.Mode.DTMF && abnf.accept('#')) {
            // Appendix E: quotes around it are recommended, those around * are a must.
            return new Expansion.Token("#", null);
        }
        String word = abnf.word();
        if (word.isEmpty()) {
            throw new Malformed(abnf.shown() + " cannot stand here; a token that holds it needs double quotes");
        }
        return language(new Expansion.Token(word, null));
    }

    /** §2.2. */
    private Expansion reference() throws Malformed {
        int line = abnf.line();
        if (abnf.acceptText("<")) {
            String uri = abnf.upTo(">", "the address of a rule").strip();
            return base.external(uri, AbnfReader.mediaType(abnf), line);
        }
        String name = abnf.word();
        if (Names.isSpecial(name)) {
            return Expansion.Special.valueOf(name);
        }
        return new Expansion.LocalReference(Names.referable(name, "$" + name), line);
    }

    /** §2.7: a language attached to the part before. */
    private Expansion language(Expansion expansion) throws Malformed {
        if (!abnf.accept('!')) {
            return expansion;
        }
        return Languages.attach(Language.checked(abnf.word()), expansion);
    }

    /** §2.5. */
    private Expansion repeated(Expansion expansion) throws Malformed {
        if (!abnf.accept('<')) {
            return expansion;
        }
        String operator = abnf.upTo(">", "a repeat");
        int slash = operator.indexOf('/');
        if (slash < 0) {
            return Repetition.of(operator, expansion, Double.NaN);
        }
        String probability = operator.substring(slash).strip();
        if (probability.length() < 3 || !probability.endsWith("/")) {
            throw new Malformed("repeat <" + operator + "> is not of the form <n-m /probability/>");
        }
        return Repetition.of(
                operator.substring(0, slash),
                expansion,
                Repetition.probability(
                        probability.substring(1, probability.length() - 1).strip()));
    }

    private double number(String what) throws Malformed {
        String text = abnf.upTo("/", "a " + what).strip();
        if (text.isEmpty()) {
            throw new Malformed("a " + what + " is empty");
        }
        return Numbers.of(what, text, 1);
    }

    /** §2.6: up to the first closing brace, or between {@code {!{} and {@code }!}}. */
    static String tag(AbnfScanner abnf) throws Malformed {
        abnf.skipSpace();
        if (abnf.acceptText("{!{")) {
            return abnf.upTo("}!}", "a tag");
        }
        abnf.expect('{', "the part before");
        return abnf.upTo("}", "a tag");
    }
}
