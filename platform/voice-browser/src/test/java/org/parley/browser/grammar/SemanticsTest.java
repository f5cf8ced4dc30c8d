package org.parley.browser.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.parley.browser.grammar.Grammars.compile;
import static org.parley.browser.grammar.Grammars.document;
import static org.parley.browser.grammar.Grammars.interpret;
import static org.parley.browser.grammar.Grammars.press;
import static org.parley.browser.grammar.Grammars.rule;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** SISR 1.0. */
class SemanticsTest {
    private static final String DIGIT = "<rule id=\"digit\" scope=\"public\"><one-of><item>0</item><item>1</item>"
            + "<item>2</item><item>5</item></one-of></rule>";

    @Test
    void withoutTagsTheKeysAreTheMeaning() throws GrammarException {
        assertThat(interpret("101", rule("1 <item repeat=\"1-2\">0</item> <item>1</item>")))
                .isEqualTo("101");
    }

    @Test
    void withoutTagsTheLastRuleGivesTheMeaning() throws GrammarException {
        DtmfGrammar grammar = compile(document("<rule id=\"main\">* <ruleref uri=\"#digit\"/> <ruleref uri=\"#x\"/> #"
                + "</rule><rule id=\"x\">5<tag>out = 'five'</tag></rule>" + DIGIT));
        assertThat(interpret("*15#", grammar)).isEqualTo("five");
    }

    @Test
    void tagsRunInTheOrderOfTheMatch() throws GrammarException {
        DtmfGrammar grammar = rule("<tag>out = 'a'</tag><one-of><item>1<tag>out += 'b'</tag></item>"
                + "<item>2<tag>out += 'c'</tag></item></one-of><tag>out += 'd'</tag>");
        assertThat(interpret("1", grammar)).isEqualTo("abd");
        assertThat(interpret("2", grammar)).isEqualTo("acd");
    }

    @Test
    void valuesHaveTypes() throws GrammarException {
        DtmfGrammar grammar = rule("<one-of><item>1<tag>out = 6 * 7</tag></item><item>2<tag>out = true</tag></item>"
                + "<item>3<tag>out.action = 'delete'; out.count = 2;</tag></item>"
                + "<item>4<tag>out = [1, 'x']</tag></item></one-of>");
        assertThat(interpret("1", grammar)).isEqualTo(42.0);
        assertThat(interpret("2", grammar)).isEqualTo(true);
        assertThat(interpret("3", grammar)).isEqualTo(Map.of("action", "delete", "count", 2.0));
        assertThat(interpret("4", grammar)).isEqualTo(List.of(1.0, "x"));
    }

    @Test
    void rulesAndMetaTellOfReferences() throws GrammarException {
        DtmfGrammar grammar = compile(document("<rule id=\"main\"><ruleref uri=\"#mailbox\"/> * "
                + "<ruleref uri=\"#digit\"/><tag>out.box = rules.mailbox.number; out.last = rules.latest();"
                + " out.said = meta.mailbox.text; out.all = meta.current().text; out.score = meta.latest().score</tag> #"
                + "</rule><rule id=\"mailbox\"><tag>out.number = ''</tag><item repeat=\"1-\"><ruleref uri=\"#digit\"/>"
                + "<tag>out.number += rules.digit</tag></item></rule>" + DIGIT));
        assertThat(interpret("101*2#", grammar))
                .isEqualTo(Map.of("box", "101", "last", "2", "said", "101", "all", "101*2", "score", 1.0));
    }

    @Test
    void eachRuleHasVariablesOfItsOwnAndTheHeaderIsShared() throws GrammarException {
        DtmfGrammar grammar = compile(document("<tag>var count = 0; function next() { return ++count; }</tag>"
                + "<rule id=\"main\"><item repeat=\"1-\"><ruleref uri=\"#one\"/></item><tag>out = count</tag></rule>"
                + "<rule id=\"one\">1<tag>var mine = next(); out = mine</tag></rule>"));
        assertThat(interpret("111", grammar)).isEqualTo(3.0);
        assertThat(interpret("11", grammar)).as("a match of its own").isEqualTo(2.0);
    }

    @Test
    void externalRulesAreKnownByTheirName() throws GrammarException {
        DtmfGrammar grammar = compile(
                document("<rule id=\"main\"><ruleref uri=\"other.grxml\"/><ruleref uri=\"other.grxml#digit\"/>"
                        + "<tag>out = rules.key + rules.digit</tag></rule>"),
                Map.of(
                        "other.grxml",
                        document("<rule id=\"key\">*<tag>out = 'star'</tag></rule>" + DIGIT)
                                .replace("root=\"main\"", "root=\"key\"")));
        assertThat(interpret("*5", grammar)).isEqualTo("star5");
    }

    @Test
    void literalsAreTheirText() throws GrammarException {
        DtmfGrammar grammar = compile(document(
                "tag-format=\"semantics/1.0-literals\"",
                "<rule id=\"main\"><one-of><item>1<tag>send it</tag></item><item>2</item>"
                        + "<item><ruleref uri=\"#x\"/></item></one-of></rule><rule id=\"x\">3<tag>a'b</tag></rule>"));
        assertThat(interpret("1", grammar)).isEqualTo("send it");
        assertThat(interpret("2", grammar)).isEqualTo("2");
        assertThat(interpret("3", grammar)).isEqualTo("a'b");
    }

    @Test
    void repeatedTagsCountOnce() throws GrammarException {
        assertThat(interpret("1", rule("<tag>out = ''</tag>1<item repeat=\"2-\"><tag>out += 'x'</tag></item>")))
                .isEqualTo("x");
        assertThat(interpret("11", rule("<tag>out = ''</tag><item repeat=\"1-\">1<tag>out += 'x'</tag></item>")))
                .isEqualTo("xx");
    }

    @Test
    void earlierAlternativesWin() throws GrammarException {
        assertThat(interpret(
                        "1",
                        rule("<one-of><item>1<tag>out = 'first'</tag></item>"
                                + "<item>1<tag>out = 'second'</tag></item></one-of>")))
                .isEqualTo("first");
    }

    @Test
    void brokenTagsAreSemanticErrors() throws GrammarException {
        for (String tag : List.of("out = ", "throw 'x'", "out = unknown.y", "undeclared = 1", "while (true) {}")) {
            DtmfGrammar grammar = rule("1<tag>" + tag + "</tag>");
            GrammarException failure = catchThrowableOfType(
                    GrammarException.class, () -> press("1", grammar).match());
            assertThat(failure).as(tag).isNotNull();
            assertThat(failure.event()).isEqualTo("error.semantic");
        }
    }
}
