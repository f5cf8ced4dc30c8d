package org.parley.browser.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.browser.grammar.GrammarDocument;
import org.parley.browser.grammar.GrammarException;
import org.parley.browser.grammar.GrammarTrial;
import org.parley.browser.grammar.SrgsCompiler;
import org.parley.browser.script.RhinoScripts;

/** Documents that want to keep a reader busy: what takes minutes where anything is tried twice takes no time. */
class HostileDocumentTest {
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final int MANY = 300_000;
    private static final URI ADDRESS = URI.create("http://host/x");

    private final DocumentCheck check = new DocumentCheck(uri -> new byte[0]);

    private List<Mistake> check(String document) {
        return assertTimeoutPreemptively(
                BOUND, () -> check.check(document.getBytes(StandardCharsets.UTF_8), "x", ADDRESS));
    }

    private static String vxml(String content) {
        return "<vxml version='2.1' xmlns='http://www.w3.org/2001/vxml'><form><block>" + content
                + "</block></form></vxml>";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<prompt><prosody rate='%s'>x</prosody></prompt>",
                "<prompt><prosody volume='%s'>x</prosody></prompt>",
                "<prompt><prosody pitch='%s'>x</prosody></prompt>",
                "<prompt><audio src='x' repeatCount='0%s'/></prompt>",
                "<prompt><audio src='x' soundLevel='%s'/></prompt>",
                "<prompt><audio src='x' speed='%s'/></prompt>",
                "<prompt timeout='%s'>x</prompt>",
                "<prompt count='%s'>x</prompt>",
                "</block><field><option dtmf='%s'>x</option></field><block>",
                "</block><field><grammar weight='%s' src='x'/></field><block>",
                "<data name='x' src='x' maxage='%s'/>"
            })
    void longWrongValuesAreRefusedInOnePass(String content) {
        assertThat(check(vxml(content.formatted("1".repeat(MANY) + "!")))).hasSize(1);
    }

    @Test
    void longListsNeedNoDeepStack() {
        assertThat(check(vxml("</block><catch event='" + "a ".repeat(MANY) + "'/><block>")))
                .isEmpty();
        assertThat(check(vxml("<prompt xml:lang='en" + "-us".repeat(MANY) + "'/>")))
                .isEmpty();
        assertThat(check("\n".repeat(MANY) + vxml(""))).isEmpty();
        assertThat(check("<!-- > -->".repeat(MANY / 10) + "nothing")).hasSize(1);
    }

    @Test
    void wordsWithoutLettersAreReadOnce() {
        String menu = "</block></form><menu><choice next='x'>a" + "!".repeat(MANY) + "b</choice></menu><form><block>";
        assertThat(check(vxml(menu))).isEmpty();
    }

    @Test
    void rulesThatMatchNothingTwiceOverDoNotFillTheTree() throws GrammarException {
        StringBuilder grammar = new StringBuilder("#ABNF 1.0;\nlanguage en;\nroot $r0;\n");
        for (int i = 0; i < 40; i++) {
            grammar.append("$r%d = $r%d $r%d;\n".formatted(i, i + 1, i + 1));
        }
        assertThat(matches(grammar + "$r40 = [a];\n", "a a a")).isFalse();
    }

    @Test
    void chainsOfRulesNeedNoDeepStack() throws GrammarException {
        StringBuilder chain = new StringBuilder("#ABNF 1.0;\nlanguage en;\nroot $r0;\n");
        for (int i = 0; i < 4_900; i++) {
            chain.append("$r%d = $r%d;\n".formatted(i, i + 1));
        }
        assertThat(matches(chain + "$r4900 = a;\n", "a")).isFalse();
        String again = "#ABNF 1.0;\nlanguage en;\nroot $r;\n$r = z $r | z;\n";
        assertThat(matches(again, "z ".repeat(900))).isTrue();
        assertThat(matches(again, "z ".repeat(5_000))).isFalse();
        String both = "#ABNF 1.0;\nlanguage en;\nroot $r;\n$r = $r $r | z;\n";
        assertThat(matches(both, "z ".repeat(40))).isTrue();
        assertThat(matches(both, "z ".repeat(900)))
                .as("more ways than can be followed")
                .isFalse();
    }

    private static boolean matches(String grammar, String input) throws GrammarException {
        GrammarDocument document = new GrammarDocument(grammar.getBytes(StandardCharsets.UTF_8), ADDRESS);
        GrammarTrial trial = GrammarTrial.of(new SrgsCompiler(new RhinoScripts()), document, uri -> new byte[0]);
        return assertTimeoutPreemptively(BOUND, () -> trial.match(input)).isPresent();
    }
}
