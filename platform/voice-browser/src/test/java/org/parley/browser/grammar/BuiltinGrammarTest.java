package org.parley.browser.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.parley.browser.grammar.Grammars.COMPILER;
import static org.parley.browser.grammar.Grammars.interpret;
import static org.parley.browser.grammar.Grammars.press;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.browser.grammar.DtmfMatcher.State;

/** VoiceXML 2.0 appendix P. */
class BuiltinGrammarTest {

    @ParameterizedTest
    @CsvSource({
        "builtin:dtmf/boolean, 1, FINAL, true",
        "builtin:dtmf/boolean, 2, FINAL, false",
        "builtin:dtmf/boolean, 3, NO_MATCH,",
        "builtin:dtmf/boolean?y=7;n=9, 7, FINAL, true",
        "builtin:dtmf/boolean?y=7;n=9, 9, FINAL, false",
        "builtin:dtmf/boolean?y=7;n=9, 1, NO_MATCH,",
        "builtin:dtmf/digits, 0, COMPLETE, 0",
        "builtin:digits, 12345678901234567890123, COMPLETE, 12345678901234567890123",
        "builtin:dtmf/digits, 12#, NO_MATCH,",
        "builtin:dtmf/digits?minlength=3;maxlength=5, 12, CAN_CONTINUE,",
        "builtin:dtmf/digits?minlength=3;maxlength=5, 123, COMPLETE, 123",
        "builtin:dtmf/digits?minlength=3&maxlength=5, 12345, FINAL, 12345",
        "builtin:dtmf/digits?length=4, 123, CAN_CONTINUE,",
        "builtin:dtmf/digits?length=4, 1234, FINAL, 1234",
        "builtin:grammar/digits?length=4;maxlength=9, 1234, FINAL, 1234",
        "builtin:dtmf/date, 20261231, FINAL, 20261231",
        "builtin:dtmf/date, 202613, NO_MATCH,",
        "builtin:dtmf/date, 20261232, NO_MATCH,",
        "builtin:dtmf/time, 0130, FINAL, 0130?",
        "builtin:dtmf/time, 1230, FINAL, 1230?",
        "builtin:dtmf/time, 1330, FINAL, 1330h",
        "builtin:dtmf/time, 0000, FINAL, 0000h",
        "builtin:dtmf/time, 24, NO_MATCH,",
        "builtin:dtmf/time, 0160, NO_MATCH,",
        "builtin:dtmf/number, 12, COMPLETE, 12",
        "builtin:dtmf/number, 12*5, COMPLETE, 12.5",
        "builtin:dtmf/number, *5, COMPLETE, .5",
        "builtin:dtmf/number, 1**, NO_MATCH,",
        "builtin:dtmf/currency, 12, COMPLETE, 12.00",
        "builtin:dtmf/currency, 12*3, COMPLETE, 12.30",
        "builtin:dtmf/currency, 12*34, FINAL, 12.34",
        "builtin:dtmf/currency, *34, FINAL, 0.34",
        "builtin:dtmf/phone, 8005551234, COMPLETE, 8005551234",
        "builtin:dtmf/phone, 8005551234*789, COMPLETE, 8005551234x789",
        "builtin:dtmf/phone, 8005551234*, CAN_CONTINUE,",
    })
    void results(String uri, String keys, State state, String result) throws GrammarException {
        DtmfGrammar grammar = COMPILER.builtin(uri);
        assertThat(press(keys, grammar).state()).isEqualTo(state);
        if (result != null) {
            assertThat(interpret(keys, grammar).toString()).isEqualTo(result);
        }
    }

    @Test
    void booleansAreBooleans() throws GrammarException {
        assertThat(interpret("1", COMPILER.builtin("builtin:dtmf/boolean"))).isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource({
        "builtin:dtmf/nothing, error.unsupported.builtin",
        "builtin:dtmf/digits?length=5;minlength=9, error.badfetch",
        "builtin:dtmf/digits?minlength=5;maxlength=3, error.badfetch",
        "builtin:dtmf/digits?maxlength=0, error.badfetch",
        "builtin:dtmf/digits?length=x, error.badfetch",
        "builtin:dtmf/digits?length, error.badfetch",
        "builtin:dtmf/boolean?y=12, error.badfetch",
        "builtin:dtmf/boolean?y=2, error.badfetch",
    })
    void refused(String uri, String event) {
        assertThat(catchThrowableOfType(GrammarException.class, () -> COMPILER.builtin(uri))
                        .event())
                .isEqualTo(event);
    }
}
