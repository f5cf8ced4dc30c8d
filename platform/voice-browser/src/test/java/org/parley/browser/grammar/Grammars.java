package org.parley.browser.grammar;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.parley.browser.script.RhinoScripts;

/** Grammars written short, for tests. */
final class Grammars {
    static final URI BASE = URI.create("http://host/grammars/main.grxml");
    static final SrgsCompiler COMPILER = new SrgsCompiler(new RhinoScripts());

    private Grammars() {}

    /** A document with these rules; the first one is {@code main}, the root. */
    static String document(String rules) {
        return document("tag-format=\"semantics/1.0\"", rules);
    }

    static String document(String attributes, String rules) {
        return "<grammar xmlns=\"http://www.w3.org/2001/06/grammar\" version=\"1.0\" mode=\"dtmf\" root=\"main\" "
                + attributes + ">" + rules + "</grammar>";
    }

    /** One rule with this content. */
    static DtmfGrammar rule(String content) throws GrammarException {
        return compile(document("<rule id=\"main\">" + content + "</rule>"));
    }

    static DtmfGrammar compile(String document) throws GrammarException {
        return compile(document, Map.of());
    }

    static DtmfGrammar compile(String document, Map<String, String> others) throws GrammarException {
        return COMPILER.srgs(bytes(document), BASE, "", uri -> {
            String name = uri.getPath().replaceFirst(".*/", "");
            if (!others.containsKey(name)) {
                throw new GrammarException("error.badfetch.http.404", uri + " is not there", null);
            }
            return bytes(others.get(name));
        });
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static DtmfMatcher press(String keys, DtmfGrammar... active) {
        DtmfMatcher matcher = COMPILER.matcher(List.of(active));
        keys.chars().forEach(key -> matcher.press((char) key));
        return matcher;
    }

    static Object interpret(String keys, DtmfGrammar grammar) throws GrammarException {
        return press(keys, grammar).match().interpretation();
    }
}
