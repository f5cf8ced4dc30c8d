package org.parley.tests.menus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.browser.grammar.DtmfMatcher;
import org.parley.browser.grammar.SrgsCompiler;
import org.parley.browser.script.RhinoScripts;

/** What each key sequence means in the shipped grammars, and when it is complete. */
class GrammarsTest {
    private static final Path GRAMMARS =
            Path.of(System.getProperty("parley.home", "..")).resolve("grammars");

    private final SrgsCompiler compiler = new SrgsCompiler(new RhinoScripts());

    @ParameterizedTest
    @CsvSource({
        "entry.grxml,  '',        101,  COMPLETE,     101",
        "entry.grxml,  '',        101#, FINAL,        101",
        "entry.grxml,  '',        #,    FINAL,        ''",
        "entry.grxml,  '',        *,    NO_MATCH,     ''",
        "deposit.grxml, greeting, #,    FINAL,        skip",
        "deposit.grxml, greeting, 0,    FINAL,        operator",
        "deposit.grxml, greeting, *,    CAN_CONTINUE, ''",
        "deposit.grxml, greeting, *10,  CAN_CONTINUE, ''",
        "deposit.grxml, greeting, *102, FINAL,        102",
        "deposit.grxml, greeting, 5,    NO_MATCH,     ''",
        "deposit.grxml, leaving,  #,    NO_MATCH,     ''",
        "deposit.grxml, leaving,  *102, FINAL,        102",
        "deposit.grxml, recording, #,   FINAL,        leave=",
        "deposit.grxml, recording, 0,   FINAL,        leave=operator",
        "deposit.grxml, recording, *102, FINAL,       leave=102",
        "extension.grxml, recipient, 102,  FINAL,     102",
        "extension.grxml, recipient, 10,   CAN_CONTINUE, ''",
        "extension.grxml, recipient, #,    FINAL,     ''",
        "extension.grxml, recipient, *,    NO_MATCH,  ''",
        "extension.grxml, starred,   *102, FINAL,     102",
        "extension.grxml, starred,   *1,   CAN_CONTINUE, ''",
        "extension.grxml, attendant, 102,  FINAL,     102",
        "extension.grxml, attendant, 0,    FINAL,     operator",
        "extension.grxml, attendant, #,    FINAL,     ''",
        "extension.grxml, attendant, *404, FINAL,     *404",
        "extension.grxml, attendant, 610,  COMPLETE,  610",
        "extension.grxml, attendant, 6101, FINAL,     center101",
    })
    void keysMean(String file, String rule, String keys, DtmfMatcher.State state, String meaning) throws Exception {
        Path grammar = GRAMMARS.resolve(file);
        DtmfMatcher matcher = compiler.matcher(
                List.of(compiler.srgs(Files.readAllBytes(grammar), grammar.toUri(), rule, uri -> new byte[0])));

        for (char key : keys.toCharArray()) {
            matcher.press(key);
        }

        assertThat(matcher.state()).isEqualTo(state);
        if (state == DtmfMatcher.State.FINAL || state == DtmfMatcher.State.COMPLETE) {
            Object meant = matcher.match().interpretation();
            Object expected = meaning.startsWith("leave=") ? Map.of("leave", meaning.substring(6)) : meaning;
            assertThat(meant).isEqualTo(expected);
        }
    }
}
