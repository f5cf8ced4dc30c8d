package org.parley.browser.grammar.internal.srgs;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.browser.grammar.GrammarException;

/** Reads the ABNF form of SRGS 1.0: self-identifying header, declarations (§4.1), rule definitions (§3). */
final class AbnfReader {
    private final AbnfScanner abnf;
    private final URI source;
    private ReferenceBase base;
    /** What may be declared once (§4.1), by keyword. */
    private final Map<String, String> declared = new LinkedHashMap<>();

    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final List<String> headerTags = new ArrayList<>();

    private AbnfReader(AbnfScanner abnf, URI source) {
        this.abnf = abnf;
        this.source = source;
        this.base = ReferenceBase.of(source);
    }

    /** @throws GrammarException error.grammar, naming the line */
    static Grammar read(byte[] document, URI source) throws GrammarException {
        AbnfReader reader = null;
        try {
            String text = AbnfText.decode(document);
            reader = new AbnfReader(new AbnfScanner(text, AbnfText.headerLength(text)), source);
            return reader.grammar();
        } catch (Malformed malformed) {
            int line = reader == null ? 1 : reader.abnf.line();
            throw new GrammarException("error.grammar", source, line, malformed.getMessage(), malformed);
        }
    }

    private Grammar grammar() throws Malformed {
        while (isDeclaration()) {
            declaration();
        }
        Grammar.Mode mode = "dtmf".equals(declared.get("mode")) ? Grammar.Mode.DTMF : Grammar.Mode.VOICE;
        if (mode == Grammar.Mode.VOICE && !declared.containsKey("language")) {
            throw new Malformed("a grammar of mode voice needs a language: add language en-US;");
        }
        String language = mode == Grammar.Mode.VOICE ? declared.get("language") : "";
        if (declared.containsKey("base")) {
            base = base.declared(declared.get("base"));
        }
        while (!abnf.isAtEnd()) {
            rule(language, mode);
        }
        String root = declared.getOrDefault("root", "");
        if (!root.isEmpty() && !rules.containsKey(root)) {
            throw new Malformed("there is no rule '" + root + "', which root names");
        }
        return new Grammar(
                source,
                mode,
                language,
                root,
                declared.getOrDefault("tag-format", ""),
                List.copyOf(headerTags),
                Collections.unmodifiableMap(rules));
    }

    private boolean isDeclaration() throws Malformed {
        char next = abnf.peek();
        return !abnf.isAtEnd() && next != '$' && !abnf.isAhead("public") && !abnf.isAhead("private");
    }

    private void declaration() throws Malformed {
        if (abnf.peek() == '{') {
            headerTags.add(AbnfExpansionReader.tag(abnf));
            abnf.expect(';', "a tag of the grammar");
            return;
        }
        String keyword = abnf.word();
        switch (keyword) {
            case "base" -> once(keyword, uri(keyword));
            case "language" -> once(keyword, Language.checked(nextWord()));
            case "mode" -> once(keyword, mode(nextWord()));
            case "root" -> once(keyword, ruleName());
            case "tag-format" -> once(keyword, uri(keyword).strip());
            case "lexicon" -> {
                base.resolve(uri(keyword));
                mediaType(abnf);
            }
            case "meta", "http-equiv" -> {
                abnf.quotation(keyword);
                if (!nextWord().equals("is")) {
                    throw new Malformed(keyword + " needs the word is between its name and its value");
                }
                abnf.quotation("the value of " + keyword);
            }
            default ->
                throw new Malformed(
                        keyword.isEmpty()
                                ? "a declaration or a rule is expected, there is " + abnf.shown()
                                : "'" + keyword + "' is no declaration");
        }
        abnf.expect(';', "the declaration " + keyword);
    }

    private void once(String keyword, String value) throws Malformed {
        if (declared.put(keyword, value) != null) {
            throw new Malformed(keyword + " is declared twice");
        }
    }

    private String nextWord() throws Malformed {
        abnf.skipSpace();
        return abnf.word();
    }

    private static String mode(String value) throws Malformed {
        if (!value.equals("voice") && !value.equals("dtmf")) {
            throw new Malformed("mode '" + value + "' is neither voice nor dtmf");
        }
        return value;
    }

    private String uri(String after) throws Malformed {
        abnf.expect('<', after);
        return abnf.upTo(">", "the address after " + after);
    }

    /** {@code ~<type>} after an address; empty when there is none. */
    static String mediaType(AbnfScanner abnf) throws Malformed {
        if (!abnf.acceptText("~<")) {
            return "";
        }
        return abnf.upTo(">", "the media type");
    }

    private String ruleName() throws Malformed {
        abnf.expect('$', "the keyword");
        return Names.definable(abnf.word());
    }

    /** §3.1. */
    private void rule(String language, Grammar.Mode mode) throws Malformed {
        boolean isPublic = false;
        if (abnf.peek() != '$') {
            String scope = abnf.word();
            if (!scope.equals("public") && !scope.equals("private")) {
                throw new Malformed(
                        scope.isEmpty()
                                ? "a rule is expected, there is " + abnf.shown()
                                : "'" + scope + "' cannot stand between rules; is a semicolon missing?");
            }
            isPublic = scope.equals("public");
        }
        int line = abnf.line();
        String name = ruleName();
        abnf.expect('=', "$" + name);
        Expansion expansion = new AbnfExpansionReader(abnf, base, mode).rule(name, language);
        abnf.expect(';', "rule $" + name);
        if (rules.put(name, new Rule(name, isPublic, expansion, line)) != null) {
            throw new Malformed("rule '" + name + "' is defined twice");
        }
    }
}
