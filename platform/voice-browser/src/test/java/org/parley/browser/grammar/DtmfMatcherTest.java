package org.parley.browser.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parley.browser.grammar.Grammars.COMPILER;
import static org.parley.browser.grammar.Grammars.press;
import static org.parley.browser.grammar.Grammars.rule;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.browser.grammar.DtmfMatcher.State;

class DtmfMatcherTest {
    private static final String DIGIT = "<one-of><item>0</item><item>1</item><item>2</item><item>3</item><item>4</item>"
            + "<item>5</item><item>6</item><item>7</item><item>8</item><item>9</item></one-of>";
    private static final Map<String, String> RULES = Map.ofEntries(
            Map.entry("star or star extension", "* <item repeat=\"0-\">" + DIGIT + "</item>"),
            Map.entry(
                    "deposit",
                    "<one-of><item>#</item><item>0</item><item>* <item repeat=\"1-\">" + DIGIT
                            + "</item></item></one-of>"),
            Map.entry("double pound", "<item repeat=\"2\">#</item>"),
            Map.entry("extension then pound", "<item repeat=\"1-\">" + DIGIT + "</item> #"),
            Map.entry("up to three", "<item repeat=\"1-3\">" + DIGIT + "</item>"),
            Map.entry("up to twenty", "<item repeat=\"1-20\">" + DIGIT + "</item>"),
            Map.entry("common prefix", "<one-of><item>1</item><item>1 2</item><item>1 2 3 4</item></one-of>"),
            Map.entry("words", "star <token>pound</token> \"5\""),
            Map.entry("letters", "A <item>b</item> 1234"),
            Map.entry("void branch", "<one-of><item>1 <ruleref special=\"VOID\"/></item><item>1 2</item></one-of>"),
            Map.entry("optional void", "1 <item repeat=\"0-1\"><ruleref special=\"VOID\"/></item>"),
            Map.entry("void", "<ruleref special=\"VOID\"/>"),
            Map.entry("nothing", "<ruleref special=\"NULL\"/>"),
            Map.entry("empty item", "<item/>"),
            Map.entry("anything then pound", "<ruleref special=\"GARBAGE\"/> #"),
            Map.entry("never", "1 <item repeat=\"0\">2</item> 3"),
            Map.entry("optional in a loop", "<item repeat=\"3-4\"><item repeat=\"0-1\">1</item></item> #"),
            Map.entry("nested loops", "<item repeat=\"2\"><item repeat=\"1-2\">1</item> *</item>"),
            Map.entry("at least two", "<item repeat=\"2-\">1</item>"));

    @ParameterizedTest
    @CsvSource({
        "star or star extension, *, COMPLETE",
        "star or star extension, *101, COMPLETE",
        "star or star extension, **, NO_MATCH",
        "star or star extension, 1, NO_MATCH",
        "deposit, #, FINAL",
        "deposit, *, CAN_CONTINUE",
        "deposit, *1, COMPLETE",
        "deposit, *1#, NO_MATCH",
        "deposit, 5, NO_MATCH",
        "double pound, #, CAN_CONTINUE",
        "double pound, ##, FINAL",
        "double pound, ###, NO_MATCH",
        "extension then pound, 101, CAN_CONTINUE",
        "extension then pound, 101#, FINAL",
        "extension then pound, #, NO_MATCH",
        "up to three, 1, COMPLETE",
        "up to three, 12, COMPLETE",
        "up to three, 123, FINAL",
        "up to three, 1234, NO_MATCH",
        "up to twenty, 1234567890123456789, COMPLETE",
        "up to twenty, 12345678901234567890, FINAL",
        "common prefix, 1, COMPLETE",
        "common prefix, 12, COMPLETE",
        "common prefix, 123, CAN_CONTINUE",
        "common prefix, 1234, FINAL",
        "common prefix, 13, NO_MATCH",
        "words, *#5, FINAL",
        "letters, aB1234, FINAL",
        "letters, AB, CAN_CONTINUE",
        "void branch, 1, CAN_CONTINUE",
        "void branch, 12, FINAL",
        "optional void, 1, FINAL",
        "void, '', NO_MATCH",
        "nothing, '', FINAL",
        "empty item, '', FINAL",
        "anything then pound, 12*, CAN_CONTINUE",
        "anything then pound, 12#, COMPLETE",
        "never, 13, FINAL",
        "never, 12, NO_MATCH",
        "optional in a loop, #, FINAL",
        "optional in a loop, 1111, CAN_CONTINUE",
        "optional in a loop, 11111, NO_MATCH",
        "nested loops, 11*1*, FINAL",
        "nested loops, 11*11, CAN_CONTINUE",
        "nested loops, 11**, NO_MATCH",
        "at least two, 1, CAN_CONTINUE",
        "at least two, 11, COMPLETE",
        "at least two, 1111111, COMPLETE",
        "at least two, '', CAN_CONTINUE",
    })
    void reachesTheState(String name, String keys, State state) throws GrammarException {
        assertThat(press(keys, rule(RULES.get(name))).state()).isEqualTo(state);
    }

    @Test
    void theFirstGrammarThatMatchesWins() throws GrammarException {
        DtmfGrammar field = rule("<item repeat=\"3\">" + DIGIT + "</item>");
        DtmfGrammar link = COMPILER.keys("0", "operator");
        DtmfGrammar menu = rule("<one-of><item>0</item><item>1 0 1</item><item>*</item></one-of>");
        DtmfMatcher zero = press("0", field, link, menu);
        assertThat(zero.state()).isEqualTo(State.COMPLETE);
        assertThat(zero.match()).isEqualTo(new DtmfMatcher.Match(1, "0", "operator"));
        assertThat(press("101", field, link, menu).match()).isEqualTo(new DtmfMatcher.Match(0, "101", "101"));
        assertThat(press("101", menu, link, field).match()).isEqualTo(new DtmfMatcher.Match(0, "101", "101"));
        DtmfMatcher star = press("*", field, link, menu);
        assertThat(star.state()).isEqualTo(State.FINAL);
        assertThat(star.match().grammarIndex()).isEqualTo(2);
        assertThat(press("55", field, link, menu).state()).isEqualTo(State.CAN_CONTINUE);
    }

    @Test
    void noGrammarMatchesNothing() {
        DtmfMatcher matcher = press("1");
        assertThat(matcher.state()).isEqualTo(State.NO_MATCH);
        assertThatThrownBy(matcher::match).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aKeyUnknownToTelephonesIsNoMatchForEver() throws GrammarException {
        DtmfMatcher matcher = press("€", rule("1"));
        assertThat(matcher.state()).isEqualTo(State.NO_MATCH);
        assertThat(matcher.press('1')).isEqualTo(State.NO_MATCH);
        assertThat(matcher.keys()).isEqualTo("€1");
    }

    @Test
    void keySequences() throws GrammarException {
        DtmfGrammar keys = COMPILER.keys("* 1 #", null);
        assertThat(press("*1", keys).state()).isEqualTo(State.CAN_CONTINUE);
        assertThat(press("*1#", keys).state()).isEqualTo(State.FINAL);
        assertThat(press("*1#", keys).match().interpretation()).isEqualTo("*1#");
        for (String broken : List.of("", " ", "1 x")) {
            assertThatThrownBy(() -> COMPILER.keys(broken, null)).isInstanceOf(GrammarException.class);
        }
    }

    @Test
    void manyCallsOfOneGrammarShareItsStates() throws Exception {
        DtmfGrammar grammar = rule(RULES.get("up to twenty"));
        List<Thread> threads = java.util.stream.IntStream.range(0, 4)
                .mapToObj(i -> new Thread(() -> {
                    for (int round = 0; round < 1000; round++) {
                        DtmfMatcher matcher = press("1234567890", grammar);
                        if (matcher.state() != State.COMPLETE) {
                            throw new AssertionError(matcher.state());
                        }
                    }
                }))
                .toList();
        List<Throwable> failures = new java.util.concurrent.CopyOnWriteArrayList<>();
        threads.forEach(thread -> thread.setUncaughtExceptionHandler((t, failure) -> failures.add(failure)));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
    }
}
