package org.parley.browser.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.parley.browser.grammar.Grammars.BASE;
import static org.parley.browser.grammar.Grammars.COMPILER;
import static org.parley.browser.grammar.Grammars.bytes;
import static org.parley.browser.grammar.Grammars.compile;
import static org.parley.browser.grammar.Grammars.document;
import static org.parley.browser.grammar.Grammars.press;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.browser.grammar.DtmfMatcher.State;

/** What grammar documents may hold, and what is refused. */
class SrgsDocumentTest {

    @Test
    void everythingThatCarriesNoKeysIsTolerated() throws GrammarException {
        DtmfGrammar grammar = compile("<?xml version=\"1.0\"?>"
                + "<!DOCTYPE grammar PUBLIC \"-//W3C//DTD GRAMMAR 1.0//EN\" \"http://www.w3.org/TR/speech-grammar/grammar.dtd\">"
                + document(
                        "xml:lang=\"en-US\" tag-format=\"semantics/1.0\" xmlns:x=\"urn:x\" x:y=\"z\"",
                        "<meta name=\"a\" content=\"b\"/><metadata><x:a>text</x:a></metadata>"
                                + "<lexicon uri=\"l.pls\"/><!-- c --><x:more/><tag>var seen = 1;</tag>"
                                + "<rule id=\"main\" scope=\"public\"><example>one</example>"
                                + "<item repeat=\"1-2\" repeat-prob=\"0.5\">1</item>"
                                + "<one-of><item weight=\"2.5\">2</item><item/></one-of></rule>"));
        assertThat(press("12", grammar).state()).isEqualTo(State.FINAL);
        assertThat(press("1", grammar).state()).isEqualTo(State.COMPLETE);
    }

    @Test
    void rulesReferToRules() throws GrammarException {
        DtmfGrammar grammar = compile(
                document("<rule id=\"main\"><ruleref uri=\"#a\"/><ruleref uri=\"other.grxml\"/>"
                        + "<ruleref uri=\"sub/other.grxml#b\"/></rule><rule id=\"a\">1</rule>"),
                Map.of(
                        "other.grxml",
                        document("<rule id=\"main\"><ruleref uri=\"#b\"/> 2</rule><rule id=\"b\" scope=\"public\">3"
                                + "</rule>")));
        assertThat(press("1323", grammar).state()).isEqualTo(State.FINAL);
        assertThat(press("132", grammar).state()).isEqualTo(State.CAN_CONTINUE);
    }

    @Test
    void aFragmentNamesTheRuleToStartWith() throws GrammarException {
        String document = document(
                "<rule id=\"main\">1</rule><rule id=\"other\" scope=\"public\">2</rule><rule id=\"hidden\">3</rule>");
        assertThat(press("2", COMPILER.srgs(bytes(document), BASE, "other", uri -> new byte[0]))
                        .state())
                .isEqualTo(State.FINAL);
        for (String missing : List.of("hidden", "none")) {
            GrammarException failure = catchThrowableOfType(
                    GrammarException.class, () -> COMPILER.srgs(bytes(document), BASE, missing, uri -> new byte[0]));
            assertThat(failure).hasMessageContaining("no public rule '" + missing + "'");
        }
    }

    @Test
    void recursionIsFollowedToABound() throws GrammarException {
        DtmfGrammar nested = compile(document(
                "<rule id=\"main\"><one-of><item>1 <ruleref uri=\"#main\"/> 2</item><item>#</item></one-of></rule>"));
        assertThat(press("111#222", nested).state()).isEqualTo(State.FINAL);
        assertThat(press("111#22", nested).state()).isEqualTo(State.CAN_CONTINUE);
        assertThat(press("1".repeat(150) + "#" + "2".repeat(150), nested).state())
                .isEqualTo(State.FINAL);
        assertThat(press("1".repeat(450) + "#" + "2".repeat(450), nested)
                        .match()
                        .keys())
                .hasSize(901);
        assertThat(press("1".repeat(1000), nested).state()).isEqualTo(State.NO_MATCH);
    }

    @Test
    void aRuleThatNeverEndsMatchesNothing() throws GrammarException {
        DtmfGrammar endless =
                compile(document("<rule id=\"main\">1 <ruleref uri=\"#main\"/></rule><rule id=\"b\">2</rule>"));
        assertThat(press("", endless).state()).isEqualTo(State.NO_MATCH);
    }

    @Test
    void rulesReferredToTwiceAtEveryLevelDoNotGrow() throws GrammarException {
        StringBuilder rules = new StringBuilder("<rule id=\"main\"><ruleref uri=\"#r0\"/></rule>");
        for (int i = 0; i < 16; i++) {
            String next = "<ruleref uri=\"#r" + (i + 1) + "\"/>";
            rules.append("<rule id=\"r" + i + "\">" + next + next + "</rule>");
        }
        DtmfGrammar grammar = compile(document(rules + "<rule id=\"r16\">1</rule>"));
        assertThat(press("1".repeat(65_535), grammar).state()).isEqualTo(State.CAN_CONTINUE);
        assertThat(press("1".repeat(65_536), grammar).state()).isEqualTo(State.FINAL);
    }

    @Test
    void rulesThatMatchNothingOnAMillionWaysAreQuick() throws GrammarException {
        StringBuilder rules = new StringBuilder("<rule id=\"main\"><ruleref uri=\"#r0\"/></rule>");
        for (int i = 0; i < 20; i++) {
            String next = "<ruleref uri=\"#r" + (i + 1) + "\"/>";
            rules.append("<rule id=\"r" + i + "\">" + next + next + "</rule>");
        }
        rules.append("<rule id=\"r20\"><item repeat=\"0-1\">1</item></rule>");
        assertThat(press("111", compile(document(rules.toString()))).state()).isEqualTo(State.COMPLETE);
        DtmfGrammar later = compile(document(rules.toString().replace("<rule id=\"main\">", "<rule id=\"main\">9")));
        assertThat(press("9111", later).state()).isEqualTo(State.COMPLETE);
        assertThat(press("9119", later).state()).isEqualTo(State.NO_MATCH);
    }

    @Test
    void grammarsThatAreTooAmbiguousAreRefused() {
        String wide = ("<item repeat=\"0-1\">" + "<item repeat=\"0-1\">1</item>".repeat(100) + "</item>").repeat(700);
        assertThat(catchThrowableOfType(
                        GrammarException.class, () -> compile(document("<rule id=\"main\">" + wide + "</rule>"))))
                .hasMessageContaining("too ambiguous");
    }

    @Test
    void rulesMayReferToThemselvesBeforeAnyToken() throws GrammarException {
        DtmfGrammar sum = compile(document("<rule id=\"main\"><one-of><item><ruleref uri=\"#main\"/> * <ruleref"
                + " uri=\"#n\"/></item><item><ruleref uri=\"#n\"/></item></one-of></rule><rule id=\"n\"><one-of>"
                + "<item>1</item><item>2</item></one-of></rule>"));
        assertThat(sum.parse("1*2*1").orElseThrow().text())
                .isEqualTo("$main[$main[$main[$n[\"1\"]],\"*\",$n[\"2\"]],\"*\",$n[\"1\"]]");
        assertThat(press("1*", sum).state()).isEqualTo(State.CAN_CONTINUE);
        assertThat(press("1**", sum).state()).isEqualTo(State.NO_MATCH);
        DtmfGrammar hidden = compile(
                document(
                        "<rule id=\"main\"><item repeat=\"0-\">1</item><ruleref uri=\"#b\"/></rule>"
                                + "<rule id=\"b\"><one-of><item><ruleref uri=\"#main\"/></item><item>2</item></one-of></rule>"));
        assertThat(press("112", hidden).state()).isEqualTo(State.FINAL);
        assertThat(hidden.parse("12")).isPresent();
    }

    @Test
    void aRuleOfNothingButItselfMatchesNothing() throws GrammarException {
        DtmfGrammar circle = compile(document(
                "<rule id=\"main\"><ruleref uri=\"#a\"/> 1</rule>" + "<rule id=\"a\"><ruleref uri=\"#main\"/></rule>"));
        assertThat(press("", circle).state()).isEqualTo(State.NO_MATCH);
        DtmfGrammar self = compile(document(
                "<rule id=\"main\"><one-of><item><ruleref uri=\"#main\"/></item>" + "<item>1</item></one-of></rule>"));
        assertThat(self.parse("1").orElseThrow().text()).isEqualTo("$main[\"1\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "ISO-8859-1", "UTF-8"})
    void encodings(String charset) throws Exception {
        String text = "<?xml version=\"1.0\" encoding=\"" + charset + "\"?>"
                + document("<rule id=\"main\"><!-- é -->1</rule>");
        DtmfGrammar grammar = COMPILER.srgs(text.getBytes(charset), BASE, "", uri -> new byte[0]);
        assertThat(press("1", grammar).state()).isEqualTo(State.FINAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<?xml version=\"1.0\" encoding=\"EBCDIC-XYZ\"?><grammar/>",
                "not xml",
                "<grammar/>",
                "<grammar version=\"1.0\" mode=\"dtmf\" root=\"main\"><rule id=\"main\">1</rule></grammar>",
                "@<rule id=\"main\">1</rule><rule id=\"main\">2</rule>",
                "@<rule id=\"other\">1</rule>",
                "@<rule id=\"main\"></rule>",
                "@<rule id=\"main\">hello</rule>",
                "@<rule id=\"main\">\"1</rule>",
                "@<rule id=\"main\"><token> </token></rule>",
                "@<rule id=\"main\"><item repeat=\"3-2\">1</item></rule>",
                "@<rule id=\"main\"><item repeat=\"x\">1</item></rule>",
                "@<rule id=\"main\"><item repeat=\"-1\">1</item></rule>",
                "@<rule id=\"main\"><item repeat=\"99999999999\">1</item></rule>",
                "@<rule id=\"main\"><one-of/></rule>",
                "@<rule id=\"main\"><one-of>1<item>2</item></one-of></rule>",
                "@<rule id=\"main\"><one-of><item weight=\"heavy\">2</item></one-of></rule>",
                "@<rule id=\"main\"><ruleref/></rule>",
                "@<rule id=\"main\"><ruleref uri=\"#none\"/></rule>",
                "@<rule id=\"main\"><ruleref uri=\":bad:\"/></rule>",
                "@<rule id=\"main\"><ruleref special=\"SOME\"/></rule>",
                "@<rule id=\"main\"><ruleref uri=\"#NULL\"/></rule>",
                "@<rule id=\"NULL\">1</rule>",
                "@<rule id=\"main\" scope=\"secret\">1</rule>",
                "@<rule id=\"main\"><break/>1</rule>",
                "@<rule id=\"main\"><tag><b/></tag>1</rule>",
                "@<rule id=\"main\">&e;</rule>",
                "@stray<rule id=\"main\">1</rule>",
                "@<rule id=\"main\"><item>1</rule>",
            })
    void refused(String rules) {
        String text = rules.startsWith("@") ? document(rules.substring(1)) : rules;
        GrammarException failure = catchThrowableOfType(GrammarException.class, () -> compile(text));
        assertThat(failure).as("%s is refused", text).isNotNull();
        assertThat(failure.event()).isEqualTo("error.grammar");
        assertThat(failure).hasMessageContaining(BASE.toString());
    }

    @Test
    void entitiesAreNotExpanded() {
        String bomb = "<!DOCTYPE grammar [<!ENTITY a \"1\"><!ENTITY b \"&a;&a;&a;\">]>"
                + document("<rule id=\"main\">&b;</rule>");
        assertThat(catchThrowableOfType(GrammarException.class, () -> compile(bomb))
                        .event())
                .isEqualTo("error.grammar");
        String file = "<!DOCTYPE grammar [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>"
                + document("<rule id=\"main\">&a;</rule>");
        assertThat(catchThrowableOfType(GrammarException.class, () -> compile(file)))
                .isNotNull();
    }

    @Test
    void deepAndLongDocumentsAreRefused() {
        String deep = document("<rule id=\"main\">" + "<item>".repeat(200) + "1" + "</item>".repeat(200) + "</rule>");
        assertThat(catchThrowableOfType(GrammarException.class, () -> compile(deep)))
                .hasMessageContaining("deep");
        String longOne = document("<rule id=\"main\">" + "1 ".repeat(3 << 20) + "</rule>");
        assertThat(catchThrowableOfType(GrammarException.class, () -> compile(longOne)))
                .hasMessageContaining("bytes");
    }

    @Test
    void voiceAndForeignTagsAreUnsupported() {
        for (String text : List.of(
                document("<rule id=\"main\">1</rule>").replace("mode=\"dtmf\"", "mode=\"voice\" xml:lang=\"en\""),
                document("tag-format=\"swi-semantics/1.0\"", "<rule id=\"main\">1</rule>"))) {
            assertThat(catchThrowableOfType(GrammarException.class, () -> compile(text))
                            .event())
                    .isEqualTo("error.unsupported.format");
        }
    }

    @Test
    void aReferenceThatCannotBeLoadedSaysSo() {
        String text = document("<rule id=\"main\"><ruleref uri=\"none.grxml\"/></rule>");
        assertThat(catchThrowableOfType(GrammarException.class, () -> compile(text))
                        .event())
                .isEqualTo("error.badfetch.http.404");
    }

    @Test
    void grammarsAreKeptByContentAndFollowTheirReferences() throws GrammarException {
        String main = document("<rule id=\"main\"><ruleref uri=\"part.grxml\"/></rule>");
        List<URI> loads = new ArrayList<>();
        String[] part = {document("<rule id=\"main\">1</rule>")};
        GrammarCompiler.References references = uri -> {
            loads.add(uri);
            return bytes(part[0]);
        };
        URI base = URI.create("http://host/kept.grxml");
        DtmfGrammar first = COMPILER.srgs(bytes(main), base, "", references);
        assertThat(COMPILER.srgs(bytes(main), base, "", references)).isSameAs(first);
        part[0] = document("<rule id=\"main\">2</rule>");
        DtmfGrammar second = COMPILER.srgs(bytes(main), base, "", references);
        assertThat(press("2", second).state()).isEqualTo(State.FINAL);
        assertThat(press("2", first).state()).isEqualTo(State.NO_MATCH);
        assertThat(loads).containsOnly(URI.create("http://host/part.grxml"));
    }
}
