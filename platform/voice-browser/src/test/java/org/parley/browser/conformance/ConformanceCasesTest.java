package org.parley.browser.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every VoiceXML and SSML case. Cases that are open are aborted, and named by the page of results. */
class ConformanceCasesTest {
    private static DialogCases dialogs;

    @BeforeAll
    static void serve() throws IOException {
        dialogs = new DialogCases();
    }

    @AfterAll
    static void close() {
        dialogs.close();
    }

    static List<Case> cases() throws IOException {
        return Case.all(Case.FOLDER).stream().filter(Case::isDialog).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void callGoesAsWritten(Case tried) {
        CaseOutcome outcome = dialogs.run(tried);
        if (tried.open().isPresent()) {
            abort(
                    outcome.passed()
                            ? "passes: take its line 'open:' out"
                            : "open: " + tried.open().get());
        }
        if (!outcome.passed()) {
            fail(outcome.failure());
        }
    }

    @Test
    void everyCaseEndsTheCall() throws IOException {
        assertThat(cases())
                .allSatisfy(tried -> assertThat(tried.call())
                        .as(tried.name())
                        .last()
                        .asString()
                        .matches("(exit|error): .*|now"));
    }
}
